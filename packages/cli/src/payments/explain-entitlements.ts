import type { Entitlement, FactsDocument, Result } from '@remit/program';
import { explained, type ExplainedEntitlement } from '@remit/story/payment/explained';
import type { Context } from '../context.ts';
import { progressBar } from '../render/progress.ts';
import { placeName } from '@remit/story/by-name';
import type { LoadedProgram } from './load-program.ts';
import { wantedOnly } from './narrow-explanation.ts';

/** Those entitlements of a result whose time has come, or that were posted because their period ended early, narrowed to what `only` asks for. */
export function toBeExplained(result: Result, { program }: LoadedProgram, only: readonly string[] = []): Entitlement[] {
  const opens = new Map(program.lines.map(({ id, schedule }) => [id, new Map(schedule.map((slot) => [slot.period, slot.opens]))]));
  const posted = new Set(result.ledger.postings.map(placeName));
  const open = result.entitlements.filter((each) => (opens.get(each.line)?.get(each.period) ?? '') <= result.asOf || posted.has(placeName(each)));
  return only.length === 0 ? open : open.filter(wantedOnly(only, program, [...result.entitlements, ...result.holds]));
}

/** Works out entitlements again, writing down every step. */
export function explainEntitlements(result: Result, open: readonly Entitlement[], loaded: LoadedProgram, facts: FactsDocument, recordedAt: string | undefined, { io }: Context): ExplainedEntitlement[] {
  const progress = progressBar(io.stderr, 'Explaining');
  const all: ExplainedEntitlement[] = [];
  for (const each of explained(result, open, loaded, facts, recordedAt)) progress.update(all.push(each), open.length);
  progress.end();
  return all;
}
