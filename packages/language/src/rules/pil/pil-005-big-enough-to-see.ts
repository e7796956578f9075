import { cmp, div, isZero, mul, ONE, rational, sub, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { levelPairs } from '../../model/level-figures.ts';
import { writtenNumber } from '../../model/literals.ts';
import { replaced } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside } from '../outcomes.ts';
import { expectedIn } from '../out/out-011-numbers-big-enough.ts';
import { defineRule } from '../rule.ts';
import { decisionReads } from './pilot-words.ts';

/** (2.8)² · 2: a change between two periods is seen with 80% power where change² · n ≥ 2.8² · 2p(1−p), so that nothing need be rooted. */
const seen = mul(rational(784n, 100n), rational(2n));

/** A pilot has enough people to show the change that it is to bring. */
export const pil005 = defineRule({
  code: 'PIL-005',
  title: 'A pilot too small to show its effect',
  kind: 'completeness',
  severity: 'warning',
  why: 'Evaluators ask before a trial how large a change it could show at all. A study of contracts for results found that small numbers undermine what they can tell: with 140 people a true change of five points is more often missed than seen.',
  remedy: 'Take in more people, run it for longer, join areas, or say that it only tests whether the work can be done.',
  sources: ['S107', 'S60'],
  bad: 'decide on 30 June 2028 by Panel using AtHome, which goes from 50% to 55% for measure M { … expected 140 eligible }',
  good: 'measure M { … expected 3,640 eligible }',
  fix: 'Write how many people it takes, if there are so many',
  check: {
    Pilot(pilot, { contract, report }) {
      const outcomes = new Set(decisionReads(pilot).map(({ target }) => target?.ref).filter(ast.isOutcome));
      for (const outcome of outcomes) {
        const [measured, measure] = [clauseOf(outcome, ast.isMeasuredBy), measureOf(outcome)];
        const kind = kindOfMeasure(measure);
        if (!measured || !measure || !ast.isProportionMeasure(kind) || measure.clauses.some(ast.isMeasuredOver) || outcome.clauses.some(ast.isMeasuredOver)) continue;
        const expected = expectedIn(outcome, measure, kind, measured);
        const pair = levelPairs(outcome, 'baseline', 'target').find(([start, target]) => start.kind === 'percentage' && target.kind === 'percentage');
        // How many records are looked at again is not how many people there are.
        if (!expected || !pair || ast.isVerifiedBy(expected.at)) continue;
        const [start, target] = pair;
        const change = sub(target.value, start.value);
        const spread = mul(start.value, sub(ONE, start.value));
        if (isZero(change) || cmp(spread, ZERO) <= 0 || cmp(mul(mul(change, change), expected.value), mul(seen, spread)) >= 0) continue;
        // As many people as make the two sides alike, in whole ones.
        const exact = div(mul(seen, spread), mul(change, change));
        const needed = writtenNumber(rational((exact.n + exact.d - 1n) / exact.d));
        report({
          at: contract && standsBeside(measured, contract) ? measured : { node: pilot, keyword: 'pilot' },
          message: `The pilot is decided on '${outcome.name}', which is to go from ${start.text} to ${target.text} among ${writtenNumber(expected.value)} people. With so few, a change of that size is as likely missed as seen. Take in more people, run it for longer, or say that it only tests whether the work can be done.`,
          related: [{ at: expected.at, message: 'The number of people stands here.' }],
          about: [outcome, measure],
          fixes: [ast.isExpectedCount(expected.at) ? replaced({ node: expected.at, property: 'count' }, needed, `Take in ${needed} people (if there are so many)`) : undefined],
        });
      }
    },
  },
});
