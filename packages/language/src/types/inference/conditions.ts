/** Types of conditions, and of what is chosen by them. */
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { codesOf } from '../../scoping/codes.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';
import { mergedTypes } from './arithmetic.ts';
import { isOutcome } from './scores.ts';

/** Operands that must be conditions. */
export function typeOfTest(infer: Inference, operands: readonly (ast.Expression | undefined)[], place: RulePlace): ValueType {
  for (const operand of operands) infer.condition(operand, place);
  return t.yesNo;
}

/** A comparison; what is compared must be alike, and a level needs its outcome. */
export function typeOfComparison(infer: Inference, node: ast.Comparison, place: RulePlace): ValueType {
  if (node.state) {
    infer.value(node.left, place);
    return t.yesNo;
  }
  const left = infer.value(node.left, place);
  const others = [...node.items, ...(node.right ? [node.right] : [])];
  for (const other of others) {
    if (ast.isLevelValue(other)) {
      if (!isOutcome(node.left)) infer.tell(typ.noOutcomeHere, { level: (other as ast.LevelValue).level }, other);
      continue;
    }
    if (node.sameAs) continue;
    const right = infer.value(other, place);
    if (left.kind === 'code' && ast.isReference(other)) checkCode(infer, left, other);
    infer.alike(left, right, 'compared', other);
  }
  return { ...t.yesNo, dimensions: left.dimensions };
}

function checkCode(infer: Inference, left: ValueType, other: ast.Reference): void {
  const known = codesOf(left.codes)?.map(code => code.name);
  const target = other.target?.ref;
  if (known && ast.isCode(target) && !known.includes(target.name)) infer.tell(typ.codeMismatch, { code: target.name, known }, other);
}

/** One of two values, by a condition. */
export function typeOfChoice(infer: Inference, node: ast.Conditional, place: RulePlace): ValueType {
  infer.condition(node.condition, place);
  const consequence = infer.value(node.consequence, place);
  const alternative = infer.value(node.alternative, place);
  infer.alike(consequence, alternative, 'chosen between', node);
  return mergedTypes(consequence, alternative);
}
