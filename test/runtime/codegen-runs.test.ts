import path from 'node:path';
import type { Expr, FactsDocument } from '@remit/program';
import { mergeFacts, prepare, readFactsCsv } from '@remit/runtime';
import { describe, expect, it } from 'vitest';
import { runs, textOf } from '../examples/support/examples.ts';
import { compileExample } from '../examples/support/run.ts';
import { add, buildProgram, div, fact, lineRef, mul, num, pence, ref } from '../helpers/program-builder.ts';
import { bothWays, GROUP, siteFacts } from './codegen-support.ts';

describe('the examples give the same result both ways', () => {
  it.each(runs.map(run => [run.contract, run] as const))('%s', async (_, { contract, facts: files, asOf }) => {
    const { compiled } = await compileExample(contract);
    if (!compiled) throw new Error(`${contract} does not compile.`);
    const facts = mergeFacts(files.map(file => readFactsCsv(textOf(path.posix.join(path.posix.dirname(contract), 'facts', file)), file, compiled.program).document));
    const both = bothWays(prepare(compiled.program), facts, { asOf });
    expect(both.generated).toEqual(both.reference);
    if (contract.endsWith('/shared-savings.remit')) expect(both.rows[0]).toBeGreaterThan(400);
  });
});

/** Deterministic whole numbers below a limit. */
function numbers(): (limit: number) => number {
  let state = 7;
  return limit => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

/** A framework of points: a scale by table, a price by size of list, gates, bands, a year to date, published values. */
function framework(): ReturnType<typeof prepare> {
  const keys = ['A', 'B', 'C', 'D', 'E'];
  const table = (values: readonly string[]): Expr => ({ op: 'lookup', by: { op: 'key', dim: 'Indicator' }, rows: keys.map((key, index) => ({ codes: [key], v: num(values[index]!) })) });
  const mean: Expr = { op: 'agg', fn: 'average', in: { dim: 'Site' }, arg: fact('List') };
  const scored: Expr = { op: 'interpolate', x: fact('Done'), points: [[table(['0.4', '0.5', '0.25', '0.6', '0.35']), num('0')], [table(['0.9', '0.8', '0.75', '0.9', '1']), table(['10', '6', '7.5', '12', '3'])]] };
  const tiers: Expr = { op: 'band', x: ref('Points'), mode: 'graduated', bands: [{ to: num('10'), v: num('1') }, { to: num('25'), v: num('1.5') }, { v: num('2.25') }] };
  const gate: Expr = { op: 'and', args: [fact('Open'), { op: 'or', args: [{ op: 'cmp', rel: 'ne', args: [fact('Kind'), { op: 'code', v: 'Closed' }] }, { op: 'cmp', rel: 'ge', args: [fact('Since'), { op: 'date', v: '2024-04-01' }] }] }] };
  return prepare(buildProgram({
    groups: [GROUP], sets: [{ id: 'Indicator', elements: keys.map(key => ({ key })) }],
    facts: [
      { id: 'Done', type: 'ratio', each: ['Site', 'Indicator'], parts: { numerator: 'n', denominator: 'd', excluded: 'x' }, min: num('0'), max: num('1'), emptyIsNotApplicable: true },
      { id: 'List', type: 'count', each: ['Site'] }, { id: 'Rate', type: 'percentage', each: ['Site'] }, { id: 'Loss', type: 'money', each: ['Site'] },
      { id: 'Open', type: 'bool', each: ['Site'] }, { id: 'Kind', type: 'code', codes: ['New', 'Old', 'Closed'], each: ['Site'] }, { id: 'Since', type: 'date', each: ['Site'] },
      { id: 'Price', type: 'money' },
    ],
    vars: [
      { id: 'Score', each: ['Site', 'Indicator'], expr: { op: 'round', arg: scored, unit: '0.1', mode: 'halfEven' }, published: true },
      { id: 'Points', each: ['Site'], expr: { op: 'agg', fn: 'sum', in: { dim: 'Indicator' }, arg: ref('Score') }, published: true },
      { id: 'Weight', each: ['Site'], expr: div(fact('List'), mean), published: true },
      { id: 'Class', type: 'code', each: ['Site'], expr: { op: 'case', when: [{ if: gate, then: fact('Kind') }], else: { op: 'code', v: 'Shut' } }, published: true },
      { id: 'Good', type: 'bool', each: ['Site'], expr: gate, published: true },
      { id: 'Best', each: ['Site'], expr: { op: 'agg', fn: 'max', in: { dim: 'Indicator' }, arg: fact('Done') }, published: true },
    ],
    lines: [
      { id: 'earned', each: ['Site'], negative: 'carry', amount: pence(add(mul(tiers, fact('Price'), ref('Weight')), mul(num('-0.125'), fact('Loss')))), to: { member: 'Site' } },
      { id: 'extra', each: ['Site'], amount: { op: 'case', when: [{ if: gate, then: { op: 'round', arg: mul(lineRef('earned'), fact('Rate')), unit: '1', mode: 'expand' } }], else: num('0') }, negative: 'carry' },
      { id: 'capped', each: ['Site'], amount: pence(mul(fact('List'), num('0.015'))), limits: [{ window: 'year', max: num('20000') }] },
      ...[0, 1].map(index => ({ id: `part${index}`, each: ['Site'], negative: 'carry' as const, amount: pence({ op: 'split', arg: lineRef('earned'), weights: [num('2'), num('1')], index, unit: '0.01' }) })),
      { id: 'joined', each: ['Site'], grain: 'quarter', amount: pence(mul(fact('List'), { op: 'partOf', dim: 'Site', by: 'days' }, num('0.25'))) },
    ],
  }));
}

function manySites(count: number, spoil: (site: number, next: (limit: number) => number) => boolean): FactsDocument {
  const next = numbers();
  const sites = Array.from({ length: count }, (_, site) => site);
  const facts = siteFacts({
    List: sites.map(site => (spoil(site, next) ? undefined : String(250 * (1 + next(40))))), Rate: sites.map(() => `0.${1 + next(9)}5`), Loss: sites.map(() => `${next(3) === 0 ? '' : '-'}${1 + next(90_000)}.${1 + next(9)}`),
    Open: sites.map(() => next(3) > 0), Kind: sites.map(() => ['New', 'Old', 'Closed'][next(3)]!), Since: sites.map(() => `202${3 + next(3)}-04-01`),
  }, { Price: '12.35' });
  const observations = sites.flatMap(site => ['A', 'B', 'C', 'D', 'E'].map(key => {
    const denominator = spoil(site, next) ? 0 : 20 * (1 + next(10));
    const value = { numerator: String(next(denominator + 1)), denominator: String(denominator) };
    return { fact: 'Done', period: '2026/27', dims: { Site: facts.members!.Site![site]!.key, Indicator: key }, value };
  }));
  const members = facts.members!.Site!.map((member, site) => ({ ...member, ...(site % 7 === 3 ? { joined: `2026-0${4 + (site % 5)}-1${site % 9}` } : {}), ...(site % 11 === 5 ? { left: '2027-01-09' } : {}) }));
  return { ...facts, members: { Site: members }, observations: [...facts.observations, ...observations] };
}

describe('a framework of points for many sites', () => {
  const model = framework();

  it.each([false, true])('is the same both ways, missing and empty values among them (only BigInts: %s)', onlyBig => {
    const both = bothWays(model, manySites(300, (_, next) => next(25) === 0), { onlyBig });
    expect(both.generated).toEqual(both.reference);
    expect(both.rows[onlyBig ? 1 : 0]).toBeGreaterThan(1500);
    expect(both.rows[2]).toBeGreaterThan(100);
  });

  it('is worked out by generated code for every site when nothing is missing', () => {
    const both = bothWays(model, manySites(60, () => false));
    expect(both.generated).toEqual(both.reference);
    expect(both.rows.slice(1)).toEqual([0, 0]);
  });
});

describe('reviews of members, which generated code leaves to the reference', () => {
  const reviews = { dim: 'Site', first: { months: 2, days: 0 }, everyMonths: 3 } as const;
  const rate: Expr = { op: 'lookup', by: { op: 'atReview', arg: { op: 'fact', id: 'Kind' }, ...reviews, from: 'month' }, rows: [{ codes: ['New'], v: num('1.5') }, { codes: ['Old'], v: num('2.25') }] };
  const model = prepare(buildProgram({
    groups: [GROUP], facts: [{ id: 'List', type: 'count', each: ['Site'] }, { id: 'Kind', type: 'code', codes: ['New', 'Old'], grain: 'quarter', each: ['Site'] }],
    lines: [
      { id: 'plain', each: ['Site'], grain: 'quarter', amount: pence(mul(fact('List'), num('0.125'))) },
      { id: 'banded', each: ['Site'], grain: 'quarter', amount: pence(mul(fact('List'), rate)), to: { nobody: true }, from: { fund: 'f' } },
      { id: 'reviewed', each: ['Site'], grain: 'quarter', amount: pence({ op: 'case', when: [{ if: { op: 'reviewed', ...reviews }, then: fact('List') }], else: num('0') }) },
    ],
    funds: [{ id: 'f' }],
  }));

  it('is the same both ways', () => {
    const sites = Array.from({ length: 40 }, (_, site) => site);
    const facts = siteFacts({ List: sites.map(site => String(100 + site)) });
    const members = facts.members!.Site!.map((member, site) => ({ ...member, ...(site % 3 === 1 ? { joined: `2026-0${4 + (site % 5)}-1${site % 9}` } : {}), ...(site % 8 === 5 ? { left: '2027-01-09' } : {}) }));
    const kinds = sites.flatMap(site => ['2026/27-Q1', '2026/27-Q2', '2026/27-Q3'].filter((_, quarter) => (site + quarter) % 5 > 0).map((period, quarter) => ({ fact: 'Kind', period, dims: { Site: members[site]!.key }, value: (site + quarter) % 2 === 0 ? 'New' : 'Old' })));
    const both = bothWays(model, { ...facts, members: { Site: members }, observations: [...facts.observations, ...kinds] });
    expect(both.generated).toEqual(both.reference);
    expect(both.rows[0]).toBeGreaterThan(100);
  });
});
