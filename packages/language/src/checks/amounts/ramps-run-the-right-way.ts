import type { AstNode } from 'langium';
import { cmp } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { rampBackwards } from '../../diagnostics/mod.ts';
import { levelFigures, worseThan, type LevelFigure } from '../../model/level-figures.ts';
import { literalOf, quantityValue } from '../../model/literals.ts';
import { ratesOf } from '../../model/measure-range.ts';
import { defineCheck } from '../check.ts';

/** What an end of a ramp comes to: one figure, or where it is a level of the outcome one for each of its years. */
function figuresAt(end: ast.Expression | undefined, outcome: ast.Outcome | undefined): readonly LevelFigure[] {
  if (ast.isLevelValue(end)) return outcome ? levelFigures(outcome, end.level) : [];
  const literal = end && literalOf(end);
  return literal ? [{ value: literal.value, kind: literal.kind, rates: ratesOf(literal.quantity), text: end.$cstNode?.text ?? '' }] : [];
}

/** The level with its figure, or the figure alone. */
function written(end: ast.Expression | undefined, { text, period }: LevelFigure): string {
  return ast.isLevelValue(end) ? `${end.level} (${text}${period === undefined ? '' : ` in ${period}`})` : text;
}

/** A rising ramp goes from a lower level to a higher one, a falling ramp the other way; so do its points. */
export const rampsRunTheRightWay = defineCheck<ast.Ramp>(ast.Ramp.$type, (ramp, report) => {
  const wrong = (order: -1 | 0 | 1): boolean => (ramp.direction === 'rising' ? order >= 0 : order <= 0);
  const holder: AstNode = ramp.$container;
  const value: AstNode | undefined = ast.isScored(holder) ? holder.value : undefined;
  const scored = ast.isReference(value) ? value.target?.ref : undefined;
  const outcome = ast.isOutcome(scored) ? scored : undefined;
  const starts = figuresAt(ramp.from, outcome);
  const pairs = figuresAt(ramp.to, outcome).flatMap(to => {
    // A level that has one figure keeps it; of two that change by the year, those of one year belong together.
    const from = starts.length === 1 ? starts[0] : starts.find(({ period }) => period !== undefined && period === to.period);
    return from && from.kind === to.kind && from.rates === to.rates ? [{ from, to }] : [];
  });
  const backwards = pairs.find(({ from, to }) => wrong(cmp(from.value, to.value)));
  if (backwards && !isOfLevels(ramp, outcome)) report(rampBackwards, { direction: ramp.direction, from: written(ramp.from, backwards.from), to: written(ramp.to, backwards.to) }, { node: ramp });
  for (let index = 1; index < ramp.points.length; index++) {
    const before = quantityValue(ramp.points[index - 1]!.at);
    const here = quantityValue(ramp.points[index]!.at);
    if (before && here && wrong(cmp(before.value, here.value))) {
      report(rampBackwards, { direction: ramp.direction, from: ramp.points[index - 1]!.at.$cstNode?.text ?? '', to: ramp.points[index]!.at.$cstNode?.text ?? '' }, { node: ramp.points[index]! });
    }
  }
});

/** Whether the levels themselves stand the wrong way round, which is a finding of its own (OUT-006, OUT-007). */
function isOfLevels({ from, to }: ast.Ramp, outcome: ast.Outcome | undefined): boolean {
  if (!outcome || !ast.isLevelValue(from) || !ast.isLevelValue(to)) return false;
  return judged.has(`${from.level} ${to.level}`) && worseThan(outcome, to.level, from.level) !== undefined;
}

const judged: ReadonlySet<string> = new Set(['baseline target', 'floor target', 'target stretch', 'floor stretch']);
