import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { levelOutOfRange } from '../../diagnostics/mod.ts';
import { literalOf } from '../../model/literals.ts';
import { isBeyond, measureRange } from '../../model/measure-range.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** The measure that a value is, itself or through its outcome. */
function measureOf(value: AstNode | undefined): ast.Measure | undefined {
  if (!ast.isReference(value) || value.part) return undefined;
  const target = value.target?.ref;
  const measure = ast.isOutcome(target) ? target.clauses.find(ast.isMeasuredBy)?.measure?.ref : target;
  return ast.isMeasure(measure) ? measure : undefined;
}

function check(value: AstNode | undefined, edges: readonly (ast.Expression | undefined)[], report: Report): void {
  const measure = measureOf(value);
  const range = measure && measureRange(measure);
  if (!range) return;
  const beyond = edges.map(edge => (ast.isExpression(edge) ? literalOf(edge)?.quantity : undefined)).filter(figure => figure !== undefined && isBeyond(range, figure));
  // The edges of one scale go wrong together, most often for want of one sign.
  if (beyond[0]) report(levelOutOfRange, { level: 'level', figure: beyond[0].$cstNode?.text ?? '', measure: measure.name, ...range.written }, { node: beyond[0] });
}

function edgesOf(scale: ast.Scale | undefined): readonly (ast.Expression | undefined)[] {
  if (ast.isRamp(scale)) return [scale.from, scale.to, ...scale.points.map(({ at }) => at)];
  return ast.isBands(scale) ? scale.bands.flatMap(({ from, to }) => [from, to]) : [];
}

/** What a measure is compared with, and the edges of its ramps and bands, are figures that it can come to: 40 is none of a percentage. */
export const edgesInRange: readonly Check[] = [
  defineCheck<ast.Comparison>(ast.Comparison.$type, ({ left, right, items }, report) => check(left, [right, ...items], report)),
  defineCheck<ast.Scored>(ast.Scored.$type, ({ value, scale }, report) => check(value, edgesOf(scale), report)),
];
