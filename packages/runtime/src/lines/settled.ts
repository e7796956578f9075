import type { HoldReason, IsoDate, Unfunded } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { formatNumber, isMultipleOf, sign } from '@remit/program/rational';
import { namedKeys } from '../evaluate/bindings.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { negativeAmount } from '../catalogue/facts.ts';
import { unroundedAmount } from '../catalogue/program.ts';
import type { AmountSource } from './amounts.ts';
import type { LinePeriod } from './line-periods.ts';

/** What one party owes for a line-period; `fund` where the money comes out of one. */
export interface Leg { readonly payer: string; readonly payee: string; readonly fund?: string; readonly amount: Rational }

/** A line-period on its way through holds and funds. */
export interface Entitled extends LinePeriod {
  /** After the limits of the line; zero while values are missing. */
  readonly amount: Rational;
  readonly notApplicable?: string;
  readonly heldInPart: readonly string[];
  /** Why it is held; empty when it is not. */
  readonly reasons: HoldReason[];
  /** Place in the order of consumption, set where a fund needs it. */
  place: IsoDate;
  legs: readonly Leg[];
  unfunded?: { readonly amount: Rational; readonly then: Unfunded['then'] };
}

/** Every line-period with what it is entitled to, in the order of the result. */
export function entitleAll(run: RunState, amounts: AmountSource, findings: Finding[]): Entitled[] {
  const all: Entitled[] = [];
  for (const line of run.model.lines) {
    for (const each of amounts.linePeriods(run, line)) {
      const { entitlement, notApplicable, heldInPart } = amounts.entitled(run, each);
      const held = entitlement instanceof Missing;
      if (!held) checkAmount(run, each, entitlement, findings);
      all.push({
        ...each, heldInPart, amount: held ? { n: 0n, d: 1n } : entitlement,
        ...(notApplicable ? { notApplicable: notApplicable.reason } : {}),
        reasons: held ? reasonsOf(entitlement) : [], place: each.slot.due, legs: [],
      });
    }
  }
  return all;
}

/** Whether the amount was found not to be applicable. */
export function whyNotApplicable(outcome: unknown): NotApplicable | undefined {
  return outcome instanceof NotApplicable ? outcome : undefined;
}

function checkAmount(run: RunState, each: LinePeriod, amount: Rational, findings: Finding[]): void {
  const { declared, index } = each.line;
  const who = Object.values(namedKeys(run, each.line.each, each.keys) ?? {});
  const where = `'${declared.id}'${who.length > 0 ? ` for ${who.join(', ')}` : ''} in ${each.slot.period}`;
  if (!isMultipleOf(amount, run.model.unit)) {
    findings.push(refuse(unroundedAmount, `/lines/${index}/amount`, { where, amount: formatNumber(amount), currency: run.model.program.currency.code }));
  } else if (sign(amount) < 0 && declared.negative === undefined) {
    findings.push(refuse(negativeAmount, `/lines/${index}/amount`, { where, amount: formatNumber(amount) }));
  }
}
