import { describe, expect, it } from 'vitest';
import type { FactsDocument, Observation } from '@remit/program';
import { run } from '@remit/runtime';
import { evaluate } from '../helpers/evaluate.ts';
import { buildProgram, fact, factsOf, mul, num, seen } from '../helpers/program-builder.ts';

const program = buildProgram({
  groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods', max: '3' }],
  sets: [{ id: 'areas', elements: [{ key: 'Diabetes' }, { key: 'Dementia' }] }],
  facts: [
    { id: 'size', type: 'count', min: num('10'), max: num('1000') }, { id: 'open', type: 'bool' }, { id: 'track', type: 'code', codes: ['Basic', 'Enhanced'] },
    { id: 'on', type: 'date' }, { id: 'rate', type: 'ratio', parts: { numerator: 'AtTarget', denominator: 'Tested', excluded: 'Exempt' } },
    { id: 'monthly', grain: 'month' }, { id: 'register', each: ['practices', 'areas'], max: mul(num('2'), fact('list')) }, { id: 'list', each: ['practices'], mayBeNotApplicable: true },
  ],
  rows: [{ id: 'people', grain: 'year', each: ['practices'], key: ['person'], columns: [{ id: 'person', type: 'code', codes: ['p1', 'p2'] }, { id: 'cost', type: 'money', min: '0', max: '500' }] }],
});

const refusals = (...observations: Observation[]) => refusalsOf(factsOf(observations));
function refusalsOf(facts: FactsDocument): string[] {
  const outcome = run(program, facts, { asOf: '2027-06-01' });
  return outcome.ok ? outcome.findings.map(each => `${each.code} ${each.message}`) : outcome.findings.map(each => `${each.at === undefined ? '' : `${each.at}: `}${each.code} ${each.message}`);
}

describe('values of facts', () => {
  const given = { facts: program.facts, groups: program.groups, sets: program.sets };
  const ratio = (value: Observation['value'], part?: 'numerator' | 'denominator' | 'excluded', more = {}) => evaluate(
    fact('rate', part), { given: { facts: [{ id: 'rate', type: 'ratio', ...more }] }, facts: factsOf([seen('rate', value)]) });

  it('a proportion is numerator over denominator less those excluded', () => {
    expect(ratio({ numerator: '410', denominator: '480', excluded: '20' })).toBe('41/46');
    expect(ratio({ numerator: '17010', denominator: '24300' })).toBe('0.7');
    expect(ratio({ numerator: '410', denominator: '480', excluded: '20' }, 'excluded')).toBe('20');
    expect(ratio({ numerator: '410', denominator: '480' }, 'excluded')).toBe('0');
  });

  it('given as such it has no parts', () => {
    expect(ratio('0.7')).toBe('0.7');
    expect(ratio('0.7', 'numerator')).toEqual({ missing: [{ reason: 'missing', fact: 'rate', period: '2026/27' }] });
  });

  it('with nobody left it is missing, or not applicable where the contract says so', () => {
    const nobody = { numerator: '0', denominator: '20', excluded: '20' };
    expect(ratio(nobody)).toEqual({ missing: [{ reason: 'empty', detail: 'rate' }] });
    expect(ratio(nobody, undefined, { emptyIsNotApplicable: true })).toEqual({ notApplicable: 'empty' });
    expect(ratio(nobody, 'denominator')).toBe('20');
  });

  it('not applicable carries its reason, also to the parts', () => {
    expect(ratio({ notApplicable: true, reason: 'too few' }, undefined, { mayBeNotApplicable: true })).toEqual({ notApplicable: 'too few' });
    expect(ratio({ notApplicable: true }, 'numerator', { mayBeNotApplicable: true })).toEqual({ notApplicable: 'not applicable' });
  });

  it('are those known at the as-of date', () => {
    const facts = factsOf([
      { fact: 'size', period: '2026/27', value: '100', recordedAt: '2027-05-01', id: 'a' },
      { fact: 'size', period: '2026/27', value: '200', recordedAt: '2027-07-01', supersedes: 'a' },
    ]);
    const on = (asOf: string) => evaluate(fact('size'), { given, facts, asOf });
    expect([on('2027-05-01'), on('2027-06-30'), on('2027-07-01')]).toEqual(['100', '100', '200']);
    expect(on('2027-04-30')).toEqual({ missing: [{ reason: 'missing', fact: 'size', period: '2026/27' }] });
  });
});

describe('facts that do not fit are refused, each with its place', () => {
  it('unknown facts, periods, keys', () => {
    expect(refusals({ ...seen('sise', '100'), at: 'facts.csv:2' })).toEqual(["facts.csv:2: FCT-101 This contract has no fact 'sise'. Did you mean 'size'?"]);
    expect(refusals(seen('size', '100', undefined, '2026/28'))[0]).toMatch(/^FCT-102 '2026\/28' is not a period of this contract\. Did you mean '2026\/27'\? 'size' is given for each year: 2025\/26, 2026\/27, 2027\/28\.$/);
    expect(refusals(seen('size', '100', undefined, '2026-04'))[0]).toBe("FCT-103 '2026-04' is a month, and 'size' is given for each year: 2025/26, 2026/27, 2027/28.");
    expect(refusals(seen('list', '100'))[0]).toBe("FCT-104 'list' is given for each of 'practices', and this value does not say for which.");
    expect(refusals(seen('size', '100', { practices: 'A' }))[0]).toBe("FCT-105 'size' is given once for each period, and this value names a key for 'practices'.");
    expect(refusals(seen('register', '1', { practices: 'A', areas: 'Diabetis' }))[0]).toBe("FCT-106 'Diabetis' is not an element of 'areas', which has Diabetes, Dementia. Did you mean 'Diabetes'?");
    expect(refusals(seen('list', '1', { practices: '__proto__' }))[0]).toMatch(/^FCT-125 /);
    for (const name of ['__proto__', 'constructor', 'toString']) expect(refusals(seen(name, '1'))[0]).toMatch(/^FCT-101 /);
  });

  it('wrong types', () => {
    const wrong = (id: string, value: Observation['value']) => refusals(seen(id, value, undefined, id === 'monthly' ? '2026-04' : '2026/27'));
    expect(wrong('size', '1.5')).toEqual(["FCT-107 'size' in 2026/27: '1.5' is not a whole number, zero or more (\"24300\")."]);
    expect(wrong('size', '-1')).toHaveLength(1);
    expect(wrong('size', '1e3')).toHaveLength(1);
    expect(wrong('size', true)).toHaveLength(1);
    expect(wrong('size', 100 as unknown as string)[0]).toMatch(/the bare number 100/);
    expect(wrong('open', 'yes')).toHaveLength(1);
    expect(wrong('track', 'Enhance')).toEqual(["FCT-107 'track' in 2026/27: 'Enhance' is not one of 'Basic', 'Enhanced'. Did you mean 'Enhanced'?"]);
    expect(wrong('on', '2026-02-30')).toHaveLength(1);
    expect(wrong('monthly', '0.70')).toHaveLength(1);
    expect(wrong('rate', { numerator: '1', denominator: '5', excluded: '6' })).toEqual(["FCT-109 'rate' in 2026/27: more are left out than there are in the denominator."]);
    expect(wrong('rate', { notApplicable: true })).toEqual(["FCT-110 'rate' in 2026/27 is given as not applicable, and the contract does not allow for that."]);
  });

  it('bounds, both included, also where they read other facts of the same key', () => {
    expect(refusals(seen('size', '10'))).toEqual([]);
    expect(refusals(seen('size', '9'))).toEqual(["FCT-108 'size' in 2026/27 is 9, below the least the contract allows, 10."]);
    expect(refusals(seen('size', '1001'))).toEqual(["FCT-108 'size' in 2026/27 is 1001, above the most the contract allows, 1000."]);
    const register = seen('register', '201', { practices: 'A', areas: 'Diabetes' });
    expect(refusals(register, seen('list', '100', { practices: 'A' }))).toEqual(["FCT-108 'register' for A, Diabetes in 2026/27 is 201, above the most the contract allows, 200."]);
    expect(refusals(register, seen('list', '101', { practices: 'A' }))).toEqual([]);
    expect(refusals(register)).toEqual([]);
    expect(refusals(register, seen('list', { notApplicable: true }, { practices: 'A' }))).toEqual([]);
  });

  it('a wrong value that was corrected no longer matters', () => {
    expect(refusals({ ...seen('size', '5000'), id: 'a' }, { ...seen('size', '500'), supersedes: 'a' })).toEqual([]);
  });

  it('two values for one key, and corrections that do not fit', () => {
    expect(refusals({ ...seen('size', '100'), at: 'a.csv:2' }, { ...seen('size', '100'), at: 'b.csv:9' })).toEqual([
      "b.csv:9: FCT-112 There are two values for 'size' in 2026/27 (the other is at a.csv:2), and neither replaces the other."]);
    expect(refusals({ ...seen('size', '100'), id: 'a' }, { ...seen('open', true), id: 'a' })[0]).toMatch(/^FCT-113 Two values have the id 'a'/);
    expect(refusals({ ...seen('size', '100'), supersedes: 'x' })[0]).toMatch(/replaces 'x', but no value has that id\.$/);
    expect(refusals({ ...seen('open', true), id: 'a' }, { ...seen('size', '100'), supersedes: 'a' })[0]).toMatch(/^FCT-114 .* but that is 'open' in 2026\/27\.$/);
    expect(refusals({ ...seen('size', '100'), id: 'a' }, { ...seen('size', '101'), supersedes: 'a' }, { ...seen('size', '102'), supersedes: 'a' }).map(each => each.slice(0, 7))).toEqual(['FCT-114']);
    expect(refusals({ ...seen('size', '100'), id: 'a', recordedAt: '2027-02-02' }, { ...seen('size', '101'), supersedes: 'a', recordedAt: '2027-02-01' })[0]).toMatch(/which was recorded later, on 2027-02-02\.$/);
    expect(refusals({ ...seen('size', '100'), id: 'a', supersedes: 'b' }, { ...seen('size', '101'), id: 'b', supersedes: 'a' })[0]).toMatch(/^FCT-115 /);
  });

  it('dates that do not exist', () => {
    expect(refusals({ ...seen('size', '100'), recordedAt: '2027-02-29' })[0]).toMatch(/^FCT-111 '2027-02-29' is not a date/);
    const outcome = run(program, factsOf(), { asOf: 'today' });
    expect(outcome.ok ? [] : outcome.findings.map(each => each.code)).toEqual(['FCT-124']);
  });

  it('what was recorded after the as-of date is no fault, and not known', () => {
    const outcome = run(program, factsOf([{ ...seen('list', '100', { practices: 'A' }), recordedAt: '2028-01-01' }]), { asOf: '2027-06-01' });
    expect(outcome).toMatchObject({ ok: true, findings: [] });
  });

  it('members', () => {
    const members = (...list: { key: string; joined?: string; left?: string }[]) => refusalsOf(factsOf([], { members: { practices: list } }));
    expect(members({ key: 'A' }, { key: 'A' })).toEqual(["/members/practices/1: FCT-117 'A' is listed twice in 'practices'."]);
    expect(members({ key: 'A', joined: '2027-01-01', left: '2027-01-01' })[0]).toMatch(/FCT-117 'A' left on 1 January 2027, which is not after 1 January 2027/);
    expect(members({ key: 'A', joined: '2027-13-01' })[0]).toMatch(/FCT-111/);
    expect(members({ key: '' })[0]).toMatch(/FCT-117 There is a member without a key/);
    expect(members(...['A', 'B', 'C', 'D'].map(key => ({ key })))).toEqual(["FCT-118 'practices' has 4 members at one time, and the contract allows at most 3."]);
    expect(refusalsOf(factsOf([], { members: { practises: [{ key: 'A' }] } }))).toEqual(["/members/practises: FCT-116 This contract has no group 'practises'. Did you mean 'practices'?"]);
  });

  it('warns of values for someone who is not listed', () => {
    const facts = factsOf([seen('list', '1', { practices: 'A8100l' })], { members: { practices: [{ key: 'A81001' }] } });
    expect(refusalsOf(facts)).toEqual(["FCT-119 'A8100l' has values but is not among the members listed for 'practices', and a member listed there has none. Did you mean 'A81001'?"]);
  });

  it('does not take one pseudonym for another that is given out after it', () => {
    const given = ['P0003', 'P0004', 'P0005'].map(key => seen('list', '1', { practices: key }));
    expect(refusalsOf(factsOf(given.slice(0, 2), { members: { practices: [{ key: 'P0001' }] } })).filter(each => each.includes('FCT-119'))).toEqual([]);
    expect(refusalsOf(factsOf(given.slice(0, 1), { members: { practices: [{ key: 'P0001' }, { key: 'P0002' }] } })).filter(each => each.includes('FCT-119'))).toEqual([]);
    expect(refusalsOf(factsOf([seen('list', '1', { practices: 'P0O01' }), given[0]!], { members: { practices: [{ key: 'P0001' }] } }))).toEqual([
      "FCT-119 'P0O01' has values but is not among the members listed for 'practices', and a member listed there has none. Did you mean 'P0001'?"]);
  });

  it('rows', () => {
    const rows = (values: Record<string, string | boolean | null>, ...more: Record<string, string>[]) => refusalsOf(factsOf([], {
      rows: { people: [values, ...more].map(each => ({ period: '2026/27', dims: { practices: 'A' }, values: each })) } }));
    expect(rows({ person: 'p1', cost: '10' }, { person: 'p2' })).toEqual([]);
    expect(rows({ person: 'p1' }, { person: 'p1' })).toEqual(["/rows/people/1: FCT-122 Two rows of 'people' have the same 'person'; the other is at /rows/people/0."]);
    expect(rows({ person: 'p3' })[0]).toMatch(/FCT-107 'person' of 'people': 'p3' is not one of 'p1', 'p2'/);
    expect(rows({ person: 'p1', cost: '501' })[0]).toMatch(/FCT-108 'cost' of 'people' is 501, above the most/);
    expect(rows({ person: 'p1', costs: '5' })[0]).toMatch(/FCT-121 'people' has no column 'costs'\. Did you mean 'cost'\?/);
    expect(refusalsOf(factsOf([], { rows: { persons: [] } }))[0]).toMatch(/FCT-120/);
  });

  it('nothing of the result is made when anything is refused', () => {
    expect(run(program, factsOf([seen('size', '9'), seen('open', true)]), { asOf: '2027-06-01' })).not.toHaveProperty('result');
  });
});
