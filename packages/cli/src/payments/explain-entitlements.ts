import type { Entitlement, FactsDocument, Result } from '@remit/program';
import { explain, type LimitRoom, type TraceNode } from '@remit/runtime';
import type { Context } from '../context.ts';
import { progressBar } from '../render/progress.ts';
import type { LoadedProgram } from './load-program.ts';
import { wantedOnly } from './narrow-explanation.ts';

/** An entitlement with the steps it was worked out in. */
export interface ExplainedEntitlement {
  entitlement: Entitlement;
  trace: TraceNode;
  /** What the limits of the payment left for it. */
  limits?: readonly LimitRoom[];
}

/** Those entitlements of a result whose time has come, narrowed to what `only` asks for. */
export function toBeExplained(result: Result, { program }: LoadedProgram, only: readonly string[] = []): Entitlement[] {
  const opens = new Map(program.lines.map(({ id, schedule }) => [id, new Map(schedule.map((slot) => [slot.period, slot.opens]))]));
  const open = result.entitlements.filter(({ line, period }) => (opens.get(line)?.get(period) ?? '') <= result.asOf);
  return only.length === 0 ? open : open.filter(wantedOnly(only, program, [...result.entitlements, ...result.holds]));
}

/** Works out entitlements again, writing down every step. */
export function explainEntitlements(result: Result, open: readonly Entitlement[], { program }: LoadedProgram, facts: FactsDocument, recordedAt: string | undefined, { io }: Context): ExplainedEntitlement[] {
  const progress = progressBar(io.stderr, 'Explaining');
  const explained = open.map((entitlement, index) => {
    const { line, period, dims } = entitlement;
    const told = explain(program, facts, { line, period, ...(dims ? { dims } : {}), asOf: result.asOf, ...(recordedAt ? { recordedAt } : {}) });
    progress.update(index + 1, open.length);
    if (!told.ok) throw new Error(`The entitlement ${line} in ${period} cannot be explained: ${told.findings.map(({ message }) => message).join(' ')}`);
    return { entitlement, trace: told.trace, ...(told.limits ? { limits: told.limits } : {}) };
  });
  progress.end();
  return explained;
}
