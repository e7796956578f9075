import { cmp, rational, ZERO } from '@remit/program/rational';
import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { writtenNumber } from '../../model/literals.ts';
import { yearsOf, type ContractYear } from '../contract-years.ts';
import type { Figures } from '../figures.ts';
import { followedBy, replaced, together } from '../fixes/edits.ts';
import { freeName } from '../fixes/free-name.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { plainSum } from '../plain-sum.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Who is sure of its income whether or not patients come has no reason to be chosen. */
export const cho007 = defineRule({
  code: 'CHO-007',
  title: 'An income that is guaranteed while patients may go elsewhere',
  kind: 'completeness',
  severity: 'warning',
  why: 'A hospital asked its lead provider for a guarantee of its income when patients could go elsewhere, and was refused, because it would have made the choice worth nothing: what patients take with them would have been paid twice.',
  remedy: 'Let the guarantee fall from year to year to nothing, or pay fixed costs openly as a payment of their own.',
  sources: ['S64'],
  bad: 'payment Hospital { … amount £95 per contact in Seen then no lower than £9,500,000 }   choice { patients may go elsewhere for Hospital … }',
  good: 'let Floor each year = £9,500,000 in 2027/28, £4,750,000 in 2028/29, £0 from 2029/30   payment Hospital { … then no lower than Floor }',
  fix: 'Let the guarantee fall to nothing, to be checked',
  check: {
    Choice(choice, { contract, graphs, report }) {
      for (const clause of choice.clauses) {
        for (const service of ast.isMayGoElsewhere(clause) ? clause.services : []) {
          const payment = service.ref;
          if (!ast.isPayment(payment) || !graphs.money.flows.some(({ by, payee }) => by === payment && isProvider(payee))) continue;
          const floor = payment.clauses.find(ast.isAmountClause)?.amount?.steps.find((step): step is ast.FloorStep => ast.isFloorStep(step) && isGuarantee(step, graphs.figures, contract));
          if (!floor) continue;
          report({
            at: floor,
            message: `'${payment.name}' is never less than this, however many patients go elsewhere, as they may. What they take with them is then paid twice, and nobody gains by being chosen. Let the guarantee fall to nothing over some years, or pay fixed costs as a payment of their own.`,
            related: [{ at: clause, message: 'Patients may go elsewhere for it.' }],
            about: [payment, choice],
            fixes: [falling(floor, payment, graphs, contract)],
          });
        }
      }
    },
  },
});

/** Whether a floor is a sum above nothing that holds in all years, or that no year has less of than one before it. */
function isGuarantee({ limit }: ast.FloorStep, figures: Figures, contract: ast.Contract | undefined): boolean {
  const always = plainSum(limit);
  if (always) return always.kind === 'money' && cmp(always.value, ZERO) > 0;
  const sums = (contract ? yearsOf(contract) : []).flatMap((year) => figures.of(limit, year) ?? []);
  return sums.length > 0 && sums.every(({ kind, value }, index) => kind === 'money' && cmp(value, ZERO) > 0 && (index === 0 || cmp(value, sums[index - 1]!.value) >= 0));
}

/** Puts a value in place of a floor that is the same in the first year of the payment, half of it in the second, in whole units, and nothing after that. */
function falling(floor: ast.FloorStep, payment: ast.Payment, { visible }: Graphs, contract: ast.Contract | undefined): Correction | undefined {
  const sum = plainSum(floor.limit);
  const [first, second, third] = yearsOfPayment(payment, contract);
  const words = floor.limit?.$cstNode?.text;
  if (!sum || sum.per || !first || !second || words === undefined || !ast.isQuantity(floor.limit)) return undefined;
  const sign = moneySignOf(contract);
  const half = `${sign}${writtenNumber(rational(sum.value.n / (2n * sum.value.d)))}`;
  const name = freeName(`${payment.name}Floor`, visible);
  const title = `Let it fall to nothing from ${(third ?? second).name} (to be checked)`;
  return together(title, [
    replaced(floor.limit, name, title),
    followedBy(payment, `let ${name} "Least income, which falls to nothing" each year = ${words} in ${first.name}, ${third ? `${half} in ${second.name}, ${sign}0 from ${third.name}` : `${sign}0 from ${second.name}`}`, title),
  ]);
}

/** The years in which a payment can be due, however few of them the last variation governs. */
function yearsOfPayment(payment: ast.Payment, contract: ast.Contract | undefined): readonly ContractYear[] {
  const since = parseDate(AstUtils.getContainerOfType(payment, ast.isVariation)?.effective);
  const first = since && isoDate(since);
  return (contract ? yearsOf(contract) : []).filter(({ first: { year, month, day } }) => first === undefined || isoDate({ year: year + 1, month, day }) > first);
}
