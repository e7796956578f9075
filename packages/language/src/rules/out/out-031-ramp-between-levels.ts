import type { AstNode } from 'langium';
import { cmp, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { compareFigures, figureOf, levelFigures, type LevelFigure } from '../../model/level-figures.ts';
import { literalOf } from '../../model/literals.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

const levels = ['baseline', 'floor', 'target', 'stretch'] as const;

/** A ramp along which an outcome is paid begins and ends at levels that the outcome names. */
export const out031 = defineRule({
  code: 'OUT-031',
  title: 'Paid between figures that the outcome does not name',
  kind: 'contradiction',
  severity: 'warning',
  why: 'A target that is typed twice is changed once. The outcome then promises 72%, the payment still reaches its most at 70%, and whoever reads the one page does not see the other.',
  remedy: "Write the name of the level, such as 'baseline' or 'target', instead of the figure, or correct the figure.",
  sources: ['practice'],
  bad: 'outcome Control { baseline 60% in 2024/25   target 72% } paid as Control rising from 60% to 70%',
  good: 'outcome Control { baseline 60% in 2024/25   target 72% } paid as Control rising from baseline to target',
  fix: 'Write the name of the level instead of the figure',
  check: {
    Scored({ value, scale }, { report }) {
      const scored: AstNode = value;
      const outcome = ast.isReference(scored) && !scored.part ? scored.target?.ref : undefined;
      if (!ast.isOutcome(outcome) || !ast.isRamp(scale)) return;
      const named = levels.flatMap((level) => levelFigures(outcome, level).map((figure) => ({ level, figure })));
      if (!['baseline', 'target'].every((level) => named.some((one) => one.level === level))) return;
      for (const [end, other, level] of [[scale.from, scale.to, 'baseline'], [scale.to, scale.from, 'target']] as const) {
        const quantity = ast.isExpression(end) ? literalOf(end)?.quantity : undefined;
        const [figure] = figureOf(quantity, undefined);
        // From nothing at all is where many a ramp begins, whatever the baseline.
        if (!quantity || !figure || cmp(figure.value, ZERO) === 0) continue;
        const compared = named.map((one) => compareFigures(one.figure, figure));
        // A level in another unit may be the same one.
        if (compared.includes(0) || compared.includes(undefined)) continue;
        const isFree = !isLevel(other, level, named);
        report({
          at: quantity,
          message: `'${outcome.name}' is paid ${scale.direction} ${level === 'baseline' ? 'from' : 'to'} ${figure.text}, but has no level of ${figure.text}: ${told(named)}. Where one of them is changed, the other stays behind. ${isFree ? `Write '${level}' here, or correct the figure.` : "Name the figure as a level of the outcome, such as 'stretch', or correct it."}`,
          related: [{ at: outcome, message: `'${outcome.name}' names its levels here.` }],
          about: [outcome],
          fixes: [isFree ? replaced(quantity, level, `Write '${level}'`) : undefined],
        });
      }
    },
  },
});

/** Whether the end of a ramp is a level, by its name or by its figure. */
function isLevel(end: ast.Ramp['from'], level: string, named: readonly { level: string; figure: LevelFigure }[]): boolean {
  if (ast.isLevelValue(end)) return end.level === level;
  const [figure] = figureOf(ast.isExpression(end) ? literalOf(end)?.quantity : undefined, undefined);
  return figure !== undefined && named.some((one) => one.level === level && compareFigures(one.figure, figure) === 0);
}

/** The levels of an outcome in words: its baseline is 60%, its target 64% or 70%. */
function told(named: readonly { level: string; figure: LevelFigure }[]): string {
  const one = (level: string): string => `${level} ${named.filter((each) => each.level === level).map(({ figure }) => figure.text).join(' or ')}`;
  return `its ${levels.filter((level) => named.some((each) => each.level === level)).map((level, index) => (index === 0 ? one(level).replace(' ', ' is ') : `its ${one(level)}`)).join(', ')}`;
}
