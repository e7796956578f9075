import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Hold, Observation, Program, Result } from '@remit/program';
import { prepare, readFactsCsv } from '@remit/runtime';
import { compiled, factsOf, resultOf } from './support/money.ts';

function factsFrom(file: string, program: Program): Observation[] {
  const { document, findings } = readFactsCsv(readFileSync(file, 'utf8'), file, program);
  expect(findings).toEqual([]);
  return document.observations;
}

/** Where a hold waits for a fact: "HbA1cAtTarget 2026/27 ". */
const awaited = ({ reasons }: Hold): string[] => reasons.flatMap((why) => (why.reason === 'missing' ? [`${why.fact} ${why.period} ${Object.values(why.dims ?? {}).join(' ')}`] : []));
const name = ({ line, period, dims }: { line: string; period: string; dims?: Record<string, string> }): string => `${line} ${period} ${Object.values(dims ?? {}).join(' ')}`;

/** Every amount that is not what it was with all facts is held for a fact that was left out, and none is another. */
function expectHeldOrSame(whole: Result, less: Result, dropped: readonly Observation[]): number {
  const missing = new Set(dropped.map(({ fact, period, dims }) => `${fact} ${period} ${Object.values(dims ?? {}).join(' ')}`));
  const now = new Map(less.entitlements.map((one) => [name(one), one.amount]));
  const holds = new Map(less.holds.map((one) => [name(one), one]));
  let held = 0;
  for (const one of whole.entitlements) {
    const amount = now.get(name(one));
    if (amount !== undefined) {
      expect([name(one), amount]).toEqual([name(one), one.amount]);
      continue;
    }
    held++;
    const reasons = awaited(holds.get(name(one))!);
    expect(reasons.some((why) => missing.has(why)), `${name(one)}: ${reasons.join('; ')}`).toBe(true);
  }
  return held;
}

describe('a fact left out holds what needs it, and changes nothing else:', () => {
  it('each fact of the diabetes contract in turn', async () => {
    const program = await compiled('examples/northshire-diabetes/northshire-diabetes.remit');
    const prepared = prepare(program);
    const facts = factsFrom('examples/northshire-diabetes/facts/2026-27.csv', program);
    const whole = resultOf(prepared, factsOf(facts), '2027-08-31');
    expect(facts).toHaveLength(4);
    for (const dropped of facts) {
      const less = resultOf(prepared, factsOf(facts.filter((one) => one !== dropped)), '2027-08-31');
      expect(expectHeldOrSame(whole, less, [dropped])).toBeGreaterThan(0);
      const ledger = resultOf(prepared, factsOf(facts.filter((one) => one !== dropped)), '2027-08-31', whole.ledger);
      expect([ledger.postings, ledger.payments]).toEqual([[], []]);
    }
  });

  it('each of the 1,320 facts of the 220 organisations, one of each at a time', async () => {
    const program = await compiled('examples/medicare-shared-savings/shared-savings.remit');
    const prepared = prepare(program);
    const facts = factsFrom('examples/medicare-shared-savings/facts/performance-year-2022.csv', program);
    const whole = resultOf(prepared, factsOf(facts), '2023-09-01');
    const byMember = Map.groupBy(facts, ({ dims }) => Object.values(dims!)[0]!);
    expect([byMember.size, whole.entitlements.length]).toEqual([220, 440]);
    const covered = new Set<Observation>();
    for (let turn = 0; turn < 6; turn++) {
      const dropped = [...byMember.values()].map((own, index) => own[(turn + index) % own.length]!);
      dropped.forEach((one) => covered.add(one));
      const left = new Set(dropped);
      expectHeldOrSame(whole, resultOf(prepared, factsOf(facts.filter((one) => !left.has(one))), '2023-09-01'), dropped);
    }
    expect(covered.size).toBe(facts.length);
  });
});
