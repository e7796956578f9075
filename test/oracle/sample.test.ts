import { afterAll, describe, expect, it } from 'vitest';
import type { Ledger, Result } from '@remit/program';
import { requiredCapabilities, validateLedgerShape, validateProgram } from '@remit/program';
import { Sample } from './features.ts';
import { fieldsOf, optionalFields } from './fields.ts';
import { generate, type Case } from './generate/case.ts';
import { Random } from './generate/random.ts';
import { startOracle } from './oracle.ts';
import { runtime } from './subject.ts';

const FIRST = 300;
const cases = Array.from({ length: FIRST }, (_, i) => generate(i + 1));
const oracle = startOracle();
afterAll(() => oracle.close());

/** The results of a case on the runtime, until a run is refused. */
function resultsOf({ program, steps }: Case): Result[] {
  const results: Result[] = [];
  for (const { facts, asOf, program: other } of steps) {
    const answer = runtime(other ?? program, facts, asOf, results.at(-1)?.ledger);
    if ('refused' in answer) break;
    results.push(answer.result);
  }
  return results;
}

describe('the random contracts of the first 300 seeds', () => {
  it('have every optional field of programs and facts, and every node', () => {
    const found = new Set(cases.flatMap((c) => [...fieldsOf(c)]));
    expect([...optionalFields()].filter((field) => !found.has(field))).toEqual([]);
    expect(optionalFields().size).toBeGreaterThan(150);
  });

  it('are valid programs', () => {
    for (const { program } of [...cases, ...cases.flatMap((c) => c.steps.filter((x) => x.program) as { program: Case['program'] }[])]) expect(validateProgram({ ...program, requires: requiredCapabilities(program) })).toEqual([]);
  }, 120_000);

  it('make everything happen that is looked for', () => {
    const sample = new Sample();
    for (const c of cases) sample.add({ case: c, results: resultsOf(c) });
    expect(sample.never()).toEqual([]);
  }, 120_000);
});

describe('a ledger that was changed after the run', () => {
  /** One change of one entry, run, or their number. */
  function changed(ledger: Ledger, r: Random): Ledger {
    const copy = structuredClone(ledger);
    const i = r.int(0, copy.postings.length - 1);
    const posting = copy.postings[i]!;
    const other = posting.due === '2030-01-01' ? '2030-01-02' : '2030-01-01';
    return r.pick<() => Ledger>([
      () => ({ ...copy, postings: copy.postings.map((p, k) => (k === i ? { ...p, due: other } : p)) }),
      () => ({ ...copy, postings: copy.postings.map((p, k) => (k === i ? { ...p, asOf: other } : p)) }),
      () => ({ ...copy, postings: copy.postings.filter((_, k) => k !== i) }),
      () => ({ ...copy, postings: [...copy.postings, { ...posting, seq: 99 }] }),
      () => ({ ...copy, runs: copy.runs.slice(0, -1) }),
      () => ({ ...copy, runs: copy.runs.slice(1) }),
      () => ({ ...copy, runs: copy.runs.map((run, k) => (k === 0 ? { ...run, asOf: other } : run)) }),
      () => ({ ...copy, runs: copy.runs.map((run) => ({ ...run, facts: `sha256:${'0'.repeat(64)}` })) }),
      () => ({ ...copy, runs: [...copy.runs].reverse().concat(copy.runs.length === 1 ? copy.runs : []) }),
    ])();
  }

  it('is refused by the runtime and by the oracle; unchanged, by neither', async () => {
    let refused = 0;
    for (const [index, c] of cases.slice(0, 60).entries()) {
      const results = resultsOf(c);
      const left = results.at(-1)?.ledger;
      if (!left || left.runs.length === 0) continue;
      const { facts, asOf, program = c.program } = c.steps[results.length - 1]!;
      for (const [ledger, fits] of [[left, true], [changed(left, new Random(index)), false]] as const) {
        const [answer] = await oracle.ask({ program, facts, asOf, ledger });
        expect({ index, refused: answer!.refused }).toEqual({ index, refused: fits ? undefined : 'LED' });
        expect({ index, fits: validateLedgerShape(ledger, { contract: c.program.id, currency: c.program.currency }).length === 0 }).toEqual({ index, fits });
      }
      refused++;
    }
    expect(refused).toBeGreaterThan(30);
  }, 120_000);
});
