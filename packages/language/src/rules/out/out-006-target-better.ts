import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { betterDirection, compareFigures, levelPairs, worseThan } from '../../model/level-figures.ts';
import { replaced, together } from '../fixes/edits.ts';
import { standsBeside, measureOf } from '../outcomes.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { hasRampOf } from './ramps.ts';

/** A target is not worse than the baseline, in the direction that the measure calls better. */
export const out006 = defineRule({
  code: 'OUT-006',
  title: 'A target that is worse than the baseline',
  kind: 'contradiction',
  severity: 'error',
  why: 'Whoever copies a row for a falling measure into a table of rising ones has written it the wrong way round: getting worse would earn the money, and getting better would lose it. Nobody notices until the first year is reckoned up.',
  remedy: "Exchange the two figures, or correct 'better when' of the measure.",
  sources: ['practice'],
  bad: 'outcome Admissions { measured by M   baseline 262 per 1,000 in 2025/26   target 270 per 1,000 }, where M is better when lower',
  good: 'outcome Admissions { measured by M   baseline 262 per 1,000 in 2025/26   target 243 per 1,000 }',
  fix: 'Exchange baseline and target, or turn the direction of the measure round',
  paysWrongly: true,
  check: {
    Outcome(outcome, review) {
      if (hasRampOf(outcome, 'baseline', 'target', review.graphs)) look(outcome, review);
    },
  },
  // Where no ramp goes from the one to the other, who is paid otherwise for reaching the target may have meant it so.
  also: [{
    kind: 'contradiction',
    severity: 'error',
    check: {
      Outcome(outcome, review) {
        if (!hasRampOf(outcome, 'baseline', 'target', review.graphs)) look(outcome, review);
      },
    },
  }],
});

function look(outcome: ast.Outcome, { report, contract, graphs }: Review): void {
  const found = worseThan(outcome, 'target', 'baseline');
  const [measure, target] = [measureOf(outcome), clauseOf(outcome, ast.isTarget)];
  const direction = measure && clauseOf(measure, ast.isBetterWhen);
  if (!found || !target || !direction) return;
  const { worse, better } = found;
  const when = worse.period === undefined ? '' : ` in ${worse.period}`;
  const turned = direction.direction === 'higher' ? 'lower' : 'higher';
  const fixes: (Correction | undefined)[] = [
    worse.node && better.node && together('Exchange baseline and target', [replaced(worse.node, better.text, ''), replaced(better.node, worse.text, '')]),
    (!contract || standsBeside(direction, contract)) && isWrongThroughout(measure, graphs.visible) ? replaced({ node: direction, property: 'direction' }, turned, `Write 'better when ${turned}'`) : undefined,
  ];
  report({
    at: target,
    message: `The target of '${outcome.name}' is ${worse.text}${when}, worse than its baseline of ${better.text}: '${measure.name}' is better when ${direction.direction}. Getting worse would earn the money. Exchange the figures, or correct 'better when'.`,
    related: [{ at: direction, message: `'${measure.name}' says here what is better.` }],
    fixes,
  });
}

/** Whether no outcome of a measure has a target that would be worse than its baseline if the direction were turned round. */
function isWrongThroughout(measure: ast.Measure, visible: readonly AstNode[]): boolean {
  return visible.filter(ast.isOutcome).filter((outcome) => measureOf(outcome) === measure).every((outcome) =>
    levelPairs(outcome, 'baseline', 'target').every(([from, to]) => compareFigures(to, from) !== (betterDirection(outcome) === 'higher' ? 1 : -1)));
}
