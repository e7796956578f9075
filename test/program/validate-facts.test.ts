import { describe, expect, it } from 'vitest';
import { catalogue, validateFactsShape } from '@remit/program';
import { maximalFacts } from '../fixtures/program/maximal-documents.ts';

interface Broken { why: string; code: string; at: string; change: (facts: any) => void }

const broken: Broken[] = [
  { why: 'another format', code: 'FCT-001', at: '', change: f => { f.format = 'remit-facts/0.1'; } },
  { why: 'an observation of no period', code: 'FCT-002', at: '/observations/0', change: f => { delete f.observations[0].period; } },
  { why: 'an unknown field', code: 'FCT-003', at: '/observations/0/status', change: f => { f.observations[0].status = 'final'; } },
  { why: 'a JSON number for a value', code: 'FCT-004', at: '/observations/0/value', change: f => { f.observations[0].value = 5400; } },
  { why: 'a part with trailing zeros', code: 'FCT-005', at: '/observations/2/value/numerator', change: f => { f.observations[2].value.numerator = '70.0'; } },
  { why: 'a date that is none', code: 'FCT-006', at: '/observations/0/recordedAt', change: f => { f.observations[0].recordedAt = '2026-02-29'; } },
  { why: 'a group named like a prototype', code: 'FCT-007', at: '/members/__proto__', change: f => { f.members = JSON.parse('{"__proto__":[]}'); } },
  { why: 'nesting without end', code: 'FCT-008', at: '/observations/0/value/value/value/value/value/value', change: f => { let deep: any = {}; for (let i = 0; i < 1001; i++) deep = { value: deep }; f.observations[0] = deep; } },
  { why: 'one id for two observations', code: 'FCT-009', at: '/observations/1/id', change: f => { f.observations[1].id = 'o1'; delete f.observations[1].supersedes; } },
  { why: 'a correction of nothing', code: 'FCT-010', at: '/observations/1/supersedes', change: f => { f.observations[1].supersedes = 'o9'; } },
  { why: 'a correction for another member', code: 'FCT-011', at: '/observations/1/supersedes', change: f => { f.observations[1].dims.Practices = 'A81002'; } },
  { why: 'two corrections of one observation', code: 'FCT-012', at: '/observations/6/supersedes', change: f => { f.observations.push({ ...f.observations[1], id: 'o3' }); } },
  { why: 'corrections in a circle', code: 'FCT-013', at: '/observations/0/supersedes', change: f => { f.observations[0].supersedes = 'o2'; } },
  { why: 'a correction of itself', code: 'FCT-013', at: '/observations/1/supersedes', change: f => { f.observations[1].supersedes = 'o2'; } },
  { why: 'a member twice', code: 'FCT-014', at: '/members/Practices/1/key', change: f => { f.members.Practices[1].key = 'A81001'; } },
  { why: 'a member who left before joining', code: 'FCT-015', at: '/members/Practices/0', change: f => { f.members.Practices[0].left = '2026-04-01'; } },
];

describe('facts', () => {
  it('with everything in them and nothing wrong are accepted', () => {
    expect(validateFactsShape(maximalFacts)).toEqual([]);
  });

  it.each(broken)('$code: $why', ({ code, at, change }) => {
    const facts = structuredClone(maximalFacts);
    change(facts);
    expect(validateFactsShape(facts).map(each => `${each.code} ${each.at}`)).toContain(`${code} ${at}`);
  });

  it('may be about members named like what objects inherit', () => {
    const facts = structuredClone(maximalFacts);
    facts.members = { Practices: [{ key: 'constructor' }, { key: 'toString' }] };
    facts.observations.push({ fact: 'hasOwnProperty', period: '2026-04', dims: { constructor: 'valueOf' }, value: 'toString' });
    expect(validateFactsShape(facts)).toEqual([]);
  });

  it('every code about facts is covered above', () => {
    const codes = catalogue.map(each => each.code).filter(code => code.startsWith('FCT'));
    expect(codes.filter(code => !broken.some(each => each.code === code))).toEqual([]);
  });
});
