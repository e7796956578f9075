import type { IsoDate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import type { Missing, NotApplicable } from '../evaluate/outcome.ts';
import type { Rest } from '../evaluate/rests.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedFund, PreparedLine } from '../prepare/model.ts';
import { amountAt, entitlementAt } from './entitlement.ts';
import type { LinePeriod } from './line-periods.ts';
import { linePeriods } from './line-periods.ts';
import type { Entitled } from './settled.ts';
import { whyNotApplicable } from './settled.ts';

/** What a line-period is entitled to. */
export interface Entitlement {
  readonly entitlement: Rational | Missing;
  readonly notApplicable: NotApplicable | undefined;
  readonly heldInPart: readonly string[];
  /** Where it stands among all that funds pay, if that was worked out with it. */
  readonly place?: IsoDate;
  /** What it rests on, where that is kept. */
  readonly rest?: Rest | undefined;
}

/**
 * Where the entitlements of a run come from. The reference works them out one by
 * one; a faster source may work out whole lines from columns and must agree with it.
 */
export interface AmountSource {
  linePeriods(run: RunState, line: PreparedLine): Iterable<LinePeriod>;
  entitled(run: RunState, each: LinePeriod): Entitlement;
  /** Line-periods that come to nothing on several days, by what they are entitled to: they are the same ones then. Absent: made anew. */
  readonly idle?: Pick<Map<Entitlement, Entitled>, 'get' | 'set'>;
  /**
   * What a fund makes of its line-periods, where nothing outside it has a say in that. `work` works it out; absent: always.
   *
   * @param all the line-periods that are paid from the fund, also those that are held
   */
  funded?(run: RunState, fund: PreparedFund, all: readonly Entitled[], work: () => void): void;
}

/** The reference: every line-period by the functions of its expressions. */
export const REFERENCE_AMOUNTS: AmountSource = {
  linePeriods,
  entitled: (run, each) => run.settle(() => {
    const view = run.views.known(run.asOf);
    const amount = amountAt(run, each.line, each.slot.at, each.keys, view);
    return {
      entitlement: entitlementAt(run, each.line, each.slot.at, each.keys, view),
      notApplicable: whyNotApplicable(amount.outcome),
      heldInPart: amount.heldParts,
    };
  }),
};
