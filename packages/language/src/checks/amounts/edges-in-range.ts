import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { levelOutOfRange } from '../../diagnostics/mod.ts';
import { literalOf } from '../../model/literals.ts';
import { factRange, isBeyond, measureRange, type MeasureRange } from '../../model/measure-range.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** What a value is, itself or through its outcome, and the figures it can come to. */
function rangeOf(value: AstNode | undefined): { name: string; range: MeasureRange | undefined } | undefined {
  if (!ast.isReference(value) || value.part) return undefined;
  const target = value.target?.ref;
  const measured = ast.isOutcome(target) ? target.clauses.find(ast.isMeasuredBy)?.measure?.ref : target;
  if (ast.isMeasure(measured)) return { name: measured.name, range: measureRange(measured) };
  if (ast.isPopulation(measured)) {
    const size = measured.clauses.find(ast.isPopulationSize)?.fact;
    return { name: measured.name, range: size && factRange(size) };
  }
  return ast.isFact(measured) || ast.isSizeFact(measured) ? { name: measured.name, range: factRange(measured) } : undefined;
}

function check(value: AstNode | undefined, edges: readonly (ast.Expression | undefined)[], report: Report): void {
  const { name, range } = rangeOf(value) ?? {};
  if (!range || !name) return;
  const beyond = edges.map(edge => (ast.isExpression(edge) ? literalOf(edge)?.quantity : undefined)).filter(figure => figure !== undefined && isBeyond(range, figure));
  // The edges of one scale go wrong together, most often for want of one sign.
  if (beyond[0]) report(levelOutOfRange, { level: 'level', figure: beyond[0].$cstNode?.text ?? '', measure: name, ...range.written }, { node: beyond[0] });
}

function edgesOf(scale: ast.Scale | undefined): readonly (ast.Expression | undefined)[] {
  if (ast.isRamp(scale)) return [scale.from, scale.to, ...scale.points.map(({ at }) => at)];
  return ast.isBands(scale) ? scale.bands.flatMap(({ from, to }) => [from, to]) : [];
}

/** What a measure or a fact is compared with, and the edges of its ramps and bands, are figures that it can come to: 40 is none of a percentage. */
export const edgesInRange: readonly Check[] = [
  defineCheck<ast.Comparison>(ast.Comparison.$type, ({ left, right, items }, report) => check(left, [right, ...items], report)),
  defineCheck<ast.Scored>(ast.Scored.$type, ({ value, scale }, report) => check(value, edgesOf(scale), report)),
];
