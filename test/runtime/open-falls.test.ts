import { expect, it } from 'vitest';
import type { Observation } from '@remit/program';
import { buildProgram, fact, factsOf, mul, num, pence, seen } from '../helpers/program-builder.ts';
import { entitled, runsOf, resultOf } from '../helpers/run.ts';

it('a rise makes good the oldest of two open falls and leaves the other as it is', () => {
  const slot = (due: string) => [{ period: '2026-04', opens: '2026-05-01', due }];
  const program = buildProgram({
    facts: [{ id: 'a', grain: 'month' }, { id: 'b', grain: 'month' }],
    lines: [{ id: 'p', grain: 'month', amount: pence(fact('a')), schedule: slot('2026-05-15') }, { id: 'q', grain: 'month', amount: pence(fact('b')), schedule: slot('2026-12-15') }],
  });
  const days = ['2026-05-01', '2026-06-01', '2026-07-01', '2026-09-01'];
  const values = ['100', '25', '0', '30'].map((value, i): Observation => ({ ...seen('a', value, undefined, '2026-04'), id: `o${i}`, recordedAt: days[i]!, ...(i > 0 ? { supersedes: `o${i - 1}` } : {}) }));
  const last = runsOf(program, factsOf([...values, { ...seen('b', '200', undefined, '2026-04'), recordedAt: days[3]! }]), days).at(-1)!;
  const name = new Map(last.ledger.postings.map((each) => [each.key, `${each.line} ${each.seq}`]));
  expect(last.payments.map((each) => [each.amount, ...each.settles.map((one) => `${name.get(one.posting)} ${one.amount}`)])).toEqual([['130.00', 'q 1 200.00', 'p 2 -45.00', 'p 3 -25.00']]);
  expect(last.carried).toEqual([]);
});

it('who is counted on a day before the period, and leaves before it, has no part of it', () => {
  const program = buildProgram({
    groups: [{ id: 'g', member: 'Member', keyedBy: 'id', countedOn: { '2026/27': '2026-03-18' } }],
    lines: [{ id: 'p', each: ['g'], to: { member: 'g' }, amount: pence(mul(num('365'), { op: 'partOf', dim: 'g', by: 'days' })), schedule: [{ period: '2026/27', opens: '2026-04-01', due: '2026-05-01' }] }],
  });
  const members = { g: [{ key: 'gone', left: '2026-03-20' }, { key: 'late', joined: '2026-05-01' }, { key: 'leaves', left: '2026-04-11' }] };
  expect(entitled(resultOf(program, factsOf([], { members }), '2026-05-01'))).toEqual(['p 2026/27 gone 0.00', 'p 2026/27 leaves 10.00']);
});
