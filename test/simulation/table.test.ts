import { describe, expect, it } from 'vitest';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import { prepare, periodNamed, readVariation, SimulationProblem, workOutTable, type CaseTable, type TableRequest } from '@remit/runtime';
import { baseOf, pounds, ready, type Ready } from './support.ts';

const northshire = await ready('northshire-diabetes', 'NorthshireDiabetes');
const westmarch = await ready('care-models/08-westmarch-alliance', 'Westmarch');
const ALL_MET = 'All targets met in the first year';
const KEPT = 'A saving, and every promise kept';

function tableOf(of: Ready, title: string, vary: readonly string[], request: Omit<TableRequest, 'variations'> = {}): CaseTable {
  const outcome = workOutTable(baseOf(of, title), { ...request, variations: vary.map((text) => readVariation(of.model, text)) });
  if (!outcome.ok) throw new Error(outcome.findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.table;
}

/** A row for each case: columns, total, change; "held" stands for what has a reason to be. */
function rows({ cases }: CaseTable): string[][] {
  return cases.map(({ cells, total, change }) => [...[...cells, total].map(({ amount, held }) => (held.length > 0 ? `${pounds(amount)} held` : pounds(amount))), pounds(change)]);
}

describe('a table of cases of the diabetes contract', () => {
  // 8% of 24,300 × £1,320 = £32,076,000 is £2,566,080, of which 60% (£1,539,648) rises between 61.2% and 70%, and 40%
  // (£1,026,432) is earned whole. 65.6% is halfway: £769,824. No saving is shared below 61.2%.
  it('moves along the curve of an outcome, and over the gate of a share', () => {
    const table = tableOf(northshire, ALL_MET, ['HbA1cAtTarget in 2026/27 = 61%, 61.2%, 65.6%, 70%, 80%'], { only: ['Quality', 'Savings'] });
    expect(rows(table)).toEqual([
      ['1026432.00', '0.00', '1026432.00', '-1844648.00'],
      ['1026432.00', '305000.00', '1331432.00', '-1539648.00'],
      ['1796256.00', '305000.00', '2101256.00', '-769824.00'],
      ['2566080.00', '305000.00', '2871080.00', '0.00'],
      ['2566080.00', '305000.00', '2871080.00', '0.00'],
    ]);
    expect([table.period.id, table.columns.map(({ id }) => id), table.commissioners, table.shares]).toEqual(['2026/27', ['Quality', 'Savings'], ['NorthshireICB'], ['kept']]);
  });

  // 86 per 1,000 is halfway from 92 to 80, so half of £1,026,432.
  it('makes a grid of two', () => {
    const table = tableOf(northshire, ALL_MET, ['HbA1cAtTarget in 2026/27 = 61.2%, 70%', 'EmergencyAdmissions in 2026/27 = 80 to 92 by 6 per 1,000'], { only: ['Quality'] });
    expect(rows(table).map(([quality]) => quality)).toEqual(['1026432.00', '513216.00', '0.00', '2566080.00', '2052864.00', '1539648.00']);
  });

  // £36,000,000 is £1,500,000 more than £34,500,000; 60% of what is beyond £690,000 is paid to the board.
  it('counts what a commissioner is paid with a minus, and leaves what providers pay each other out of the total', () => {
    const table = tableOf(northshire, ALL_MET, ['ActualSpend in 2026/27 = £33,200,000, £36,000,000']);
    expect(table.columns.map(({ id }) => id)).toEqual(['Core', 'Quality', 'Savings', 'Nursing']);
    expect(rows(table)).toEqual([
      ['32076000.00', '2566080.00', '305000.00', '3400056.00', '34947080.00', '0.00'],
      ['32076000.00', '2566080.00', '-486000.00', '3400056.00', '34156080.00', '-791000.00'],
    ]);
  });

  it('can have a column for each party, which add up to nothing', () => {
    const table = tableOf(northshire, ALL_MET, ['ActualSpend in 2026/27 = £36,000,000'], { by: 'party' });
    expect(table.columns.map(({ id }) => id)).toEqual(['NorthshireICB', 'CarePartnership', 'HomeNursing']);
    expect(rows(table)).toEqual([['-34156080.00', '30756024.00', '3400056.00', '34156080.00', '-791000.00']]);
  });

  it('marks what is held, and knows no change where other payments are held than in the base case', () => {
    const held = tableOf(northshire, 'The audit has not reported', ['ActualSpend in 2026/27 = £36,000,000'], { only: ['Core', 'Quality'] });
    expect(rows(held)).toEqual([['32076000.00', '0.00 held', '32076000.00 held', '0.00']]);
    expect(held.cases[0]!.cells[1]!.held).toEqual([{ reason: 'missing', fact: 'HbA1cAtTarget', period: '2026/27' }]);
    const given = tableOf(northshire, 'The audit has not reported', ['HbA1cAtTarget in 2026/27 = 17,010 out of 24,300'], { only: ['Quality'] });
    expect(rows(given)).toEqual([['2566080.00', '2566080.00', '?']]);
  });

  // A share alone does not say that at least 200 people were tested.
  it('says that a share has no denominator to keep', () => {
    const table = tableOf(northshire, 'The audit has not reported', ['HbA1cAtTarget in 2026/27 = 70%'], { only: ['Quality'] });
    expect([table.shares, rows(table)]).toEqual([['alone'], [['0.00 held', '0.00 held', '0.00']]]);
  });

  // A twelfth of 24,300 × £1,320.
  it('counts the payments of a period that is asked for', () => {
    const table = tableOf(northshire, ALL_MET, ['ListSize in 2026/27 = 24,000 people, 24,300'], { only: ['Core'], period: periodNamed(northshire.model, 'April 2026') });
    expect(rows(table)).toEqual([['2640000.00', '2640000.00', '-33000.00'], ['2673000.00', '2673000.00', '0.00']]);
  });
});

describe('a table of cases of the alliance', () => {
  // Expected £41,000,000; COPD and frailty cost £28,000,000. Heart failure at £11,000,000 saves £2,000,000, of which
  // £1,230,000 is shared 40, 25, 20, 15; at £12,385,000 exactly the trigger of £615,000; at £12,386,000 too little; at
  // £13,700,000 £700,000 too much, which the others pay to the board.
  it('moves over trigger and limit, for an element of a set', () => {
    const table = tableOf(westmarch, KEPT, ['ActualSpend among HeartFailure in 2027/28 = £11,000,000, £12,000,000, £12,385,000, £12,386,000, £13,700,000'], { by: 'party' });
    expect(table.columns.map(({ id }) => id)).toEqual(['ICB', 'Hospitals', 'Community', 'GPs', 'HeartCentre']);
    expect(rows(table)).toEqual([
      ['-1230000.00', '492000.00', '307500.00', '246000.00', '184500.00', '1230000.00', '230000.00'],
      ['-1000000.00', '400000.00', '250000.00', '200000.00', '150000.00', '1000000.00', '0.00'],
      ['-615000.00', '246000.00', '153750.00', '123000.00', '92250.00', '615000.00', '-385000.00'],
      ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '-1000000.00'],
      ['700000.00', '-280000.00', '-175000.00', '-140000.00', '-105000.00', '-700000.00', '-1700000.00'],
    ]);
  });

  it('moves yes and no', () => {
    const table = tableOf(westmarch, KEPT, ['InAlliance among GpSeat in 2027/28 = yes, no']);
    expect(rows(table)).toEqual([['1000000.00', '1000000.00', '0.00'], ['800000.00', '800000.00', '-200000.00']]);
  });
});

describe('what cannot be worked out', () => {
  const problem = (text: string): string => {
    try {
      readVariation(northshire.model, text);
    } catch (error) {
      if (error instanceof SimulationProblem) return error.message;
      throw error;
    }
    return 'none';
  };

  it.each([
    ['HbA1cAtTargt in 2026/27 = 60%', "This contract has no fact 'HbA1cAtTargt'. Did you mean 'HbA1cAtTarget'?"],
    ['HbA1cAtTarget in 2036/37 = 60%', '"2036/37" is not a period of this contract.'],
    ['HbA1cAtTarget = 60%', "'HbA1cAtTarget' is given for each year, and \"HbA1cAtTarget\" does not say for which."],
    ['HbA1cAtTarget of A81001 in 2026/27 = 60%', "'HbA1cAtTarget' is not given for members, so \"of A81001\" has no meaning."],
    ['HbA1cAtTarget in 2026/27', '"HbA1cAtTarget in 2026/27" does not say which values are taken.'],
    ['HbA1cAtTarget in 2026/27 = £60', "'HbA1cAtTarget': \"£60\" is not a percentage (\"62%\") or a number out of another."],
    ['ActualSpend in 2026/27 = 60%', "'ActualSpend': \"60%\" is not a sum of money."],
    ['ActualSpend in 2026/27 = $30,000,000', "'ActualSpend': \"$30,000,000\" is not a sum in GBP."],
    ['ListSize in 2026/27 = 24,000.5', "'ListSize': \"24,000.5\" is not a whole number."],
    ['ListSize in 2026/27 = 24,000 patients', "'ListSize': \"24,000 patients\" is not counted in people."],
    ['ListSize in 2026/27 = 23,000 to 25,000 by 0', 'The step of "23,000 to 25,000 by 0" is nothing, so it would never arrive.'],
    ['ListSize in 2026/27 = 23,000 to 25,000 by -500', 'The step of "23,000 to 25,000 by -500" is below zero.'],
    ['ListSize in 2026/27 = 25,000 to 23,000 by 500', '"25,000 to 23,000 by 500" runs backwards: 25,000 is more than 23,000.'],
    ['ListSize in 2026/27 = 23,000 to 25,000', '"23,000 to 25,000" does not say in which steps.'],
    ['ActualSpend in 2026/27 = £25,000,000 to £50,000,000 by £1', '"£25,000,000 to £50,000,000 by £1" are more than 10,000 values.'],
  ])('%s', (text, message) => {
    expect(problem(text)).toBe(message);
  });

  it('refuses more cases than anybody reads', () => {
    const vary = ['ListSize in 2026/27 = 23,000 to 25,000 by 2', 'HbA1cAtTarget in 2026/27 = 0% to 100% by 0.1%'];
    expect(() => tableOf(northshire, ALL_MET, vary)).toThrow('That is 1,002,001 cases, and at most 10,000 are worked out at once.');
  });

  it('refuses values outside the bounds of the fact, all of them, with the code that facts have', () => {
    expect(() => tableOf(northshire, ALL_MET, ['ListSize in 2026/27 = 22,000, 24,000, 26,000'])).toThrow(
      "FCT-108 'ListSize' in 2026/27 is 22000, below the least the contract allows, 23000.\nFCT-108 'ListSize' in 2026/27 is 26000, above the most the contract allows, 25000.");
  });

  it('refuses a value that is varied twice, and a payment that there is not', () => {
    expect(() => tableOf(northshire, ALL_MET, ['ListSize in 2026/27 = 24,000', 'ListSize in 2026/27 = 24,500'])).toThrow("'ListSize' in 2026/27 is varied twice.");
    expect(() => tableOf(northshire, ALL_MET, ['ListSize in 2026/27 = 24,000'], { only: ['Qualty'] })).toThrow('There is no payment "Qualty" in this contract. Did you mean \'Quality\'?');
  });
});

describe('a payment for a cohort', () => {
  const text = `contract T {
  term 1 April 2026 to 31 March 2031   years start 1 April   currency GBP   rounding to £0.01, half up
  commissioner ICB   provider Trust
  cohort One entering 1 April 2026 to 31 March 2027, observed 12 months
  cohort Two entering 1 April 2027 to 31 March 2028, observed 12 months
  fact Rate { percentage between 0% and 100%, each cohort }
  fund Budget { from ICB   limit £45,000 each year   when exceeded: in order   unfunded: lapses }
  payment Stage { from Budget to Trust   paid once per cohort, due 90 days after observation   amount £50,000 * Rate }
}
scenario "S" for T { in One { Rate = 10% } in Two { Rate = 80% } }
`;
  // £50,000 × 80% for the cohort that starts in 2027/28 and is observed until March 2029; at 100% the limit of that year cuts £50,000.
  it.each([['2026/27', '5000.00', '5000.00'], ['2027/28', '40000.00', '45000.00'], ['2028/29', '0.00', '0.00'], ['term', '45000.00', '50000.00']])('counts in the year that its cohort starts in: %s', async (period, base, all) => {
    const [document] = await buildDocuments(createRemitServices(), [{ uri: 'file:///cohorts.remit', text }]);
    const { contracts: [made] } = compileProject([document!]);
    const of = { model: prepare(made!.program), scenarios: made!.scenarios.scenarios };
    const table = tableOf(of, 'S', ['Rate in Two = 100%'], { period: periodNamed(of.model, period) });
    expect([pounds(table.base.total.amount), rows(table)]).toEqual([base, [[all, all, pounds(table.cases[0]!.change)]]]);
  });
});
