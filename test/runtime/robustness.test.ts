import { describe, expect, it } from 'vitest';
import type { Expr, Program, Result } from '@remit/program';
import { catalogue as documentCatalogue } from '@remit/program';
import { catalogue, prepare, ProgramFault, run } from '@remit/runtime';
import { add, buildProgram, fact, factsOf, lineRef, num, PERIODS, ref, seen } from '../helpers/program-builder.ts';
import { entitled, resultOf } from '../helpers/run.ts';
import { valueIn } from '../helpers/evaluate.ts';

const asOf = '2029-01-01';
const messages = (program: Program) => {
  const outcome = run(program, factsOf(), { asOf });
  return outcome.ok ? [] : outcome.findings.map(each => `${each.code} ${each.message}`);
};

describe('long chains and deep nesting', () => {
  it('a chain of 20,000 values', () => {
    const vars = Array.from({ length: 20_000 }, (_, index) => ({ id: `v${index}`, expr: index === 0 ? num('1') : add(ref(`v${index - 1}`), num('1')) }));
    expect(valueIn(buildProgram({ vars }), factsOf(), 'v19999', '2026/27')).toBe('20000');
  });

  it('a value that rests on its own earlier periods, and a payment likewise', () => {
    const earlier = (arg: Expr): Expr => add({ op: 'at', arg, back: 1, else: num('0') }, num('1'));
    const program = buildProgram({ vars: [{ id: 'n', grain: 'month', expr: earlier(ref('n')) }], lines: [{ id: 'p', grain: 'month', amount: earlier(lineRef('p')) }] });
    expect(valueIn(program, factsOf(), 'n', '2028-03')).toBe('36');
    expect(entitled(resultOf(program, factsOf(), asOf)).at(-1)).toBe('p 2028-03 24.00');
  });

  it('a payment within its own limit that rests on its own earlier periods', () => {
    const grows: Expr = add({ op: 'at', arg: lineRef('p'), back: 1, else: num('0') }, num('10'));
    const program = buildProgram({ lines: [{ id: 'p', grain: 'quarter', amount: grows, limits: [{ window: 'term', max: num('95') }] }] });
    expect(entitled(resultOf(program, factsOf(), asOf)).map(each => each.split(' ')[2])).toEqual(['10.00', '20.00', '30.00', '35.00', '0.00', '0.00', '0.00', '0.00']);
  });

  it('a nesting of 900 levels is evaluated, one of 2,000 is refused', () => {
    const nested = (levels: number): Expr => Array.from({ length: levels }).reduce<Expr>(inner => ({ op: 'not', arg: inner }), { op: 'bool', v: true });
    expect(valueIn(buildProgram({ vars: [{ id: 'v', type: 'bool', expr: nested(900) }] }), factsOf(), 'v', '2026/27')).toBe(true);
    expect(messages(buildProgram({ vars: [{ id: 'v', type: 'bool', expr: nested(2000) }] }))).toEqual(['PRG-101 The expression is nested more than 1000 levels deep. Name parts of it.']);
  });
});

describe('programs without meaning are refused', () => {
  it('circles, however long', () => {
    const circle = (length: number) => buildProgram({ vars: Array.from({ length }, (_, index) => ({ id: `v${index}`, published: true as const, expr: ref(`v${(index + 1) % length}`) })) });
    for (const length of [1, 2, 5000]) expect(messages(circle(length))[0]).toMatch(/^PRG-101 'v\d+' depends on its own value/);
    expect(messages(buildProgram({ lines: [{ id: 'p', grain: 'year', amount: lineRef('q') }, { id: 'q', grain: 'year', amount: lineRef('p') }] }))[0]).toMatch(/depends on its own value/);
  });

  it('names that are not declared, also those every object has', () => {
    for (const id of ['nothing', 'constructor', '__proto__', 'toString']) {
      expect(messages(buildProgram({ vars: [{ id: 'v', expr: ref(id) }] }))).toEqual([`PRG-101 The program reads a value '${id}' that it does not declare.`]);
      expect(messages(buildProgram({ vars: [{ id: 'v', expr: fact(id) }] }))).toHaveLength(1);
      expect(messages(buildProgram({ vars: [{ id: 'v', expr: { op: id } as unknown as Expr }] }))).toEqual([`PRG-101 '${id}' is not a node that this version of Remit knows.`]);
    }
  });

  it('another format, or something this version does not know', () => {
    expect(messages({ ...buildProgram(), format: 'remit-program/2.0' as 'remit-program/1.0' })).toEqual(["PRG-102 The program is in the format 'remit-program/2.0', and this version of Remit runs 'remit-program/1.0'."]);
    expect(messages({ ...buildProgram(), requires: ['core', 'telepathy'] })).toEqual(["PRG-103 The program requires 'telepathy', which this version of Remit does not know."]);
    expect(() => prepare(buildProgram({ vars: [{ id: 'v', expr: num('1e3') }] }))).toThrow(ProgramFault);
  });

  it('facts read without a key', () => {
    const program = buildProgram({ groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], facts: [{ id: 'a', each: ['g'] }], vars: [{ id: 'v', published: true, expr: fact('a') }] });
    expect(messages(program)).toEqual(["PRG-101 'a' is read without saying for which of 'g'."]);
  });
});

describe('the same inputs give the same result', () => {
  const program = buildProgram({
    groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], facts: [{ id: 'a', each: ['g'], grain: 'month' }],
    lines: [{ id: 'p', grain: 'month', each: ['g'], to: { member: 'g' }, amount: fact('a') }],
  });
  const observations = PERIODS.filter(period => period.grain === 'month' && !period.history).flatMap((period, index) => ['b', 'a', 'é', 'Z', '10', '9'].map(key => seen('a', String(index), { g: key }, period.id)));

  it('whatever the order of the facts', () => {
    const paid = ({ facts: _, ledger: { runs: __, ...ledger }, ...result }: Result) => ({ ...result, ledger });
    expect(paid(resultOf(program, factsOf([...observations].reverse()), asOf))).toEqual(paid(resultOf(program, factsOf(observations), asOf)));
  });

  it('and a prepared program may be used again', () => {
    const model = prepare(program);
    const once = run(model, factsOf(observations), { asOf });
    expect(run(model, factsOf(observations), { asOf })).toEqual(once);
    expect(once).toEqual(run(program, factsOf(observations), { asOf }));
  });

  it('members stand in the order of their code units', () => {
    expect([...new Set(resultOf(program, factsOf(observations), asOf).entitlements.map(each => each.dims!['g']))]).toEqual(['10', '9', 'Z', 'a', 'b', 'é']);
  });
});

it('a whole group that has not reported does not fill the result with reasons', () => {
  const program = buildProgram({
    groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], facts: [{ id: 'a', each: ['g'] }],
    lines: [{ id: 'p', grain: 'year', each: ['g'], to: { member: 'g' }, amount: { op: 'alloc', total: num('100'), dim: 'g', weight: fact('a'), unit: '0.01' } }],
  });
  const members = Array.from({ length: 2000 }, (_, index) => ({ key: `m${index}` }));
  const { holds } = resultOf(program, factsOf([], { members: { g: members } }), asOf);
  expect([holds.length, holds[0]!.reasons.length]).toEqual([4000, 100]);
});

it('codes are given once, and explained', () => {
  const codes = [...documentCatalogue, ...catalogue].map(kind => kind.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const kind of catalogue) {
    expect(kind.code).toMatch(/^(PRG|FCT|LED|SCN)-\d{3}$/);
    expect([kind.title, kind.message, kind.why, kind.fix].every(text => text.length > 0)).toBe(true);
    expect(`${kind.title} ${kind.message} ${kind.why} ${kind.fix}`).not.toMatch(/\b(token|EOF|parser|null|undefined)\b/);
  }
});
