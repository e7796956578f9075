import { expect, it } from 'vitest';
import type { Expectation, Ledger } from '@remit/program';
import { prepare } from '@remit/runtime';
import { concernedLines } from '@remit/runtime/scenario/concerned-lines';
import { dayAfterAll } from '@remit/runtime/scenario/days';
import { ScenarioState } from '@remit/runtime/scenario/state';
import { buildProgram, factsOf, num } from '../helpers/program-builder.ts';
import { generate } from '../oracle/generate/case.ts';

/** What was paid from one party to another, as "due amount", in the order of the ledger. */
function between(payments: Ledger['payments'], from: string, to: string): string[] {
  return payments.filter(each => each.payer === from && each.payee === to).map(({ due, amount }) => `${due} ${amount}`);
}

function payment(from: string, to: string): Expectation {
  return { kind: 'payment', text: '', from, to, rel: 'is', amount: '0' };
}

it('a scenario that asks for one pair of parties, or one due date, is told what it would be told of all', () => {
  let [pairs, restricted, taxed] = [0, 0, 0];
  for (let seed = 1; seed <= 30; seed++) {
    const { program: first, steps } = generate(seed);
    const { facts, program = first } = steps.at(-1)!;
    const model = prepare(program);
    const last = dayAfterAll(model, facts);
    const whole = new ScenarioState(model, facts);
    if (whole.check(last).length > 0) continue;
    let all: Ledger['payments'];
    // A day on which the facts are refused makes the scenario refused, whatever it asks for.
    try { all = whole.payments(last); } catch { continue; }
    for (const pair of [...new Set(all.map(({ payer, payee }) => JSON.stringify([payer, payee])))].slice(0, 3)) {
      const [from, to] = JSON.parse(pair) as [string, string];
      const lines = concernedLines(model, [payment(from, to)]);
      const told = { seed, pair, payments: between(all, from, to) };
      expect({ seed, pair, payments: between(new ScenarioState(model, facts, lines).payments(last), from, to) }).toEqual(told);
      const { due } = all.find(each => each.payer === from && each.payee === to)!;
      const [soon, ever] = [new ScenarioState(model, facts, lines).payments(last, due), all].map(payments => between(payments, from, to).filter(each => each.startsWith(due)));
      expect({ seed, pair, due: soon }).toEqual({ seed, pair, due: ever });
      pairs++;
      if (lines.size < model.lines.length) restricted++;
      if (model.lines.some(({ declared }) => declared.tax?.borneBy !== undefined)) taxed++;
    }
  }
  expect([pairs > 30, restricted > 15, taxed > 2]).toEqual([true, true, true]);
});

it('takes in a line whose invoices go the other way, and one that anybody in a group may be paid', () => {
  const program = buildProgram({
    groups: [{ id: 'Practice', member: 'practice', keyedBy: 'odsCode' }],
    lines: [
      { id: 'core', amount: num('100') },
      { id: 'each', each: ['Practice'], to: { member: 'Practice' }, amount: num('10') },
    ],
  });
  const model = prepare(program);
  const asked = (from: string, to: string): string[] => [...concernedLines(model, [payment(from, to)])].map(({ declared }) => declared.id);
  expect([asked('provider', 'buyer'), asked('buyer', 'provider'), asked('buyer', 'A81001'), asked('A81001', 'P')]).toEqual([['core', 'each'], ['core', 'each'], ['each'], []]);
  expect(new ScenarioState(model, factsOf()).payments(dayAfterAll(model, factsOf())).length).toBeGreaterThan(0);
});
