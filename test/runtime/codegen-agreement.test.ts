import { prepare } from '@remit/runtime';
import { describe, expect, it } from 'vitest';
import { generate } from '../oracle/generate/case.ts';
import { bothWays } from './codegen-support.ts';

/** Runs every step of random contracts both ways; answers how many rows of batches came out in doubles, in BigInts and by the reference. */
function compare(from: number, until: number, onlyBig: boolean): number[] {
  const rows = [0, 0, 0];
  for (let seed = from; seed < until; seed++) {
    const { program, steps } = generate(seed);
    const model = prepare(program);
    for (const { facts, asOf } of steps) {
      const both = bothWays(model, facts, { asOf, onlyBig });
      expect(both.generated, `seed ${seed}, as of ${asOf}`).toEqual(both.reference);
      both.rows.forEach((count, index) => { rows[index]! += count; });
    }
  }
  return rows;
}

describe('random contracts give the same result in every field by generated code and by the reference', () => {
  it('in doubles', () => {
    const [exact, big] = compare(1, 100, false);
    expect(exact).toBeGreaterThan(500);
    expect(big).toBe(0);
  });

  it('in BigInts', () => {
    const [exact, big] = compare(70, 130, true);
    expect(exact).toBe(0);
    expect(big).toBeGreaterThan(300);
  });
});

