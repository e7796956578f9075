import type { FactsDocument, IsoDate, Ledger, Program, Result } from '@remit/program';
import { run } from '@remit/runtime';

/** What the runtime makes of one run: its result, or why it refuses. */
export type Answer = { result: Result } | { refused: string; message: string };

/** One run of the runtime. */
export function runtime(program: Program, facts: FactsDocument, asOf: IsoDate, ledger: Ledger | undefined): Answer {
  const outcome = run(program, facts, { asOf, ledger });
  if (outcome.ok) return { result: outcome.result };
  const errors = outcome.findings.filter((f) => f.severity === 'error');
  return { refused: errors[0]?.code ?? 'without a reason', message: errors.map((f) => `${f.code} ${f.message}`).join('; ') };
}
