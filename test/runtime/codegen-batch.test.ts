import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Expr } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import { generatedAmounts, prepare, prepareBatch } from '@remit/runtime';
import { REFERENCE_AMOUNTS } from '@remit/runtime/lines/amounts';
import { describe, expect, it } from 'vitest';
import { add, buildProgram, div, fact, lineRef, mul, num, pence, ref } from '../helpers/program-builder.ts';
import { batchOf, bothWays, columnsFor, GROUP, siteFacts, siteProgram, YEAR } from './codegen-support.ts';

const SIZE = { id: 'Size', type: 'count' as const, each: ['Site'] };
const read = (result: { read(output: number, row: number): unknown }, output: number, row: number): string => formatNumber(result.read(output, row) as { n: bigint; d: bigint });

describe('a batch', () => {
  it('says which columns it reads, and in what units', () => {
    const set: Expr = { op: 'agg', fn: 'sum', in: { dim: 'Need' }, arg: mul(fact('Rate'), fact('Price'), fact('Share')) };
    const model = siteProgram({ total: pence(set) }, {
      sets: [{ id: 'Need', elements: [{ key: 'Low' }, { key: 'High' }] }],
      facts: [
        { id: 'Rate', type: 'percentage', each: ['Site', 'Need'] }, { id: 'Price', type: 'money', each: ['Site'] },
        { id: 'Share', type: 'ratio', each: ['Site'], parts: { numerator: 'n', denominator: 'd' } },
      ],
    });
    const common = { kind: 'fact', period: YEAR };
    expect(batchOf(model).inputs).toEqual([
      { ...common, fact: 'Rate', keys: { Need: 'Low' }, denominator: 1_000_000n },
      { ...common, fact: 'Price', keys: {}, denominator: 100n },
      { ...common, fact: 'Share', part: 'numerator', keys: {}, denominator: 1n },
      { ...common, fact: 'Share', part: 'eligible', keys: {}, denominator: 1n },
      { ...common, fact: 'Rate', keys: { Need: 'High' }, denominator: 1_000_000n },
    ]);
  });

  it('works out in BigInts the rows whose integers leave the range of exact doubles', () => {
    const model = siteProgram({ product: pence(mul(fact('Size'), fact('Size'), num('0.01'))) }, { facts: [SIZE] });
    const sizes = [3, 94_906_265, 94_906_267, 3_000_000_000];
    const batch = batchOf(model);
    const result = batch.run(columnsFor(batch, { Size: sizes }), 4);
    expect([...result.status]).toEqual([0, 0, 1, 1]);
    expect([...result.amounts[0]!]).toEqual([9, 9007199136250225, NaN, NaN]);
    expect(sizes.map((_, row) => read(result, 0, row))).toEqual(['0.09', '90071991362502.25', '90071995158752.89', '90000000000000000']);
  });

  it('leaves to the reference the rows that miss a value, divide by zero or are not applicable', () => {
    const model = siteProgram({
      each: pence({ op: 'case', when: [{ if: { op: 'cmp', rel: 'gt', args: [fact('Size'), num('100')] }, then: { op: 'notApplicable', reason: 'too large' } }], else: div(fact('Size'), fact('Staff')) }),
    }, { facts: [SIZE, { id: 'Staff', type: 'count', each: ['Site'] }] });
    const batch = batchOf(model);
    const result = batch.run(columnsFor(batch, { Size: [10, NaN, 10, 10, 101], Staff: [4, 4, NaN, 0, NaN] }), 5);
    expect([...result.status]).toEqual([0, 2, 2, 2, 2]);
    expect([...result.amounts[0]!]).toEqual([250, NaN, NaN, NaN, NaN]);
    expect(() => result.read(0, 1)).toThrow(RangeError);
  });

  it('leaves to the reference the rows with too few to measure', () => {
    const tooFew: Expr = { op: 'missing', reason: 'too-few', of: 'Size', noun: 'people', least: '20', count: fact('Size') };
    const model = siteProgram({
      each: pence({ op: 'case', when: [{ if: { op: 'cmp', rel: 'lt', args: [fact('Size'), num('20')] }, then: tooFew }], else: mul(fact('Size'), num('2')) }),
    }, { facts: [SIZE] });
    const { reference, generated, rows } = bothWays(model, siteFacts({ Size: ['19', '20', '21'] }));
    expect(generated).toEqual(reference);
    expect(rows).toEqual([2, 0, 1]);
  });

  it('takes what all members share as parameters', () => {
    const average: Expr = { op: 'agg', fn: 'average', in: { dim: 'Site' }, arg: fact('Size') };
    const model = siteProgram({ share: pence(div(mul(fact('Size'), fact('Price')), average)) }, { facts: [SIZE, { id: 'Price', type: 'money', min: num('1') }] });
    const batch = batchOf(model);
    expect(batch.parameters.map(({ expr }) => expr)).toEqual([fact('Price'), average]);
    const columns = columnsFor(batch, { Size: [7, 8] });
    const price = { n: 1001n, d: 100n };
    const paid = batch.run(columns, 2, [price, { n: 15n, d: 2n }]);
    expect([0, 1].map(row => read(paid, 0, row))).toEqual(['9.34', '10.68']);
    expect([...batch.run(columns, 2, [price, { n: -15n, d: 2n }]).amounts[0]!]).toEqual([-934, -1068]);
    expect([...batch.run(columns, 2, [price, { n: 0n, d: 1n }]).status], 'divided by zero').toEqual([2, 2]);
    expect([...batch.run(columns, 2, [undefined, { n: 1n, d: 1n }]).status], 'missing').toEqual([2, 2]);
    expect([...batch.run(columns, 2, [{ n: 1n, d: 2n }, { n: 1n, d: 1n }]).status], 'below the least').toEqual([2, 2]);
    const large = batch.run(columns, 2, [{ n: 10n ** 30n, d: 1n }, { n: 3n, d: 1n }]);
    expect([...large.status]).toEqual([1, 1]);
    expect(read(large, 0, 0)).toBe('2333333333333333333333333333333.33');
  });

  it('refuses columns that are too short or hold parts of a number', () => {
    const batch = batchOf(siteProgram({ each: pence(fact('Size')) }, { facts: [SIZE] }));
    expect(() => batch.run([], 1)).toThrow('Column 0 must have a value for each of the 1 rows.');
    expect(() => batch.run([Float64Array.of(1)], 2)).toThrow(RangeError);
    expect(() => batch.run([Float64Array.of(1.5)], 1)).toThrow(RangeError);
    expect([...batch.run([Float64Array.of(Infinity, 2 ** 53)], 2).status]).toEqual([2, 2]);
  });

  it('leaves out lines that it does not cover, and lines that read them', () => {
    const pool: Expr = { op: 'alloc', total: num('100'), dim: 'Site', weight: fact('Size'), unit: '0.01' };
    const model = siteProgram({ plain: pence(mul(fact('Size'), num('2'))), pool: pence(pool), reads: pence(add(lineRef('pool'), lineRef('plain'))), unrounded: mul(fact('Size'), num('0.005')), root: { op: 'round', arg: fact('Size'), unit: '1', mode: 'floor', root: 2 } }, { facts: [SIZE] });
    const batch = batchOf(model);
    expect(batch.outputs).toEqual([{ kind: 'amount', line: 'plain', period: YEAR, keys: {} }]);
    expect(batch.inputs).toHaveLength(1);
    expect(prepareBatch(model, { period: YEAR, group: 'Site', lines: ['pool'] })).toBeUndefined();
    expect(prepareBatch(model, { period: '2025/26', group: 'Site', lines: ['plain'] })).toBeUndefined();
    expect(prepareBatch(model, { period: YEAR, group: 'Nobody', lines: ['plain'] })).toBeUndefined();
  });

  it('breaks very long code into several functions', () => {
    const [vars, lines] = [240, 240];
    const model = prepare(buildProgram({
      groups: [GROUP], facts: [SIZE, { id: 'Staff', type: 'count', each: ['Site'] }],
      vars: Array.from({ length: vars }, (_, index) => ({ id: `v${index}`, each: ['Site'], expr: pence(div(mul(fact('Size'), num(String(index + 1))), add(fact('Staff'), num(String(index))))) })),
      lines: Array.from({ length: lines }, (_, index) => ({ id: `l${index}`, each: ['Site'], amount: pence(add(...Array.from({ length: 8 }, (_, step) => ref(`v${(index + step * 7) % vars}`)))) })),
    }));
    const sizes = Array.from({ length: 9 }, (_, site) => String(site * 11));
    const { reference, generated, rows } = bothWays(model, siteFacts({ Size: sizes, Staff: sizes.map((size, site) => (site === 4 ? undefined : String(Number(size) % 5))) }));
    expect(generated).toEqual(reference);
    // One of the nine sites has not said how many staff it has, two have none and so divide by zero.
    expect(rows).toEqual([6, 0, 3]);
  });
});

describe('where code cannot be generated', () => {
  const model = siteProgram({ each: pence(fact('Size')) }, { facts: [SIZE] });

  it('the reference does the work on demand', () => {
    expect(prepareBatch(model, { period: YEAR, group: 'Site', lines: ['each'], codeGeneration: false })).toBeUndefined();
    expect(generatedAmounts({ codeGeneration: false })).toBe(REFERENCE_AMOUNTS);
  });

  it('the reference does the work by itself where the place forbids it', () => {
    const script = path.join(import.meta.dirname, 'codegen-forbidden.ts');
    const { stdout, stderr } = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ canGenerateCode: false, batch: false, isReference: true, amounts: ['7.00', '8.00'] });
  });
});
