/** Types of totals, averages and counts. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { ownerOf } from '../declared-types.ts';
import { nameOf } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';
import { mergedTypes } from './arithmetic.ts';

/** A total, average, count and the like: what is taken across is no longer a dimension of the result. */
export function typeOfAggregate(infer: Inference, node: ast.Aggregate, place: RulePlace): ValueType {
  const across = node.dimensions.map(dimension => ownerOf(dimension.ref)).filter(owner => owner !== undefined);
  const counted = node.function === 'count' ? groupOf(node.items[0]) : undefined;
  if (counted) across.push(counted);
  const inner: RulePlace = {
    grain: node.period || node.window || node.cohorts ? 'any' : place.grain,
    dimensions: place.dimensions && new Set([...place.dimensions, ...across]),
  };
  infer.condition(node.condition, inner);
  if (node.weight) infer.quantity(node.weight, inner);
  const items = counted ? [] : node.items.map(item => (ast.isAmount(item) ? infer.amount(item, inner) : infer.quantity(item, inner)));
  items.slice(1).forEach((item, index) => infer.alike(items[0]!, item, 'compared', node.items[index + 1]!));
  // Half typed, it could come to anything.
  if (items.length === 0 && !counted) return t.unknown;
  const type = items.length > 0 ? items.reduce((a, b) => mergedTypes(a, b)) : t.number;
  for (const dimension of across) {
    const varies = type.kind === 'unknown' || type.dimensions.has(dimension) || counted !== undefined || node.parent !== undefined || items.length === 0;
    if (!varies) infer.tell(typ.doesNotVary, { dimension: nameOf(dimension) }, node);
  }
  const dimensions = new Set([...type.dimensions].filter(dimension => !across.includes(dimension)));
  const read = node.period || node.window || node.cohorts ? 'any' : type.grain;
  return node.function === 'count' ? t.quantity(new Map(), { dimensions, grain: read }) : { ...type, dimensions, grain: read };
}

function groupOf(item: AstNode | undefined): AstNode | undefined {
  const node = ast.isAmount(item) ? item.value : item;
  const target = ast.isReference(node) ? node.target?.ref : undefined;
  return ast.isGroup(target) || ast.isSetDeclaration(target) || ast.isBandsDeclaration(target) ? target : undefined;
}
