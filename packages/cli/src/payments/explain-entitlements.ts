import type { Entitlement, FactsDocument, Result } from '@remit/program';
import { explainer, type FundedLater, type FundLimit, type LimitRoom, type PaymentDates, type TraceNode } from '@remit/runtime';
import type { Context } from '../context.ts';
import { progressBar } from '../render/progress.ts';
import { placeName } from './by-name.ts';
import type { LoadedProgram } from './load-program.ts';
import { wantedOnly } from './narrow-explanation.ts';

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

/** Those entitlements of a result whose time has come, or that were posted because their period ended early, narrowed to what `only` asks for. */
export function toBeExplained(result: Result, { program }: LoadedProgram, only: readonly string[] = []): Entitlement[] {
  const opens = new Map(program.lines.map(({ id, schedule }) => [id, new Map(schedule.map((slot) => [slot.period, slot.opens]))]));
  const posted = new Set(result.ledger.postings.map(placeName));
  const open = result.entitlements.filter((each) => (opens.get(each.line)?.get(each.period) ?? '') <= result.asOf || posted.has(placeName(each)));
  return only.length === 0 ? open : open.filter(wantedOnly(only, program, [...result.entitlements, ...result.holds]));
}

/** Works out entitlements again, writing down every step. */
export function explainEntitlements(result: Result, open: readonly Entitlement[], { program }: LoadedProgram, facts: FactsDocument, recordedAt: string | undefined, { io }: Context): ExplainedEntitlement[] {
  const progress = progressBar(io.stderr, 'Explaining');
  const explain = explainer(program, facts, { asOf: result.asOf, ...(recordedAt ? { recordedAt } : {}) });
  const explained = open.map((entitlement, index) => {
    const { line, period, dims } = entitlement;
    const told = explain({ line, period, ...(dims ? { dims } : {}) });
    progress.update(index + 1, open.length);
    if (!told.ok) throw new Error(`The entitlement ${line} in ${period} cannot be explained: ${told.findings.map(({ message }) => message).join(' ')}`);
    return { entitlement, trace: told.trace, dates: told.dates, ...(told.limits ? { limits: told.limits } : {}), ...(told.fundLimits ? { fundLimits: told.fundLimits } : {}), ...(told.fundedLater ? { fundedLater: told.fundedLater } : {}) };
  });
  progress.end();
  return explained;
}
