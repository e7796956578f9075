/** Types of scores: ramps, bands and levels. */
import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';
import { mergedTypes } from './arithmetic.ts';

/** What a ramp, bands or parts make of a value. */
export function typeOfScore(infer: Inference, node: ast.Scored, place: RulePlace): ValueType {
  const value = infer.quantity(node.value, place);
  const scale = node.scale;
  const around = { dimensions: value.dimensions, grain: value.grain };
  const edge = (expression: ast.Expression | undefined): void => {
    if (!expression) return;
    if (ast.isLevelValue(expression)) {
      if (!isOutcome(node.value)) infer.tell(typ.noOutcomeHere, { level: expression.level }, expression);
    } else infer.alike(value, infer.quantity(expression, place), 'compared', expression);
  };
  if (ast.isRamp(scale)) {
    edge(scale.from);
    edge(scale.to);
    for (const point of scale.points) edge(point.at);
    return { ...t.percentage, ...around };
  }
  if (ast.isBands(scale)) {
    let type: ValueType | undefined;
    for (const band of scale.bands) {
      edge(band.from);
      edge(band.to);
      const score = infer.quantity(band.value, place);
      type = type ? mergedTypes(type, score) : score;
    }
    return { ...(type ?? t.unknown), ...around };
  }
  return value;
}

/** A level stands for a figure of the outcome it is compared with. */
export function typeOfLevel(infer: Inference, node: ast.LevelValue): ValueType {
  const compared = AstUtils.getContainerOfType(node.$container, parent => ast.isComparison(parent) || ast.isScored(parent));
  if (!compared) infer.tell(typ.noOutcomeHere, { level: node.level }, node);
  return t.unknown;
}

/** Whether an expression names an outcome, or something that is not known. */
export function isOutcome(node: ast.Expression | undefined): boolean {
  return ast.isReference(node) && (ast.isOutcome(node.target?.ref) || node.target?.ref === undefined);
}
