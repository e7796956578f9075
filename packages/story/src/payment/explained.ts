import type { Entitlement, FactsDocument, IsoDate, Result } from '@remit/program';
import { explainer, type FundedLater, type FundLimit, type LimitRoom, type PaymentDates, type TraceNode } from '@remit/runtime';
import type { ToldProgram } from '../told-program.ts';

/** An entitlement with the steps it was worked out in. */
export interface ExplainedEntitlement {
  entitlement: Entitlement;
  trace: TraceNode;
  dates: PaymentDates;
  /** What the limits of the payment left for it. */
  limits?: readonly LimitRoom[];
  /** What the limits of its fund allow. */
  fundLimits?: readonly FundLimit[];
  /** What its fund could not pay in its year and paid in a later one. */
  fundedLater?: readonly FundedLater[];
}

/**
 * Works out entitlements of a result again, writing down every step.
 *
 * @param recordedAt the day on which facts count as recorded that do not say it; the day of the run if it is left out
 */
export function* explained(result: Result, wanted: readonly Entitlement[], { program }: ToldProgram, facts: FactsDocument, recordedAt?: IsoDate): Generator<ExplainedEntitlement> {
  const explain = explainer(program, facts, { asOf: result.asOf, ...(recordedAt ? { recordedAt } : {}) });
  for (const entitlement of wanted) {
    const { line, period, dims } = entitlement;
    const told = explain({ line, period, ...(dims ? { dims } : {}) });
    if (!told.ok) throw new Error(`The entitlement ${line} in ${period} cannot be explained: ${told.findings.map(({ message }) => message).join(' ')}`);
    yield { entitlement, trace: told.trace, dates: told.dates, ...(told.limits ? { limits: told.limits } : {}), ...(told.fundLimits ? { fundLimits: told.fundLimits } : {}), ...(told.fundedLater ? { fundedLater: told.fundedLater } : {}) };
  }
}
