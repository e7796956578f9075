import { describe, expect, it } from 'vitest';
import type { FactsDocument, Program } from '@remit/program';
import { earnedOf } from './support/earned.ts';
import { compileTexts, fixture } from '../compiler/support/compile.ts';
import { amounts, atTheEnd } from './support/varied.ts';

const text = fixture('l-variation').split('\nscenario ')[0]!;
const variation = /\n {2}variation 2[\s\S]*?\n {2}\}\n/.exec(text)![0];

async function program(of: string): Promise<Program> {
  const { contracts, errors, findings } = await compileTexts({ 'l.remit': of });
  expect(errors).toEqual([]);
  expect(findings).toEqual([]);
  return contracts[0]!.program;
}

const years = ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'];
const facts: FactsDocument = {
  format: 'remit-facts/1.0',
  observations: years.flatMap((period) => [
    { fact: 'ListSize', period, value: '24300' },
    { fact: 'HbA1cAtTarget', period, value: { numerator: '16038', denominator: '24300' } },
    { fact: 'EmergencyAdmissions', period, value: { numerator: '2300', denominator: '24300' } },
  ]),
};

/** The glucose part of Quality in 2028/29, at 66% of 24,300 people. */
async function glucose(of: string): Promise<string> {
  return earnedOf(await program(of), facts, 'Quality', 'GlucoseControl', '2028/29');
}

describe('a target that is lowered within a year', () => {
  it('as first agreed', async () => expect(await glucose(text.replace(variation, '\n'))).toBe('875450.29'));
  it('lowered for the whole year', async () => expect(await glucose(text.replace('1 October 2028', '1 April 2028').replace('2 July 2028', '2 February 2028').replace(/ *splits the year.*\n/, ''))).toBe('1132935.67'));
  it('waiting for the next year', async () => expect(await glucose(text.replace(/splits the year.*\n/, 'from the next period for Quality\n'))).toBe('875450.29'));
  it('splitting the year: 437,725.15 for one half and 566,467.83 for the other', async () => {
    expect(await glucose(text)).toBe('1004192.98');
    expect((437_725_15n + 566_467_83n).toString()).toBe('100419298');
  });

  it('changes no other year and no other payment', async () => {
    const [before, after] = [atTheEnd(await program(text.replace(variation, '\n')), facts), atTheEnd(await program(text), facts)];
    expect(amounts(after, 'Core')).toEqual(amounts(before, 'Core'));
    const [old, now] = [amounts(before, 'Quality'), amounts(after, 'Quality')];
    expect(years.filter((y) => old[y] !== now[y])).toEqual(['2028/29', '2029/30', '2030/31']);
    expect(now['2028/29']).toBe('1004192.98');
    expect(after.entitlements.filter((e) => e.line === 'Quality').map((e) => e.version)).toEqual([1, 1, 1, 2, 2]);
  });
});
