import { beforeAll, describe, expect, it } from 'vitest';
import { add, cmp, parseNumber, parseDecimal, ZERO, type Rational } from '@remit/program/rational';
import type { Expr, Program } from '@remit/program';
import { run } from '@remit/runtime';
import type { Overview } from '@remit/language/overview/overview';
import { pictureOf, reckoned, renderPicture, summaryOf } from '@remit/views';
import type { MoneyPicture } from '@remit/views/pictures/money';
import { mostProgram } from '@remit/views/most/most-program';
import { EXAMPLES, NORTHSHIRE, viewed, type Viewed } from './support/load.ts';

const VARIED = 'examples/northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit';
let [northshire, varied]: Viewed[] = [];
let told: Overview;
beforeAll(async () => {
  [[northshire], [varied]] = await Promise.all([viewed([NORTHSHIRE]), viewed([VARIED])]);
  told = reckoned(northshire!.overview, northshire!.program!);
});

const years = ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'];

interface Results { readonly atTarget: string; readonly admitted: string; readonly spend: string }

/** What is paid by line and year for 24,300 people with the same results every year. */
function payments(program: Program, { atTarget, admitted, spend }: Results): Map<string, Rational> {
  const observations = years.flatMap((period) => [
    { fact: 'ListSize', period, value: '24300' }, { fact: 'HbA1cAtTarget', period, value: { numerator: atTarget, denominator: '24300' } },
    { fact: 'EmergencyAdmissions', period, value: { numerator: admitted, denominator: '24300' } }, { fact: 'ActualSpend', period, value: spend },
  ]);
  const outcome = run(program, { format: 'remit-facts/1.0', observations }, { asOf: '2036-12-31' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const yearOf = new Map(program.periods.map((period) => [period.id, period.grain === 'year' ? period.id : period.in['year']]));
  const sums = new Map<string, Rational>();
  for (const { line, period, amount } of outcome.result.entitlements) {
    const key = `${line} ${yearOf.get(period)}`;
    sums.set(key, add(sums.get(key) ?? ZERO, exact(amount)));
  }
  return sums;
}

const exact = (text: string): Rational => parseNumber(text) ?? parseDecimal(text)!;
const values = (yearly: Overview['payables'][number]['yearly']): (string | undefined)[] => yearly.map((one) => one?.value);
const flow = (kind: string, payer: string): Overview['flows'][number] => told.flows.find((one) => one.kind === kind && one.payer === payer)!;
const passedOn = (): Overview['flows'][number] => told.flows.find(({ isPassedOn }) => isPassedOn)!;

describe('the most that can be paid', () => {
  it('is told of every year, also after the price went up', () => {
    expect(values(told.payables[1]!.yearly)).toEqual(['2566080', '2619967.68', '2674982.88', '2731164.48', '2788512.48']);
    expect(told.payables[1]!.yearly.map((one) => one?.basis)).toEqual(years.map(() => 'most'));
    expect(values(told.subcontracts[0]!.yearly)).toEqual(['2886840', '3929951.52', '4012474.32', undefined, undefined]);
    expect(values(told.subcontracts[0]!.passedOn!)).toEqual(['513216', '523993.54', '534996.58', undefined, undefined]);
    expect(told.subcontracts[0]!.during).toEqual([true, true, true, false, false]);
    expect([values(flow('share', 'NorthshireICB').yearly), values(flow('share', 'CarePartnership').yearly)]).toEqual([years.map(() => '1000000'), years.map(() => '1500000')]);
    expect(flow('share', 'NorthshireICB').through).toBe('Budget');
    expect(values(passedOn().yearly)).toEqual(['513216', '523993.54', '534996.58', undefined, undefined]);
  });

  it('is what the contract pays when all targets are met', () => {
    const best = payments(northshire!.program!, { atTarget: '17010', admitted: '1944', spend: '31000000' });
    const worst = payments(northshire!.program!, { atTarget: '14580', admitted: '2430', spend: '45000000' });
    for (const [index, year] of years.entries()) {
      expect(best.get(`Quality ${year}`), year).toEqual(exact(told.payables[1]!.yearly[index]!.value));
      expect(best.get(`Savings.saving ${year}`), year).toEqual(exact(flow('share', 'NorthshireICB').yearly[index]!.value));
      expect(worst.get(`Savings.overspend ${year}`), year).toEqual(exact(flow('share', 'CarePartnership').yearly[index]!.value));
      const passed = passedOn().yearly[index];
      expect(best.get(`Nursing.passes-on ${year}`), year).toEqual(passed ? exact(passed.value) : undefined);
    }
  });

  it('is exceeded by no result', () => {
    const { program: most, lines } = mostProgram(northshire!.program!, new Set(['ListSize']))!;
    expect([...lines]).toEqual(['Core', 'Quality', 'Savings.saving', 'Savings.overspend', 'Nursing.pays', 'Nursing.passes-on']);
    const limits = payments(most, { atTarget: '0', admitted: '0', spend: '35000000' });
    for (const atTarget of ['0', '15744', '24300']) for (const admitted of ['0', '2064', '4860']) for (const spend of ['25000000', '33200000', '50000000']) {
      for (const [key, amount] of payments(northshire!.program!, { atTarget, admitted, spend })) expect(cmp(amount, limits.get(key)!), `${key} with ${atTarget}, ${admitted}, ${spend}`).toBeLessThanOrEqual(0);
    }
  });

  it('is told of a year that is split between versions', () => {
    const { payables } = reckoned(varied!.overview, varied!.program!);
    expect(values(payables[1]!.yearly)).toEqual(['2589408', '3265920', '3265920', '3265920']);
  });

  it('agrees with every ceiling that the text tells by itself', async () => {
    for (const { overview, program } of await viewed(EXAMPLES)) {
      const after = reckoned(overview, program!);
      for (const [index, { yearly }] of overview.payables.entries()) for (const [year, one] of yearly.entries()) if (one) expect(after.payables[index]!.yearly[year], `${overview.name} ${index}`).toEqual(one);
    }
  });
});

describe('what nothing limits', () => {
  const number = (v: string): Expr => ({ op: 'number', v });
  const withAmount = (arg: Expr): Program => ({ ...northshire!.program!, lines: northshire!.program!.lines.map((line) => (line.id === 'Quality' ? { id: line.id, kind: line.kind, of: line.of, from: line.from, to: line.to, grain: line.grain, each: [], schedule: line.schedule, recovery: line.recovery, lateDays: 0, amount: { op: 'round', arg, unit: '0.01', mode: 'halfExpand' } } : line)) });
  const isTold = (arg: Expr): boolean => mostProgram(withAmount(arg), new Set(['ListSize']))!.lines.has('Quality');
  const score: Expr = { op: 'interpolate', x: { op: 'fact', id: 'HbA1cAtTarget' }, points: [[number('0'), number('0')], [number('1'), number('1')]] };
  const spend: Expr = { op: 'fact', id: 'ActualSpend' };

  it.each<[string, Expr, boolean]>([
    ['a score', score, true], ['a score of a sum', { op: 'mul', args: [number('100'), score] }, true], ['a score of a loss', { op: 'mul', args: [number('-100'), score] }, false],
    ['what is spent', spend, false], ['what is spent, up to a sum', { op: 'min', args: [spend, number('5')] }, true], ['at least what is spent', { op: 'max', args: [spend, number('5')] }, false],
    ['a sum less a score', { op: 'sub', args: [number('5'), score] }, false], ['a score less a sum', { op: 'sub', args: [score, number('5')] }, true],
    ['a sum divided by a score', { op: 'div', args: [number('5'), score] }, false], ['a choice between sums', { op: 'case', when: [{ if: { op: 'cmp', rel: 'ge', args: [spend, number('1')] }, then: number('7') }], else: number('3') }, true],
    ['a choice that may be what is spent', { op: 'case', when: [{ if: { op: 'cmp', rel: 'ge', args: [spend, number('1')] }, then: number('7') }], else: spend }, false],
  ])('is not told of %s unless something does', (_, expr, expected) => {
    expect(isTold(expr)).toBe(expected);
  });
});

describe('money in words', () => {
  const nodes = (year: string): string[] => (pictureOf('money', told, { year }) as MoneyPicture).nodes.map(({ title, sums }) => `${title}: ${sums}`);

  it('is the same wherever the same money stands', () => {
    expect(nodes('2026/27')).toEqual([
      'NHS Northshire Integrated Care Board: up to £34,642,080, plus or minus “Gain and loss share”',
      'Diabetes budget: up to £34,642,080, plus or minus “Gain and loss share”, limit £40,000,000',
      'Whole-population payment: £32,076,000', 'Outcome payment: up to £2,566,080', 'Gain and loss share: up to £1,000,000',
      'Northshire Care Partnership: up to £34,642,080, plus or minus “Gain and loss share”',
      'Northshire Community Nursing CIC: up to £3,400,056', 'Gain and loss share: up to £1,500,000', 'NHS Northshire Integrated Care Board: up to £1,500,000',
    ]);
    expect(nodes('2027/28').slice(0, 4)).toEqual([
      'NHS Northshire Integrated Care Board: up to £35,369,563.68, plus or minus “Gain and loss share”', 'Diabetes budget: up to £35,369,563.68, plus or minus “Gain and loss share”, limit £40,000,000',
      'Whole-population payment: £32,749,596', 'Outcome payment: up to £2,619,967.68',
    ]);
  });

  it('leaves a subcontract out after its term, and says so', () => {
    const picture = pictureOf('money', told, { year: '2029/30' }) as MoneyPicture;
    expect(picture.nodes.map(({ title }) => title)).not.toContain('Northshire Community Nursing CIC');
    expect(picture.notes).toContain('“Community diabetes nursing” is not in the picture: nothing is earned under it for 2029/30, because it runs from 1 July 2026 to 31 March 2029.');
    expect(picture.tables[0]!.rows.map(({ cells }) => [cells[0], cells[2], cells[3], cells[6]])).toEqual([
      ['Whole-population payment', 'Northshire Care Partnership', '£32,076,000', '£34,139,556'], ['Outcome payment', 'Northshire Care Partnership', 'up to £2,566,080', 'up to £2,731,164.48'],
      ['Gain and loss share', 'Northshire Care Partnership', 'up to £1,000,000', 'up to £1,000,000'], ['Gain and loss share', 'NHS Northshire Integrated Care Board', 'up to £1,500,000', 'up to £1,500,000'],
      ['Community diabetes nursing', 'Northshire Community Nursing CIC', '£2,886,840', 'nothing: not in its term'], ['Community diabetes nursing, passed on', 'Northshire Community Nursing CIC', 'up to £513,216', 'nothing: not in its term'],
    ]);
  });

  it('stands in the summary with how many people it is for, and what is nothing as nothing', () => {
    const texts = summaryOf(told).sections.flatMap(({ sentences }) => sentences.map(({ text }) => text));
    expect(texts).toEqual(expect.arrayContaining([
      'For the 24,300 people expected, it comes to £32,076,000 in 2026/27, £32,749,596 in 2027/28, £33,437,286 in 2028/29, £34,139,556 in 2029/30 and £34,856,406 in 2030/31.',
      'For the 24,300 people expected, it comes to at most £2,566,080 in 2026/27, £2,619,967.68 in 2027/28, £2,674,982.88 in 2028/29, £2,731,164.48 in 2029/30 and £2,788,512.48 in 2030/31.',
      '“Gain and loss share”: gains and losses are shared between NHS Northshire Integrated Care Board and Northshire Care Partnership, on top of what is paid.',
      'The fund “Diabetes budget” pays Northshire Care Partnership at most £1,000,000 in each year from 2026/27 to 2030/31.',
      'Northshire Care Partnership pays NHS Northshire Integrated Care Board at most £1,500,000 in each year from 2026/27 to 2030/31.',
      'A saving is shared under “Gain and loss share” only if “Blood glucose is under control” is at least its baseline.',
      '“Gain and loss share” has a condition that depends on it.',
      'For the 24,300 people expected, its price comes to £2,886,840 in 2026/27, £3,929,951.52 in 2027/28 and £4,012,474.32 in 2028/29; to nothing in 2029/30 and 2030/31, which its term does not reach into.',
      'For the 24,300 people expected, what it passes on comes to at most £513,216 in 2026/27, £523,993.54 in 2027/28 and £534,996.58 in 2028/29; to nothing in 2029/30 and 2030/31, which its term does not reach into.',
    ]));
    expect(texts).not.toContain('No payment has a condition besides its amount.');
  });
});

it('says of the text alone what it does not tell', () => {
  const texts = summaryOf(northshire!.overview).sections.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  expect(texts).toEqual(expect.arrayContaining([
    'How much it passes on cannot be told from the text alone.',
    'For the 24,300 people expected, it comes to at most £2,566,080 in 2026/27; the text alone does not tell it for the years from 2027/28 to 2030/31.',
  ]));
});

it('tells a varied contract as each version has it', async () => {
  const at = async (on: string): Promise<string[]> => summaryOf((await viewed([VARIED], { on }))[0]!.overview).sections.slice(0, 3).flatMap(({ sentences }) => sentences.map(({ text, isDetail }) => `${isDetail ? '- ' : ''}${text}`));
  const [first, last] = [await at('2027-09-30'), await at('2028-01-01')];
  expect(first.slice(0, 2)).toEqual([
    'NHS Northshire Integrated Care Board commissions Northshire Care Partnership under “Integrated diabetes care for Northshire, as varied”.',
    'Northshire County Council is named as a commissioner too, and pays nothing in this version.',
  ]);
  expect(last[0]).toBe('NHS Northshire Integrated Care Board and Northshire County Council commission Northshire Care Partnership under “Integrated diabetes care for Northshire, as varied”.');
  expect(last.filter((text) => /^- |^Variation/.test(text))).toEqual([
    'Variation 2 (“Lower glucose target, higher price”) changes it from 1 October 2027: “Blood glucose is under control” and “Whole-population payment”.',
    '- It splits the year for “Outcome payment”, measured over the whole year.', '- The reason: “New national guidance, and the pay award of 2027”.',
    '- Agreed by NHS Northshire Integrated Care Board and Northshire Care Partnership on 2 July 2027.',
    'Variation 3 (“More for results, and the Council joins”) changes it from 1 January 2028: “Diabetes budget” and “Outcome payment”.',
    '- For “Outcome payment” it counts from the next period on; the period in which that day lies goes by the text before.', '- The reason: “Section 75 agreement of November 2027”.',
    '- Agreed by NHS Northshire Integrated Care Board, Northshire County Council and Northshire Care Partnership on 30 November 2027.',
  ]);
});

it('draws money of a year without anything that is not a number', async () => {
  for (const year of years) for (const width of [400, 610, 900, undefined]) expect(await renderPicture(pictureOf('money', told, { year }), width === undefined ? {} : { width })).not.toMatch(/NaN|Infinity|undefined/);
});

it('says nothing of sums that members or numbers of people decide, and the most of parts beyond their whole', async () => {
  const [{ overview, program }] = (await viewed(['test/fixtures/views/untold-sums.remit'])) as [Viewed];
  const sums = new Map(reckoned(overview, program!).payables.map(({ name, yearly }) => [name, yearly.map((one) => one && `${one.basis} ${one.value}`)]));
  expect(Object.fromEntries(sums)).toEqual({
    Core: ['fixed 1200000', 'fixed 1200000', 'fixed 1200000'], Heads: ['fixed 200000', 'fixed 200000', 'fixed 200000'], Fee: [null, null, null], Lead: [null, null, null],
    Floored: [null, null, null], Many: [null, null, null], Indexed: ['fixed 120000', null, null], Beyond: ['most 150000', 'most 150000', 'most 150000'],
  });
});
