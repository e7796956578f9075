import { add, cmp, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { literalOf, writtenPercentage } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import type { ContractYear } from '../contract-years.ts';
import { greatestRates, type GreatestRate } from '../greatest-rate.ts';
import { replaced } from '../fixes/edits.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';
import { asymmetryOf } from './asymmetry.ts';

interface TooMuch {
  readonly effect: ast.Pays;
  readonly name: string;
  readonly pays: boolean;
  readonly total: Rational;
  readonly year: ContractYear;
}

/** The first year in which a party pays or is paid more than the whole of a part. Nothing, where a rate is not known. */
function tooMuchOf(effect: ast.Pays, years: readonly ContractYear[], greatest: GreatestRate): TooMuch[] {
  for (const year of years) {
    const byParty = new Map<AstNode, { readonly name: string; readonly pays: boolean; readonly total: Rational }>();
    for (const { payer, payee, rate } of effect.flows) {
      const value = greatest(rate, year);
      if (!value || cmp(value, ZERO) < 0) return [];
      for (const [party, pays] of [[payer, true], [payee, false]] as const) {
        const ref = party?.ref;
        if (!ref) return [];
        const known = byParty.get(ref);
        // Who pays and is paid in one part passes on what it is paid: neither total says anything.
        byParty.set(ref, { name: party.$refText, pays, total: known && known.pays !== pays ? ZERO : add(known?.total ?? ZERO, value) });
      }
    }
    const found = [...byParty.values()].find(({ total }) => cmp(total, ONE) > 0);
    if (found) return [{ effect, year, ...found }];
  }
  return [];
}

/** Lowers the last share of who pays or is paid too much; none where a share is no plain figure, as it may be another in other years, or is less than what is too much. */
function lowered({ flows }: ast.Pays, name: string, pays: boolean, excess: Rational): Correction | undefined {
  const last = flows.filter(({ payer, payee }) => (pays ? payer : payee)?.$refText === name).at(-1)?.rate;
  if (!last || !flows.every(({ rate }) => literalOf(rate)?.kind === 'percentage')) return undefined;
  const left = sub(literalOf(last)!.value, excess);
  return cmp(left, ZERO) > 0 ? replaced(last, writtenPercentage(left), `Write ${writtenPercentage(left)} for the last`) : undefined;
}

/** What is split is split as a whole: shares come to 100%, and of one part of a gain or loss no more than all is paid. */
export const fund022 = defineRule({
  code: 'FUND-022',
  title: 'Shares that are not the whole',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'A split must give away exactly what there is: no penny more, none less. Guidance on sharing gains and losses between several parties asks that their shares add up, fall alike on gains and losses unless there is a reason, and are agreed before the year.',
  remedy: 'Make the shares come to 100%; what several are paid of one part of a gain or loss may come to less. Where a provider gains another part than it bears, accept it with the reason.',
  sources: ['S92'],
  bad: 'to Trust 40%, Council 25%, GPs 25%, Mind 15%',
  good: 'to Trust 40%, Council 25%, GPs 25%, Mind 10%',
  fix: 'Lower the last share by what is too much, or raise it by what is missing',
  refusedBy: 'checks',
  check: {
    Contract(contract, { graphs, report }) {
      const greatest = greatestRates(graphs.figures);
      for (const share of declarationsOf(contract).filter(ast.isRiskShare)) {
        const effects = treeOf(share).filter(ast.isPays).filter(({ flows }) => flows.length > 1);
        const first = effects.flatMap((effect) => tooMuchOf(effect, graphs.figures.years, greatest));
        if (first.length === 0) continue;
        const { effect, name, pays, total, year } = first[0]!;
        report({
          at: effect,
          message: `'${name}' ${pays ? 'pays' : 'is paid'} up to ${writtenPercentage(total)} of this part in ${year.name}, ${writtenPercentage(sub(total, ONE))} more than there is to share. Lower a share.`,
          fixes: [lowered(effect, name, pays, sub(total, ONE))],
          related: [
            ...first.slice(1).map((other) => ({ at: other.effect, message: `Here '${other.name}' ${other.pays ? 'pays' : 'is paid'} up to ${writtenPercentage(other.total)}.` })),
            ...effect.flows.map((flow) => ({ at: flow, message: `'${flow.payee?.$refText ?? ''}' is paid by '${flow.payer?.$refText ?? ''}' here.` })),
          ],
        });
      }
    },
  },
  also: [{
    kind: 'completeness',
    severity: 'info',
    check: {
      RiskShare(share, { graphs, report }) {
        const found = asymmetryOf(share, graphs.figures);
        if (!found) return;
        const { party, gains, bears, saving, overspend, year } = found;
        const isBurden = cmp(bears, gains) > 0;
        report({
          at: isBurden ? overspend : saving,
          message: `'${party}' gets ${writtenPercentage(gains)} of this part of a saving and bears ${writtenPercentage(bears)} of the same part of an overspend in ${year.name}: ${isBurden ? 'it can lose more than it can gain by the same care' : 'it can gain more than it can lose by the same care'}. Make them alike, or accept it with the reason.`,
          related: [{ at: isBurden ? saving : overspend, message: `'${party}' ${isBurden ? `gets ${writtenPercentage(gains)} of it` : `bears ${writtenPercentage(bears)} of it`} here.` }],
        });
      },
    },
  }],
});
