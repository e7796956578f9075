/** Types of sums, differences, products and quotients. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { describeType } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';

/** A sum or difference of like values, or a product or quotient of any. */
export function typeOfArithmetic(infer: Inference, node: ast.Arithmetic, place: RulePlace): ValueType {
  const left = infer.quantity(node.left, place);
  const right = infer.quantity(node.right, place);
  if (node.operator === '*') return productOf(infer, left, right, 1, node);
  if (node.operator === '/') return productOf(infer, left, right, -1, node);
  infer.alike(left, right, node.operator === '+' ? 'added up' : 'taken from one another', node);
  return mergedTypes(left, right);
}

/** A product (`power` 1) or quotient (`power` -1); money times money is none. */
export function productOf(infer: Inference, left: ValueType, right: ValueType, power: 1 | -1, node: AstNode): ValueType {
  const around = { dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
  if (left.kind === 'unknown' || right.kind === 'unknown') return { ...t.unknown, ...around };
  const units = t.combined(left.units, right.units, power);
  const type = t.quantity(units, { percentage: units.size === 0 && left.percentage && right.percentage, ...around });
  if ((units.get('money') ?? 0) > 1) {
    infer.tell(typ.oddUnits, { units: describeType(type) }, node);
    return { ...t.unknown, ...around };
  }
  return type;
}

/** The type of two like values together: a percentage only where both are, the finer grain, the dimensions of both. */
export function mergedTypes(left: ValueType, right: ValueType): ValueType {
  const base = left.kind === 'unknown' ? right : left;
  return { ...base, bare: left.bare && right.bare, percentage: left.percentage && right.percentage, dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
}
