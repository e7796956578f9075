import type { Ledger, Result } from '@remit/program';
import { validateLedgerShape } from '@remit/program';
import { differences, type Comparable, type Difference } from './compare.ts';
import type { Case } from './generate/case.ts';
import { broken } from './invariants.ts';
import type { Oracle } from './oracle.ts';
import { runtime, type Answer } from './subject.ts';

/** How the two sides differ on a case: in which run, and in which fields. */
export interface Disagreement { asOf: string; fields: Difference[] }

/** Runs a case on both sides, each with its own ledger; the first run in which they differ, if any. What came out of the runs before is added to `seen`. */
export async function tryCase(oracle: Oracle, c: Case, seen: Result[] = []): Promise<Disagreement | undefined> {
  const answers = await oracle.ask(c);
  let ours: Ledger | undefined;
  let theirs: Ledger = { format: 'remit-ledger/1.0', contract: c.program.id, currency: c.program.currency.code, postings: [], payments: [], runs: [] };
  for (const [i, step] of c.steps.entries()) {
    const program = step.program ?? c.program;
    const answer = safely(() => runtime(program, step.facts, step.asOf, ours));
    const oracleSays = answers[i]!;
    if ('refused' in answer || oracleSays.refused !== undefined) {
      const [a, b] = ['refused' in answer ? answer : undefined, oracleSays.refused === undefined ? undefined : oracleSays];
      if (a && b && b.refused !== 'BUG' && a.refused !== 'BUG') return undefined;
      return { asOf: step.asOf, fields: [{ at: 'refused', runtime: a ? a.message : 'runs', oracle: b ? String(b.message) : 'runs' }] };
    }
    const expected = oracleSays as unknown as Comparable;
    const fields = differences(answer.result, expected, { runtime: ours, oracle: theirs });
    for (const words of broken(program, answer.result)) fields.push({ at: 'invariant', runtime: words, oracle: '' });
    if (fields.length === 0) fields.push(...changesNothing(c, i, answer.result));
    if (fields.length > 0) return { asOf: step.asOf, fields };
    seen.push(answer.result);
    if (i === c.steps.length - 1) fields.push(...unsound(c, answer.result));
    if (fields.length > 0) return { asOf: step.asOf, fields };
    ours = answer.result.ledger;
    theirs = { ...theirs, postings: [...theirs.postings, ...expected.postings], payments: [...theirs.payments, ...expected.payments] };
  }
  return undefined;
}

/** What is wrong with the ledger that a case leaves. */
function unsound(c: Case, { ledger }: Result): Difference[] {
  return validateLedgerShape(ledger, { contract: c.program.id, currency: c.program.currency }).map((f) => ({ at: 'ledger', runtime: `${f.code} ${f.message}`, oracle: 'sound' }));
}

/** A fault of the runtime as an answer, so that it is told with its seed. */
function safely(run: () => Answer): Answer {
  try {
    return run();
  } catch (fault) {
    return { refused: 'BUG', message: `the runtime breaks: ${fault instanceof Error ? fault.stack : String(fault)}` };
  }
}

/** A second run on the same day with the same facts posts and pays nothing. */
function changesNothing(c: Case, i: number, first: Result): Difference[] {
  const step = c.steps[i]!;
  const again = runtime(step.program ?? c.program, step.facts, step.asOf, first.ledger);
  if ('refused' in again) return [{ at: 'again', runtime: again.message, oracle: 'runs' }];
  const { postings, payments } = again.result;
  return postings.length + payments.length === 0 ? [] : [{ at: 'again', runtime: JSON.stringify({ postings, payments }), oracle: 'nothing' }];
}
