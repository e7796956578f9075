import { expect, it } from 'vitest';
import { textOf } from './support/examples.ts';

const readme = textOf('unitingcare/README.md');
const rows = [...readme.matchAll(/^\| .+ \| (?<faulty>\d+) \| (?<rule>[A-Z]+-\d+) \| (?<mended>\d+) \|/gm)].map((row) => row.groups!);
const lineOf = (file: string, line: string) => textOf(`unitingcare/${file}`).split('\n')[Number(line) - 1]!;

it('the table of faults names every rule that is known to be broken', () => {
  expect([...new Set(rows.map(({ rule }) => rule))].sort()).toEqual(['FUND-002', 'FUND-012', 'FUND-013', 'FUND-015', 'FUND-016', 'RISK-003', 'SUB-012']);
});

it('each fault is marked at the line the table names, and so is what mends it', () => {
  const astray = rows.filter(({ faulty, rule, mended }) => !lineOf('unitingcare.remit', faulty!).includes(`// ${rule}:`) || !lineOf('repaired.remit', mended!).includes(`${rule}, mended`));
  expect(astray).toEqual([]);
});

it('every marked line stands in the table', () => {
  const marked = textOf('unitingcare/unitingcare.remit').split('\n').flatMap((line, index) => (/\/\/ [A-Z]+-\d+:/.test(line) ? [String(index + 1)] : []));
  expect(rows.map(({ faulty }) => faulty)).toEqual(marked);
});
