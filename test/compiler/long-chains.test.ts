import { validateProgram } from '@remit/program/validate';
import { describe, expect, it } from 'vitest';
import { compileTexts } from './support/compile.ts';

/** A contract that pays the last of a chain of values, each a pound more than the one before. */
function chain(length: number, first: string, order: 'first to last' | 'last to first', more = ''): string {
  const lets = [`  let V0 = ${first}`, ...Array.from({ length }, (_, index) => `  let V${index + 1} = V${index} + £1`)];
  if (order === 'last to first') lets.reverse();
  return `contract Chain {
  term 1 April 2026 to 31 March 2027
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board
  provider Trust
  fact Spend { money between £0 and £9m, each year }
${lets.join('\n')}
  payment Core { from Board to Trust paid yearly, due 30 days after the period amount V${length} ${more}}
}
`;
}

describe('values that read each other in a chain of thousands', () => {
  it('compile, each after those it reads, wherever they stand', async () => {
    const length = 5000;
    const { contracts, errors, findings } = await compileTexts({ 'file:///chain.remit': chain(length, 'Spend', 'last to first') });
    expect([errors, findings]).toEqual([[], []]);
    const { program } = contracts[0]!;
    expect(program!.vars.map(({ id }) => id)).toEqual(Array.from({ length: length + 1 }, (_, index) => `V${index}`));
    expect(new Set(program!.vars.map(({ type, grain }) => `${type} each ${grain}`))).toEqual(new Set(['money each year']));
    expect(validateProgram(program)).toEqual([]);
  });

  it('are read a year earlier where a fact is missing, each once', async () => {
    const { contracts, errors, findings } = await compileTexts({ 'file:///chain.remit': chain(1000, 'Spend', 'last to first', 'missing data: use the previous year ') });
    expect([errors, findings]).toEqual([[], []]);
    expect(contracts[0]!.program!.vars).toHaveLength(1001);
    expect(contracts[0]!.program!.vars.every(({ id }) => id.endsWith('.or-previous-year'))).toBe(true);
  });

  it('in which each value reads the one before twice take no longer', async () => {
    const doubled = chain(1000, 'Spend', 'first to last').replaceAll(/= (V\d+) \+ £1/g, '= ($1 + $1) / 2');
    const { contracts, errors, findings } = await compileTexts({ 'file:///chain.remit': doubled });
    expect([errors, findings]).toEqual([[], []]);
    expect(contracts[0]!.program!.vars).toHaveLength(1001);
  });
});

describe('tables that read each other in a chain of thousands', () => {
  const contract = (rows: string) => `contract Chain {
  term 1 April 2026 to 31 March 2027
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board
  provider Trust
  bands Need = Low, High
  fact Level { code of Need, each year }
  let V0 = £1
${rows}}
`;
  const pays = (amount: string) => `  payment Core { from Board to Trust paid yearly, due 30 days after the period amount ${amount} }\n`;
  const many = Array.from({ length: 3000 }, (_, index) => index);

  it('are one finding at the contract, never a crash', async () => {
    const tables = many.map((index) => `  table T${index + 1} by Level { Low: ${index === 0 ? 'V0' : `T${index} of Level + £1`}   High: £2 }\n`).join('');
    const { contracts, errors, findings } = await compileTexts({ 'file:///chain.remit': contract(tables + pays('T3000 of Level')) });
    expect([errors, contracts, findings.map(({ code }) => code)]).toEqual([[], [], ['TYP-129']]);
  });

  it('compile with a let between them', async () => {
    const tables = many.slice(0, 1000).map((index) => `  table T${index + 1} by Level { Low: V${index}   High: £2 }\n  let V${index + 1} = T${index + 1} of Level\n`).reverse().join('');
    const { contracts, errors, findings } = await compileTexts({ 'file:///chain.remit': contract(tables + pays('V1000')) });
    expect([errors, findings]).toEqual([[], []]);
    expect(contracts[0]!.program!.vars).toHaveLength(1001);
  });
});
