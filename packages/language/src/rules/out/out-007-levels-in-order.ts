import type { AstNode } from 'langium';
import { cmp } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { worseThan, type LevelFigure } from '../../model/level-figures.ts';
import { literalOf, quantityValue } from '../../model/literals.ts';
import { factRange, isBeyond, measureRange, ratesOf, type MeasureRange } from '../../model/measure-range.ts';
import { replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';
import { hasRampOf } from './ramps.ts';

/** Floor, target and stretch are figures that the measure can come to, each at least as good as the one before it. */
export const out007 = defineRule({
  code: 'OUT-007',
  title: 'A level that cannot be reached, or levels in the wrong order',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'A level that the measure never comes to, or always has, pays the same whatever is done. Where the floor is better than the target, the money would begin where it should end.',
  remedy: 'Correct the figure or the bounds of the measure; exchange levels that stand in the wrong order.',
  sources: ['practice'],
  bad: 'outcome Control { measured by AtTarget   floor 72%   target 70% }, or a target of 105%',
  good: 'outcome Control { measured by AtTarget   floor 58%   target 70%   stretch 80% }',
  fix: 'Write the nearest figure that can be reached, or exchange the levels',
  check: {
    Baseline: checkLevel,
    Floor: checkLevel,
    Target: checkLevel,
    Stretch: checkLevel,
    Outcome: (outcome, review) => checkOrder(outcome, review, true),
    // What a measure or a fact is compared with, and the edges of its ramps and bands.
    Comparison: ({ left, right, items }, review) => checkEdges(left, [right, ...items], review),
    Scored: ({ value, scale }, review) => checkEdges(value, edgesOf(scale), review),
  },
  also: [{
    kind: 'contradiction',
    severity: 'error',
    check: {
      Outcome: (outcome, review) => checkOrder(outcome, review, false),
    },
  }],
});

/** Levels in the wrong order: where a ramp goes from one to the other, nothing right can be paid; elsewhere somebody may have meant it so. */
function checkOrder(outcome: ast.Outcome, { report, graphs }: Review, isOnRamp: boolean): void {
  for (const [lesser, greater] of [['floor', 'target'], ['target', 'stretch'], ['floor', 'stretch']] as const) {
    if (lesser === 'floor' && greater === 'stretch' && clauseOf(outcome, ast.isTarget)) continue;
    const found = worseThan(outcome, greater, lesser);
    if (!found) continue;
    if (hasRampOf(outcome, lesser, greater, graphs) !== isOnRamp) return;
    const { worse, better } = found;
    const when = worse.period === undefined ? '' : ` in ${worse.period}`;
    const clause = greater === 'target' ? clauseOf(outcome, ast.isTarget) : clauseOf(outcome, ast.isStretch);
    return report({
      at: clause ?? outcome,
      message: `The ${greater} of '${outcome.name}' is ${worse.text}${when}, worse than its ${lesser} of ${better.text}, so the money would begin where it should end. Exchange the two, or correct a figure.`,
      fixes: [exchangedFigures(lesser, greater, better, worse)],
    });
  }
}

function exchangedFigures(lesser: string, greater: string, better: LevelFigure, worse: LevelFigure): Correction | undefined {
  return better.node && worse.node && together(`Exchange ${lesser} and ${greater}`, [replaced(better.node, worse.text, ''), replaced(worse.node, better.text, '')]);
}

function checkLevel(clause: ast.Baseline | ast.Floor | ast.Target | ast.Stretch, { report }: Review): void {
  const holder = clause.$container;
  const outcome = ast.isVariationChange(holder) ? holder.target?.ref : holder;
  const measure = ast.isOutcome(outcome) ? clauseOf(outcome, ast.isMeasuredBy)?.measure?.ref : undefined;
  const range = ast.isMeasure(measure) ? measureRange(measure) : undefined;
  if (!range) return;
  for (const figure of figuresOf(clause.value)) {
    if (isBeyond(range, figure)) report({ at: figure, message: beyondMessage(clause.$type.toLowerCase(), figure, (measure as ast.Measure).name, range), fixes: [nearest(figure, range)] });
  }
}

function figuresOf(level: ast.Level | undefined): ast.Quantity[] {
  if (ast.isLevelTable(level)) return level.entries.map(({ value }) => value).filter((value) => value !== undefined);
  if (ast.isStraightLine(level)) return [level.from, level.to].filter((value) => value !== undefined);
  return [];
}

function checkEdges(value: AstNode | undefined, edges: readonly (ast.Expression | undefined)[], { report }: Review): void {
  const { name, range } = rangeOf(value) ?? {};
  if (!range || name === undefined) return;
  const beyond = edges.map((edge) => (ast.isExpression(edge) ? literalOf(edge)?.quantity : undefined)).find((figure) => figure !== undefined && isBeyond(range, figure));
  // The edges of one scale go wrong together, most often for want of one sign.
  if (beyond) report({ at: beyond, message: beyondMessage('level', beyond, name, range), fixes: [nearest(beyond, range)] });
}

/** What a value is, itself or through its outcome, and the figures it can come to. */
function rangeOf(value: AstNode | undefined): { name: string; range: MeasureRange | undefined } | undefined {
  if (!ast.isReference(value) || value.part) return undefined;
  const target = value.target?.ref;
  const measured = ast.isOutcome(target) ? clauseOf(target, ast.isMeasuredBy)?.measure?.ref : target;
  if (ast.isMeasure(measured)) return { name: measured.name, range: measureRange(measured) };
  if (ast.isPopulation(measured)) {
    const size = clauseOf(measured, ast.isPopulationSize)?.fact;
    return { name: measured.name, range: size && factRange(size) };
  }
  return ast.isFact(measured) || ast.isSizeFact(measured) ? { name: measured.name, range: factRange(measured) } : undefined;
}

function edgesOf(scale: ast.Scale | undefined): readonly (ast.Expression | undefined)[] {
  if (ast.isRamp(scale)) return [scale.from, scale.to, ...scale.points.map(({ at }) => at)];
  return ast.isBands(scale) ? scale.bands.flatMap(({ from, to }) => [from, to]) : [];
}

function beyondMessage(level: string, figure: ast.Quantity, name: string, { written: { low, high } }: MeasureRange): string {
  return `The ${level} is ${figure.$cstNode?.text ?? ''}, but '${name}' always lies between ${low} and ${high}, so this pays the same whatever is done. Correct the figure, or the bounds of the measure.`;
}

/** The end of the range that a figure lies beyond, in its own unit; none where the unit is what is wrong. */
function nearest(figure: ast.Quantity, range: MeasureRange): Correction | undefined {
  const literal = quantityValue(figure);
  const isLike = literal && ratesOf(figure) === range.rates && (literal.kind === 'percentage') === range.written.high.includes('%');
  if (!isLike) return undefined;
  const end = cmp(literal.value, range.low) < 0 ? range.written.low : range.written.high;
  return replaced(figure, end, `Write ${end}`);
}
