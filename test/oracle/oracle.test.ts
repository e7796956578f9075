import { afterAll, describe, expect, it } from 'vitest';
import type { Ledger } from '@remit/program';
import { corpus, unmet } from './corpus.ts';
import { generate } from './generate/case.ts';
import { startOracle } from './oracle.ts';
import { runtime } from './subject.ts';
import { tryCase } from './try-case.ts';

const oracle = startOracle();
afterAll(() => oracle.close());

describe('cases worked out by hand', () => {
  for (const c of corpus()) {
    it(`${c.title}: the oracle`, async () => {
      const results = await oracle.ask(c);
      expect(c.steps.map((s, i) => unmet(s.expect, results[i]!))).toEqual(c.steps.map(() => []));
    });
    it(`${c.title}: the runtime`, () => {
      let ledger: Ledger | undefined;
      for (const s of c.steps) {
        const answer = runtime(c.program, s.facts, s.asOf, ledger);
        if ('refused' in answer) throw new Error(answer.message);
        expect(unmet(s.expect, answer.result as unknown as Record<string, unknown>)).toEqual([]);
        ledger = answer.result.ledger;
      }
    });
    it(`${c.title}: both to the last field`, async () => {
      expect(await tryCase(oracle, c)).toBeUndefined();
    });
  }
});

describe('the chain of a ledger', () => {
  it('is the same, followed from its beginning by another reader', async () => {
    let longest = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const c = generate(seed);
      let left: Ledger | undefined;
      for (const s of c.steps) {
        const answer = runtime(s.program ?? c.program, s.facts, s.asOf, left);
        if ('refused' in answer) break;
        left = answer.result.ledger;
      }
      if (!left) continue;
      longest = Math.max(longest, left.runs.length);
      const [told] = await oracle.ask({ ...c, left }) as unknown as [{ hashes: string[] }];
      expect([seed, ...told.hashes.slice(1)]).toEqual([seed, ...left.runs.map(({ hash }) => hash)]);
      expect(left.runs.map(({ prior }) => prior)).toEqual(told.hashes.slice(0, -1));
    }
    expect(longest).toBeGreaterThan(1);
  });
});

describe('random contracts', () => {
  it('come out the same on the runtime and on the oracle, field by field', async () => {
    for (let seed = 1; seed <= 150; seed++) expect({ seed, differs: await tryCase(oracle, generate(seed)) }).toEqual({ seed, differs: undefined });
  }, 180_000);
});
