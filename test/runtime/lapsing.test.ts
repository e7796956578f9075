import { describe, expect, it } from 'vitest';
import type { Line, Observation } from '@remit/program';
import { buildProgram, fact, factsOf, num, pence, seen } from '../helpers/program-builder.ts';
import { paid, runsOf } from '../helpers/run.ts';

const facts = [{ id: 'a', grain: 'month' }, { id: 'b', grain: 'month' }, { id: 'ended', type: 'bool', grain: 'month' }] as const;
const given = (of: string, value: string | boolean, recordedAt: string, more: Partial<Observation> = {}): Observation => ({ ...seen(of, '0', undefined, '2026-04'), value, recordedAt, ...more });
const lapsing = (more: Partial<Line> = {}): Partial<Line> & { id: string } => (
  { id: 'p', of: 'first', grain: 'month', amount: pence(fact('a')), recovery: { how: 'carry', lapses: true }, schedule: [{ period: '2026-04', opens: '2026-05-01', due: '2026-05-15' }], ...more });
const other: Partial<Line> & { id: string } = { id: 'q', of: 'second', grain: 'month', amount: pence(fact('b')), schedule: [{ period: '2026-04', opens: '2026-05-01', due: '2026-07-15' }] };
const fall = [given('a', '100', '2026-05-01', { id: '1' }), given('a', '40', '2026-05-20', { id: '2', supersedes: '1' }), given('b', '100', '2026-06-01')];

describe('a recovery that lapses', () => {
  it('is not taken off what is paid for another declaration once everything of its own was due', () => {
    const program = buildProgram({ facts: [...facts], lines: [lapsing(), other] });
    const [, second] = runsOf(program, factsOf(fall), ['2026-05-01', '2026-06-01']);
    expect([paid(second!), second!.carried]).toEqual([['buyer>provider 100.00 2026-07-15'], []]);
  });

  it('is taken off like any other while a payment of its declaration is still to come', () => {
    const program = buildProgram({ facts: [...facts], lines: [lapsing(), lapsing({ id: 'later', amount: num('0'), schedule: [{ period: '2026-05', opens: '2026-06-01', due: '2026-06-01' }] }), other] });
    const [, second] = runsOf(program, factsOf(fall), ['2026-05-01', '2026-06-01']);
    expect([paid(second!), second!.carried]).toEqual([['buyer>provider 40.00 2026-07-15'], []]);
  });

  it('is taken off a late payment of its own declaration', () => {
    const program = buildProgram({ facts: [...facts], lines: [lapsing(), { ...other, of: 'first', schedule: [{ period: '2026-04', opens: '2026-05-01', due: '2026-05-15' }] }] });
    const [, second] = runsOf(program, factsOf(fall), ['2026-05-01', '2026-06-01']);
    expect([paid(second!), second!.carried]).toEqual([['buyer>provider 40.00 2026-06-11'], []]);
  });

  it('goes by the dates that a period has in this run, where it may end early', () => {
    const slot = { period: '2026-04', opens: '2026-05-01', due: '2026-09-15', ended: [{ unless: 'goesOn', opens: '2026-05-01', due: '2026-05-15' }] };
    const goesOn = { id: 'goesOn', type: 'bool', grain: 'term', expr: { op: 'at', period: '2026-04', arg: { op: 'not', arg: fact('ended') } } } as const;
    const program = buildProgram({ facts: [...facts], vars: [goesOn], lines: [lapsing({ schedule: [slot] }), other] });
    const ended = (value: boolean): Observation => given('ended', value, '2026-05-01');
    const after = (value: boolean): unknown => runsOf(program, factsOf([...fall, ended(value)]), ['2026-05-01', '2026-06-01'])[1]!.carried;
    expect([after(true), after(false)]).toEqual([[], [{ payer: 'buyer', payee: 'provider', amount: '60.00' }]]);
  });
});
