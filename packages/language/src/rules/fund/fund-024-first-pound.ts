import { cmp, eq, rational, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenPercentage } from '../../model/literals.ts';
import { replaced } from '../fixes/edits.ts';
import { peopleOf } from '../people.ts';
import { plainSum } from '../plain-sum.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';
import { paidBySaving } from '../savings.ts';

/** The smallest saving that Medicare took for more than chance, by the fewest people it held for (42 CFR 425.604, as of 2011). */
const smallestRates: readonly (readonly [people: bigint, thousandths: bigint])[] = [
  [60_000n, 20n], [50_000n, 22n], [20_000n, 25n], [15_000n, 27n], [10_000n, 30n], [9_000n, 31n], [8_000n, 32n], [7_000n, 34n], [6_000n, 36n],
];

/** As a fraction of one; the smallest of all where nobody knows how many people there are. */
function smallestRate(people: Rational | undefined): Rational {
  const found = people ? smallestRates.find(([least]) => cmp(people, rational(least)) >= 0)?.[1] ?? 39n : 20n;
  return rational(found, 1000n);
}

/** The first part, from what is no chance on. */
function leftOut(part: ast.SharePart, rate: Rational): Correction | undefined {
  const to = part.range?.to;
  const base = ast.isOf(to) ? ` of ${to.right?.$cstNode?.text ?? ''}` : '';
  const edge = plainSum(ast.isOf(to) ? to.left : to);
  if (!to?.$cstNode || edge?.kind !== 'percentage' || cmp(edge.value, rate) <= 0) return undefined;
  const least = `${writtenPercentage(rate)}${base}`;
  return replaced({ node: part, property: 'range' }, `first ${least}: nothing, ${least} to ${to.$cstNode.text}`, `Leave out the first ${least}`);
}

/** Of a saving the part that chance alone may bring is not paid out. */
export const fund024 = defineRule({
  code: 'FUND-024',
  title: 'A saving that is shared from the first pound',
  kind: 'completeness',
  severity: 'warning',
  why: 'What care costs goes up and down by chance, the more so the fewer people there are. Medicare paid nothing out of a saving below 2% of the budget of large organisations, and below 3.9% of that of the smallest.',
  remedy: "Leave the first part of the saving out: 'first 2%: nothing'. Fewer people need a greater part.",
  sources: ['S75', 'S74'],
  bad: 'saving in parts { up to 5%: ICB pays Trust 70%, beyond 5%: nothing }',
  good: 'saving in parts { first 2%: nothing, 2% to 5%: ICB pays Trust 70%, beyond 5%: nothing }',
  fix: 'Leave out what may be chance among so many people',
  check: {
    Contract(contract, { graphs, report }) {
      let people: { readonly count: Rational | undefined } | undefined;
      for (const share of declarationsOf(contract).filter(ast.isRiskShare)) {
        const rule = clauseOf(share, ast.isSaving)?.rule;
        const first = ast.isSharedInParts(rule) ? rule.parts[0] : undefined;
        const threshold = ast.isFromTheFirst(rule) ? plainSum(rule.threshold) : undefined;
        const effect = first?.range?.first ? first.effect : ast.isFromTheFirst(rule) && threshold && eq(threshold.value, ZERO) ? rule.effect : undefined;
        const [payee] = paidBySaving(share, effect);
        if (!payee || !effect) continue;
        people ??= { count: peopleOf(contract, graphs.visible)?.people };
        report({
          at: first ?? effect,
          message: `'${(payee as ast.Party).name}' is paid a part of the saving of '${share.name}' from the first pound, so chance is paid for like merit. Leave out what may be chance: 'first 2%: nothing', more where there are few people.`,
          fixes: [first ? leftOut(first, smallestRate(people.count)) : ast.isFromTheFirst(rule) ? replaced({ node: rule, property: 'threshold' }, writtenPercentage(smallestRate(people.count)), `Share from ${writtenPercentage(smallestRate(people.count))}`) : undefined],
        });
      }
    },
  },
});
