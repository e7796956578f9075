import type { HoldReason, IsoDate, PeriodId, Unfunded } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { isZero, ZERO } from '@remit/program/rational';
import { Missing, missingAll, NotApplicable } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import type { Rest } from '../evaluate/rests.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import type { AmountSource, Entitlement } from './amounts.ts';
import type { LinePeriod } from './line-periods.ts';
import { UnpayableAmounts } from './unpayable.ts';

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
  /** Place in the order of consumption; the due date where no fund needs it. */
  place: IsoDate;
  /** Whether the place was worked out with the entitlement. */
  readonly hasPlace: boolean;
  /** What its amount rests on, where that is kept. */
  readonly rest?: Rest | undefined;
  legs: readonly Leg[];
  unfunded?: { readonly amount: Rational; readonly then: Unfunded['then'] };
  /** What its fund could not pay in its own year and paid in later ones, which have begun. */
  fundedLater?: { readonly year: PeriodId; readonly amount: Rational }[];
}

/** Every line-period with what it is entitled to, in the order of the result. */
export function entitleAll(run: RunState, amounts: AmountSource, findings: Finding[]): Entitled[] {
  const all: Entitled[] = [];
  const blocked = new Set(run.model.program.checks.flatMap(({ severity, lines }) => (severity === 'block' ? lines ?? [] : [])));
  for (const line of run.model.lines) {
    const unpayable = new UnpayableAmounts(run, line);
    for (const each of amounts.linePeriods(run, line)) {
      const found = amounts.entitled(run, each);
      const again = amounts.idle?.get(found);
      if (again) {
        all.push(again);
        continue;
      }
      const made = entitledTo(each, found);
      if (!(found.entitlement instanceof Missing)) unpayable.check(each, found.entitlement);
      all.push(made);
      if (amounts.idle && run.carries && isIdle(made) && !blocked.has(line.declared.id)) amounts.idle.set(found, made);
    }
    findings.push(...unpayable.findings());
  }
  return all;
}

/** A line-period with what it is entitled to, before funds and what it is held with. */
export function entitledTo(each: LinePeriod, { entitlement, notApplicable, heldInPart, place, rest }: Entitlement): Entitled {
  return {
    ...each, heldInPart, amount: entitlement instanceof Missing ? ZERO : entitlement,
    ...(notApplicable ? { notApplicable: notApplicable.reason } : {}),
    reasons: reasonsFor(entitlement, each.slot.awaited), place: place ?? each.slot.due, hasPlace: place !== undefined, legs: [], rest,
  };
}

/** Whether neither funds nor what it might be held with make anything else of a line-period: it comes to nothing, and says so. */
export function isIdle({ amount, reasons, line }: Entitled): boolean {
  return isZero(amount) && reasons.length === 0 && !line.declared.heldWith;
}

/** Why a line-period is held: for what its amount misses, and for the day that its due date counts from. */
function reasonsFor(entitlement: Rational | Missing, awaited: Missing | undefined): HoldReason[] {
  const causes = [entitlement, awaited].filter(found => found instanceof Missing);
  return causes.length > 0 ? reasonsOf(missingAll(causes)) : [];
}

/** Whether the amount was found not to be applicable. */
export function whyNotApplicable(outcome: unknown): NotApplicable | undefined {
  return outcome instanceof NotApplicable ? outcome : undefined;
}
