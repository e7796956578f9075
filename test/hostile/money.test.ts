import { describe, expect, it } from 'vitest';
import type { Observation, Program, Result } from '@remit/program';
import { prepare, readFactsCsv, readFactsJson } from '@remit/runtime';
import { clinics } from './support/clinics.ts';
import { compiled, dice, entitledIn, factsOf, resultOf, settledIn, total } from './support/money.ts';

const months = [...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2026-${String(month).padStart(2, '0')}`), '2027-01', '2027-02', '2027-03'];
let program: Promise<Program> | undefined;
const clinicsProgram = (): Promise<Program> => (program ??= compiled('c.remit', clinics));

const observed = (fact: string, period: string, member: string, value: Observation['value'], more: Partial<Observation> = {}): Observation => ({ fact, period, dims: { Clinics: member }, value, ...more });

describe('a second run pays nothing', () => {
  const values: readonly (readonly [fact: string, period: string, member: string, condition: string, value: string])[] = [
    ...months.flatMap((period, index) => ['A', 'B'].map((member) => ['Visits', period, member, '', String(101 + index * 7)] as const)),
    ['Quality', '2026/27', 'A', '', '70%'], ['Costs', '2026/27', 'A', '', '12345.67'], ['Quality', '2026/27', 'B', '', '33.3%'], ['Costs', '2026/27', 'B', '', 'NA'],
    ['Seen', '2026/27', 'A', '', '410/480'], ['Open', '2026/27', 'A', '', 'yes'], ['Cases', '2026/27', 'A', 'Asthma', '10'], ['Cases', '2026/27', 'A', 'Heart', '11'],
  ];
  const long = (lines: readonly (readonly string[])[]): string => ['fact,period,member,Conditions,value', ...lines.map((line) => line.join(','))].join('\n');
  const wide = (): string => ['period,member,Visits', ...values.filter(([fact]) => fact === 'Visits').map(([, period, member, , value]) => `${period},${member},${value}`)].join('\n');
  const rest = (): string => long(values.filter(([fact]) => fact !== 'Visits'));
  const read = (text: string, of: Program): Observation[] => {
    const { document, findings } = readFactsCsv(text, 'f.csv', of);
    if (findings.length > 0) throw new Error(JSON.stringify(findings));
    return document.observations;
  };
  const shuffled = <T>(all: readonly T[], roll: (below: number) => number): T[] => all.map((one) => [roll(1_000_000), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);

  it('with the same facts, in any order, as CSV long or wide or as JSON', async () => {
    const of = await clinicsProgram();
    const prepared = prepare(of);
    const first = resultOf(prepared, factsOf(read(long(values), of)), '2027-08-01');
    expect(first.payments).toHaveLength(2);
    expect(total(first.payments.map(({ amount }) => amount))).toBe(total(first.entitlements.map(({ amount }) => amount)));
    const roll = dice(1);
    const asJson = readFactsJson(JSON.stringify(factsOf(read(long(values), of))), 'f.json').document.observations;
    const same: Observation[][] = [read(long(values), of), read(long([...values].reverse()), of), [...read(wide(), of), ...read(rest(), of)], [...read(rest(), of), ...read(wide(), of)], asJson, ...Array.from({ length: 5 }, () => shuffled(asJson, roll))];
    for (const observations of same) {
      const again = resultOf(prepared, factsOf(observations), '2027-08-01', first.ledger);
      expect([again.postings, again.payments, again.carried, again.ledger]).toEqual([[], [], [], first.ledger]);
      expect([again.entitlements, again.holds]).toEqual([first.entitlements, first.holds]);
    }
  });

  it('on any later day', async () => {
    const of = await clinicsProgram();
    const facts = factsOf(read(long(values), of).map((one) => ({ ...one, recordedAt: '2027-07-01' })));
    const first = resultOf(of, facts, '2027-08-01');
    const later = resultOf(of, facts, '2028-12-31', first.ledger);
    expect([later.postings, later.payments]).toEqual([[], []]);
  });

  it('nor do many small runs pay another sum than one', async () => {
    const of = await clinicsProgram();
    const facts = factsOf(read(long(values), of).map((one) => ({ ...one, recordedAt: one.fact === 'Visits' ? `${one.period}-28` : '2027-05-15' })));
    const whole = resultOf(of, facts, '2027-08-01');
    let ledger: Result['ledger'] | undefined;
    for (const day of [...months.map((month) => `${month}-29`.replace('2027-02-29', '2027-03-02')), '2027-04-15', '2027-06-01', '2027-08-01'].sort()) ledger = resultOf(of, facts, day, ledger).ledger;
    expect(total(ledger!.payments.map(({ amount }) => amount))).toBe(total(whole.payments.map(({ amount }) => amount)));
  });
});

describe('what is corrected is conserved', () => {
  it.each(Array.from({ length: 12 }, (_, index) => [index + 1]))('up and down, sequence %i', async (seed) => {
    const of = await clinicsProgram();
    const prepared = prepare(of);
    const roll = dice(seed);
    const newest = new Map<string, string>();
    const observations: Observation[] = [];
    let ledger: Result['ledger'] | undefined;
    for (let turn = 0; turn < 10; turn++) {
      const day = `2027-${String(turn + 1).padStart(2, '0')}-15`;
      for (let change = 0; change < 6; change++) {
        const [period, member] = [months[roll(6)]!, ['A', 'B', 'C'][roll(3)]!];
        const [key, id] = [`${period} ${member}`, `o${observations.length}`];
        const before = newest.get(key);
        if (before !== undefined && observations.find((one) => one.id === before)!.recordedAt === day) continue;
        observations.push(observed('Visits', period, member, String(roll(3) === 0 ? 0 : roll(1_000)), { id, recordedAt: day, ...(before === undefined ? {} : { supersedes: before }) }));
        newest.set(key, id);
      }
      const result = resultOf(prepared, factsOf(observations), day, ledger);
      expect(settledIn(result)).toBe(entitledIn(result, of));
      expect(total(result.ledger.postings.map(({ amount }) => amount))).toBe(entitledIn(result, of));
      const again = resultOf(prepared, factsOf([...observations].reverse()), day, result.ledger);
      expect([again.postings, again.payments]).toEqual([[], []]);
      ledger = result.ledger;
    }
  });

  it('to nothing, and a payment is never negative', async () => {
    const of = await clinicsProgram();
    const first = observed('Visits', '2026-04', 'A', '100', { id: 'a', recordedAt: '2026-05-10' });
    const paid = resultOf(of, factsOf([first]), '2026-05-10');
    const withdrawn = resultOf(of, factsOf([first, observed('Visits', '2026-04', 'A', '0', { id: 'b', supersedes: 'a', recordedAt: '2026-06-10' })]), '2026-06-10', paid.ledger);
    expect([paid.payments.map(({ amount }) => amount), withdrawn.payments, withdrawn.carried.map(({ amount }) => amount)]).toEqual([['1235.00'], [], ['1235.00']]);
    const next = [first, observed('Visits', '2026-04', 'A', '0', { id: 'b', supersedes: 'a', recordedAt: '2026-06-10' }), observed('Visits', '2026-05', 'A', '150', { recordedAt: '2026-06-20' })];
    const settled = resultOf(of, factsOf(next), '2026-06-20', withdrawn.ledger);
    expect([settled.payments.map(({ amount }) => amount), settled.carried]).toEqual([['617.50'], []]);
  });
});

describe('what facts no longer say is not zero', () => {
  it.each<[string, Observation[]]>([['all facts gone', []], ['one member gone', [observed('Visits', '2026-04', 'B', '7')]]])('%s: nothing is taken back', async (_, left) => {
    const of = await clinicsProgram();
    const first = resultOf(of, factsOf([observed('Visits', '2026-04', 'A', '100'), observed('Visits', '2026-04', 'B', '7')]), '2026-06-01');
    const later = resultOf(of, factsOf(left), '2026-07-01', first.ledger);
    expect([later.postings, later.payments, later.carried]).toEqual([[], [], []]);
    expect(later.holds.filter(({ line, period, dims }) => line === 'Activity' && period === '2026-04' && dims?.Clinics === 'A')).toHaveLength(1);
  });
});

/** Three payers and two payees; sums up to hundreds of billions. */
const shared = `contract Shared "Shared out" {
  version 1.0
  status design
  term 1 April 2026 to 31 March 2027
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner First
  commissioner Second
  commissioner Third
  provider One
  provider Two
  fact Whole { money between £0 and £9,007,199,254,740,993,000, each year }
  payment ToOne { from First 70%, Second 20%, Third 10%, remainder to First to One paid yearly, due 60 days after the period amount 100% of Whole recoveries: carry }
  payment ToBoth { from First to One 1/3, Two 2/3 paid yearly, due 60 days after the period amount 100% of Whole recoveries: carry }
}
`;

describe('splits', () => {
  it('conserve every penny, also beyond what a double can hold', async () => {
    const of = await compiled('c.remit', shared);
    const prepared = prepare(of);
    const roll = dice(7);
    for (let turn = 0; turn < 150; turn++) {
      const digits = Array.from({ length: 1 + roll(18) }, () => String(roll(10))).join('').replace(/^0+(?=\d)/, '');
      const whole = `${digits}.${roll(10)}${roll(10)}`;
      const exact = whole.replace(/\.?0+$/, (zeros) => (whole.includes('.') && zeros.startsWith('.') ? '' : zeros.replace(/0+$/, '')));
      const { entitlements } = resultOf(prepared, factsOf([{ fact: 'Whole', period: '2026/27', value: exact }]), '2027-08-01');
      for (const line of ['ToOne', 'ToBoth']) {
        const parts = entitlements.filter((one) => one.line === line || one.line.startsWith(`${line}.`) || one.line.startsWith(`${line} `));
        expect(parts.length).toBeGreaterThan(0);
        expect(total(parts.flatMap(({ legs }) => legs.map(({ amount }) => amount)))).toBe(whole);
        expect(parts.flatMap(({ legs }) => legs).every(({ amount }) => !amount.startsWith('-'))).toBe(true);
      }
    }
  });
});

describe('ties are rounded as the text says', () => {
  const priced = (mode: string): string => clinics.replace('rounding to £0.01, half up', `rounding to £0.01, ${mode}`).replace('amount £12.35 per visit', 'amount £0.005 per visit');
  it.each<[string, string[]]>([
    ['half up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
    ['half even', ['0.00', '0.01', '0.02', '0.02', '0.02']],
    ['half down', ['0.00', '0.01', '0.01', '0.02', '0.02']],
    ['up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
    ['down', ['0.00', '0.01', '0.01', '0.02', '0.02']],
  ])('%s', async (mode, sums) => {
    const { entitlements } = resultOf(await compiled('c.remit', priced(mode)), factsOf(['1', '2', '3', '4', '5'].map((value, index) => observed('Visits', months[index]!, 'A', value))), '2027-08-01');
    expect(entitlements.map(({ amount }) => amount)).toEqual(sums);
  });
});
