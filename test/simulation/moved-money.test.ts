import { describe, expect, it } from 'vitest';
import { readBack } from '@remit/compiler/scenario-text/late-members';
import type { FactsDocument, IsoDate, Observation, ObservedValue, Program } from '@remit/program';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import { prepare, type Prepared } from '@remit/runtime';
import { BaseCase } from '@remit/runtime/simulation/base-case';
import { asOfPeriods, inputNamed, moneyOf, startOfScenario, type Move } from '@remit/runtime/simulation/what-if/index';
import { dayAfterAll, firstDay } from '@remit/runtime/scenario/days';
import { MovableMoney } from '@remit/runtime/scenario/movable-money';
import { reviewsOf } from '../helpers/reviews.ts';
import { generate } from '../oracle/generate/case.ts';
import { Random } from '../oracle/generate/random.ts';

/** How many generated contracts are moved: few in the quick suite, more in `npm run test:carried`. */
const CONTRACTS = Number(process.env['CARRIED_CONTRACTS'] ?? '40');

/** Another value of the same kind; nothing for one that cannot be moved. */
function other(program: Program, { fact: id, value }: Observation, random: Random): ObservedValue | undefined {
  const fact = program.facts.find((one) => one.id === id);
  if (!fact) return undefined;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'object') return 'notApplicable' in value ? undefined : { ...value, numerator: '0' };
  if (fact.type === 'code') return random.pick(fact.codes ?? [value]);
  return fact.type === 'date' ? undefined : random.pick(['0', '1', '2', value]);
}

/** A generated contract with the facts of its last run: all members are known from the beginning, and values come in at the beginning of a quarter, so that a move seldom changes who is known when. */
function sampled(seed: number): { program: Program; facts: FactsDocument } {
  const { program: first, steps } = generate(seed);
  const { facts, program = first } = steps.at(-1)!;
  const from = firstDay(prepare(program));
  const day = (recordedAt: IsoDate | undefined): IsoDate => (recordedAt === undefined ? from : `${recordedAt.slice(0, 5)}${{ 0: '01', 1: '04', 2: '07', 3: '10' }[Math.floor((Number.parseInt(recordedAt.slice(5, 7), 10) - 1) / 3)]!}-01`);
  const observations = facts.observations.map((one) => ({ ...one, recordedAt: day(one.recordedAt) }));
  return { program, facts: readBack(program, { ...facts, observations }).facts };
}

describe('money with values moved', () => {
  it('is that of a whole run, whatever is moved, and however often', () => {
    const counts = { compared: 0, changed: 0, followed: 0, inFunds: 0 };
    for (let seed = 1; seed <= CONTRACTS; seed++) {
      const { program, facts: start } = sampled(seed);
      const model = prepare(program);
      const base = new BaseCase(model, start, dayAfterAll(model, start));
      let whole = 0;
      const movable = new MovableMoney(model, start, (facts) => {
        whole += 1;
        return moneyOf(model, facts);
      });
      const random = new Random(seed);
      for (const times of [1, 1, 1, 1, 1, 2, 3]) {
        const moves = random.shuffled([...start.observations]).slice(0, times).flatMap((one): Move[] => {
          const fact = model.facts.get(one.fact);
          const target = fact && inputNamed(model, JSON.stringify([one.fact, one.period, ...fact.each.map(({ id }) => one.dims?.[id] ?? '')]));
          if (!target) return [];
          const value = random.chance(15) ? undefined : other(program, one, random);
          return [{ target, value: value === undefined ? undefined : { observed: value } }];
        });
        const facts = asOfPeriods(model, base.factsWith(moves.flatMap(({ target, value }) => (value ? [{ target, value }] : [])), moves.flatMap(({ target, value }) => (value ? [] : [target]))));
        const begun = whole;
        const money = movable.with(facts, moves.map(({ target }) => target));
        const isFollowed = whole === begun;
        expect(money, `contract ${seed}, ${JSON.stringify(moves.map(({ target: { fact, period, keys } }) => [fact.declared.id, period.id, ...keys]))}`).toEqual(moneyOf(model, facts));
        const isChanged = JSON.stringify(money) !== JSON.stringify(movable.money);
        counts.compared += 1;
        if (isFollowed) counts.followed += 1;
        if (isFollowed && isChanged) counts.changed += 1;
        if (isFollowed && isChanged && program.funds.length > 0) counts.inFunds += 1;
      }
    }
    expect(counts.compared).toBe(CONTRACTS * 7);
    // Contracts whose dates are facts are left to whole runs; enough others are followed, and enough of what is moved moves money.
    expect([counts.followed > CONTRACTS * 1.5, counts.changed * 8 > CONTRACTS, counts.inFunds > 2]).toEqual([true, true, true]);
  }, 300_000);

  it('is worked out from what it was before, for each of many members', async () => {
    const { model, facts } = await practices(60);
    let whole = 0;
    const movable = new MovableMoney(model, facts, (other) => {
      whole += 1;
      return moneyOf(model, other);
    });
    const base = new BaseCase(model, facts, dayAfterAll(model, facts));
    for (const id of ['["Reviewed","2026/27","P7"]', '["Reviewed","2028/29","P59"]']) {
      const target = inputNamed(model, id)!;
      for (const value of [{ observed: '1200' }, { observed: '0' }, undefined]) {
        const moved = asOfPeriods(model, base.factsWith(value ? [{ target, value }] : [], value ? [] : [target]));
        expect(movable.with(moved, [target])).toEqual(moneyOf(model, moved));
      }
    }
    expect(whole).toBe(0);
    const { payments: before } = movable.money as { payments: readonly { payee: string }[] };
    const target = inputNamed(model, '["Reviewed","2026/27","P7"]')!;
    const { payments } = movable.with(asOfPeriods(model, base.factsWith([{ target, value: { observed: '1200' } }])), [target]) as { payments: readonly { payee: string }[] };
    // The payments that were not touched are the same objects, so they were not made again.
    expect(payments.filter((one) => !before.includes(one)).map(({ payee }) => payee).filter((payee, index, all) => all.indexOf(payee) === index).sort()).toEqual(['P7', 'Trust']);
  });

  it('is that of a whole run where a member comes in or leaves by it', async () => {
    const { model, facts } = await practices(3);
    const movable = new MovableMoney(model, facts, (other) => moneyOf(model, other));
    const target = inputNamed(model, '["Reviewed","2026/27","P9"]')!;
    const more = { ...facts, members: { Practices: [...facts.members!['Practices']!, { key: 'P9' }] }, observations: [...facts.observations, { fact: 'Reviewed', period: '2026/27', dims: { Practices: 'P9' }, value: '10', recordedAt: '2026-04-01' }] };
    expect(movable.with(more, [target])).toEqual(moneyOf(model, more));
    expect(movable.with(more, [target])).not.toEqual(movable.money);
  });
});

/** A contract that pays each practice each month by what it reports for the year, with so many of them. */
async function practices(count: number): Promise<{ model: Prepared; facts: FactsDocument }> {
  const keys = Array.from({ length: count }, (_, index) => `P${index}`);
  const text = reviewsOf(keys);
  const [contract] = compileProject(await buildDocuments(createRemitServices(), [{ uri: 'file:///reviews.remit', text }])).contracts;
  const model = prepare(contract!.program);
  return { model, facts: startOfScenario(model, contract!.scenarios.scenarios[0]!) as FactsDocument };
}
