import type { Body, Expr, Judgement, Observation } from '@remit/program';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../helpers/evaluate.ts';
import { fact, factsOf, num, seen } from '../helpers/program-builder.ts';

const effort: Judgement = { id: 'Effort', type: 'number', grain: 'year', each: [], deadline: { '2026/27': '2027-06-30', '2027/28': '2028-06-30' }, otherwise: '1' };
const decision = (value: Observation['value'], recordedAt: string, more: Partial<Observation> = {}): Observation => ({ fact: 'Effort', period: '2026/27', value, recordedAt, ...more });
const undecided = { missing: [{ reason: 'undecided', decision: 'Effort', on: '2027-06-30', period: '2026/27' }] };

/** What the judgement came to as of a day. */
function decided(asOf: string, observations: Observation[], change: Partial<Judgement> = {}) {
  return evaluate({ op: 'decided', id: 'Effort' }, { given: { judgements: [{ ...effort, ...change }] }, facts: factsOf(observations), asOf });
}

describe('a judgement', () => {
  it('is undecided before its last day, and its default from then on', () => {
    expect(decided('2027-06-29', [])).toEqual(undecided);
    expect(decided('2027-06-30', [])).toBe('1');
  });

  it('counts from the day on which it is taken, and for good after the last day', () => {
    const taken = decision('3', '2027-05-10', { id: 'a' });
    const changed = decision('4', '2027-06-30', { id: 'b', supersedes: 'a' });
    expect([decided('2027-05-09', [taken]), decided('2027-05-10', [taken]), decided('2029-01-01', [taken])]).toEqual([undecided, '3', '3']);
    expect([decided('2027-06-29', [taken, changed]), decided('2027-06-30', [taken, changed])]).toEqual(['3', '4']);
  });

  it('without a default stays undecided', () => {
    expect(decided('2029-01-01', [], { otherwise: undefined })).toEqual(undecided);
  });

  it('counts late only where late decisions count, and only where none came in time', () => {
    const change = { lateUntil: '2027-09-30' };
    const late = (asOf: string, observations: Observation[]) => evaluate({ op: 'decided', id: 'Effort' }, { given: { judgements: [{ ...effort, ...change }] }, facts: factsOf(observations), asOf });
    const taken = decision('3', '2027-08-01');
    expect([late('2027-07-31', [taken]), late('2027-08-01', [taken]), late('2029-01-01', [taken])]).toEqual(['1', '3', '3']);
  });

  it('is read in a finer period as in the year around it, for the keys at hand', () => {
    const given = { groups: [{ id: 'Site', member: 'Site', keyedBy: 'code' }], judgements: [{ ...effort, each: ['Site'] }] };
    const facts = factsOf([decision('3', '2027-05-10', { dims: { Site: 'A' } }), seen('n', '1', { Site: 'B' })]);
    const at = (Site: string) => evaluate({ op: 'decided', id: 'Effort' }, { given: { ...given, facts: [{ id: 'n', each: ['Site'] }] }, facts, grain: 'month', period: '2026-05', keys: { Site }, asOf: '2027-06-01' });
    expect(at('A')).toBe('3');
    expect(at('B')).toEqual({ missing: [{ reason: 'undecided', decision: 'Effort', on: '2027-06-30', period: '2026/27', dims: { Site: 'B' } }] });
  });
});

describe('a look at knowledge', () => {
  const spend = [
    seen('spend', '10', undefined, '2026/27'),
  ].map((one): Observation => ({ ...one, id: 'a', recordedAt: '2027-05-01' })).concat({ ...seen('spend', '20'), id: 'b', supersedes: 'a', recordedAt: '2027-08-01' });
  const look = (expr: Expr, asOf: string) => evaluate(expr, { given: { facts: [{ id: 'spend' }, { id: 'open', type: 'bool' }] }, facts: factsOf([...spend, { ...seen('open', true), recordedAt: '2027-09-01' }]), asOf });
  const known = (more: object): Expr => ({ op: 'known', arg: fact('spend'), ...more }) as Expr;

  it('with an end keeps the value of that day', () => {
    expect([look(known({ until: '2027-06-30' }), '2027-06-01'), look(known({ until: '2027-06-30' }), '2028-01-01'), look(known({ until: '2027-08-01' }), '2028-01-01')]).toEqual(['10', '10', '20']);
  });

  it('keeps what was missing on that day missing', () => {
    expect(look(known({ until: '2027-04-30' }), '2028-01-01')).toEqual({ missing: [{ reason: 'missing', fact: 'spend', period: '2026/27' }] });
  });

  it('with a beginning is undecided before it, and then as things stand', () => {
    expect(look(known({ from: '2027-06-30' }), '2027-06-29')).toEqual({ missing: [{ reason: 'undecided', decision: 'x', on: '2027-06-30', period: '2026/27' }] });
    expect([look(known({ from: '2027-06-30' }), '2027-06-30'), look(known({ from: '2027-06-30' }), '2028-01-01')]).toEqual(['10', '20']);
  });

  it('with a condition closes only while it is not true, and asks it only after the end', () => {
    const unless = known({ until: '2027-06-30', unless: fact('open') });
    expect([look(unless, '2027-06-30'), look(unless, '2027-09-01')]).toEqual(['10', '20']);
    expect(look(unless, '2027-08-15')).toEqual({ missing: [{ reason: 'missing', fact: 'open', period: '2026/27' }] });
    expect(look(known({ until: '2027-06-30', unless: { op: 'bool', v: false } }), '2028-01-01')).toBe('10');
  });
});

describe('decisions as they are given', () => {
  const panel: Body = { id: 'Panel', members: ['buyer', 'second', 'third'], quorum: 2, recused: [{ member: 'third', interestIn: 'provider' }] };
  const given = (change: Partial<Judgement> = {}) => ({ judgements: [{ ...effort, by: 'Panel', ...change }], bodies: [panel], facts: [{ id: 'spend' }] });
  const read = (observation: Observation, change: Partial<Judgement> = {}) => {
    try { return evaluate(num('0'), { given: given(change), facts: factsOf([observation]) }); } catch (error) { return (error as Error).message; }
  };

  it.each<[string, Partial<Observation>, string]>([
    ['without a day', { recordedAt: undefined }, "FCT-214 'Effort' in 2026/27 is a decision, and does not say on which day it was taken."],
    ['after its deadline', { recordedAt: '2027-07-01' }, "FCT-215 'Effort' in 2026/27 was decided on 1 July 2027, after 30 June 2027, the last day for it. '1' counts instead, as the contract says."],
    ['by a stranger', { decidedBy: ['buyer', 'sceond'] }, "FCT-216 'Effort' in 2026/27 is said to be decided by 'sceond', and it is decided by the members of 'Panel'. Did you mean 'second'?"],
    ['with somebody recused', { decidedBy: ['buyer', 'third'] }, "FCT-217 'Effort' in 2026/27 is said to be decided with 'third', who takes no part in decisions of 'Panel' because of an interest in 'provider'."],
    ['by fewer than the quorum', { decidedBy: ['buyer', 'buyer'] }, "FCT-218 'Effort' in 2026/27 is said to be decided by 1 of the members of 'Panel', and at least 2 must take part."],
    ['of the wrong kind', { value: true }, "FCT-107 'Effort' in 2026/27: 'true' is not a number (\"1.25\")."],
    ['not applicable', { value: { notApplicable: true } }, "FCT-110 'Effort' in 2026/27 is given as not applicable, and the contract does not allow for that."],
    ['on a fact', { fact: 'spend', decidedBy: ['buyer'] }, "FCT-219 'spend' is observed and not decided, and this value says who decided it."],
  ])('%s are refused or told', (_, change, message) => {
    expect(read(decision('3', '2027-05-10', change))).toBe(message);
  });

  it('by enough members, or without names, are taken', () => {
    expect([read(decision('3', '2027-05-10', { decidedBy: ['buyer', 'second'] })), read(decision('3', '2027-05-10'))]).toEqual(['0', '0']);
    expect(read(decision('3', '2027-05-10', { decidedBy: ['buyer'] }), { by: 'buyer' })).toBe('0');
    expect(read(decision('3', '2027-05-10', { decidedBy: ['second'] }), { by: 'buyer' })).toMatch(/^FCT-216 .* it is decided by 'buyer'\./);
  });
});
