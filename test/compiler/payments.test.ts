import { describe, it } from 'vitest';
import { worked } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';
const monthly = 'from ICB to Trust   paid monthly, due 15 days after the period';
const adults = 'population Adults { size ListSize, between 0 and 100,000, counted on 1 January before each year }';

describe('rates', () => {
  it('multiplies price, people and the part of the year, each month by itself', () =>
    worked(`${adults} payment Core { ${monthly} amount £1,320 per person in Adults per year }`,
      `in 2026/27 { ListSize = 24,300 people }
       expect Core in April 2026 is £2,673,000.00
       expect Core in 2026/27 is £32,076,000.00`));

  it('counts days where the contract says so', () =>
    worked(`part years by days ${adults} payment Core { ${monthly} amount £1,320 per person in Adults per year }`,
      `in 2026/27 { ListSize = 24,300 people }
       in 2027/28 { ListSize = 24,300 people }
       expect Core in April 2026 is £2,636,383.56
       expect Core in April 2027 is £2,629,180.33`));

  it('multiplies a price per event', () =>
    worked(`fact Visits { count of visits between 0 and 9,000, each year } payment A { ${flow} amount £45 per visit in Visits }`,
      'in 2026/27 { Visits = 1,234 } expect A in 2026/27 is £55,530.00'));
});

describe('sums for the year', () => {
  it('pays instalments whose pennies come right', () =>
    worked(`payment A { ${monthly} amount £100 per year }`,
      `expect A in April 2026 is £8.33
       expect A in May 2026 is £8.34
       expect A in June 2026 is £8.33
       expect A in 2026/27 is £100.00`));

  it('splits a month of a pooled sum exactly', () =>
    worked(`payment Core { ${monthly} amount £213,640,000 per year }`,
      `expect Core in April 2026 is £17,803,333.33
       expect Core in May 2026 is £17,803,333.34
       expect Core in 2026/27 is £213,640,000.00`));

  it('scales a short first year, by months', () =>
    worked(`payment A { ${monthly} amount £1,200 per year }`,
      'expect A in 2026/27 is £900.00  expect A in July 2026 is £100.00', 'term 1 July 2026 to 31 March 2028   years start 1 April'));

  it('pays it in full where the contract says so', () =>
    worked(`part years by months, amounts in full payment A { ${monthly} amount £1,200 per year }`,
      'expect A in 2026/27 is £1,200.00  expect A in July 2026 is £133.33', 'term 1 July 2026 to 31 March 2028   years start 1 April'));

  it('pays a price that rises within the year from the day on which it does', () =>
    worked(`payment A { ${monthly} amount £1,200 per year   uplift 10% each year from 1 October 2026, exact }`,
      `expect A in September 2026 is £100.00
       expect A in October 2026 is £110.00
       expect A in November 2026 is £110.00
       expect A in 2026/27 is £1,260.00`));

  it('pays an amount in instalments where it says so', () =>
    worked(`fact Forecast { money between £0 and £1m, each year }
      payment A { from ICB to Trust   paid yearly, in 12 monthly instalments, due 5 days after the period   amount 50% of Forecast }`,
      `in 2026/27 { Forecast = £200 }
       expect A in April 2026 is £8.33
       expect A in 2026/27 is £100.00`));
});

describe('uplift', () => {
  const price = (how: string) => `${adults} payment Core { ${monthly} amount £1,320 per person in Adults per year   uplift 2.1% each year from 1 April 2027, ${how} }`;

  it('compounds on the rounded price', () =>
    worked(price('price rounded to £0.01'),
      `in 2030/31 { ListSize = 12,000 people }
       expect Core in April 2030 is £1,434,420.00`));

  it('compounds exactly', () =>
    worked(price('exact'),
      `in 2030/31 { ListSize = 12,000 people }
       expect Core in April 2030 is £1,434,421.87`));

  it('gives the month of the pilot case', () =>
    worked(price('exact'),
      `in 2028/29 { ListSize = 24,300 people }
       expect Core in April 2028 is £2,786,444.79`));

  it('follows a published index, provisional until it is known', () =>
    worked(`fact Cpih { percentage between 0% and 20%, each year }
      payment Core { ${flow} amount £1,000 per year   uplift by Cpih each year from 1 April 2027, provisional 2%, price rounded to £0.01 }
      payment Tenth { ${flow} amount 10% of Core before uplift }`,
      `in 2027/28 { Cpih = 5% }
       expect Core in 2026/27 is £1,000.00
       expect Core in 2027/28 is £1,050.00
       expect Core in 2028/29 is £1,071.00
       expect Tenth in 2028/29 is £100.00`));

  it('takes a rate for each year', () =>
    worked(`payment Core { ${flow} amount £1,000 per year   uplift 2% in 2027/28, 3% from 2028/29 each year from 1 April 2027, exact }`,
      'expect Core in 2027/28 is £1,020.00  expect Core in 2028/29 is £1,050.60  expect Core in 2029/30 is £1,082.12'));
});

describe('steps', () => {
  const steps = (text: string) => `fact X { money between -£1m and £1m, each year } fact G { yes or no   each year } payment A { ${flow} amount X ${text} }`;
  it.each([
    ['then up to £50', '£80', '£50.00'],
    ['then no lower than £90', '£80', '£90.00'],
    ['then reduced by 2%', '£80', '£78.40'],
    ['then minus £5 then times 2', '£80', '£150.00'],
    ['then times 2 then minus £5', '£80', '£155.00'],
    ['then plus £5', '£80', '£85.00'],
    ['then 5/6 of them', '£80', '£66.67'],
    ['then round to £1, half up', '£80.50', '£81.00'],
    ['then round to £1, half even', '£80.50', '£80.00'],
    ['then round to £1, half down', '£80.50', '£80.00'],
    ['then round to £1, down', '£80.99', '£80.00'],
    ['then round to £1, up', '£80.01', '£81.00'],
    ['then only if G', '£80', '£0.00'],
    ['then only if not G', '£80', '£80.00'],
    ['then reduced by 2% then up to £78', '£80', '£78.00'],
    ['then up to £78 then reduced by 2%', '£80', '£76.44'],
  ])('%s of %s is %s', (text, x, is) => worked(steps(text), `in 2026/27 { X = ${x}  G = no } expect A in 2026/27 is ${is}`));

  it('rounds half up away from zero, also below it', () =>
    worked(steps('then round to £1, half up'), 'in 2026/27 { X = -£80.50  G = no } expect A in 2026/27 is -£81.00'));

  it('applies a cap for the year to months in the order of their due dates', () =>
    worked(`fact X { money between £0 and £1m, each month } payment A { ${monthly} amount X then up to £100 each year }`,
      `in April 2026 { X = £70 } in May 2026 { X = £70 } in June 2026 { X = £10 }
       expect A in April 2026 is £70.00  expect A in May 2026 is £30.00  expect A in June 2026 is £0.00`));

  it('applies a cap over the term before a later step', () =>
    worked(`fact X { money between £0 and £1m, each year } payment A { ${flow} amount X then up to £100 over the term then 5/6 of them }`,
      `in 2026/27 { X = £70 } in 2027/28 { X = £70 }
       expect A in 2026/27 is £58.33  expect A in 2027/28 is £25.00`));
});

describe('gates and conditions', () => {
  const gate = `fact G { yes or no   each year } fact X { money between £0 and £9, each year }
    payment A { ${flow} amount X   gate G }`;
  it('pays nothing behind a closed gate, data or not', () => worked(gate, 'in 2026/27 { G = no } expect A in 2026/27 is £0.00'));
  it('waits for the gate', () => worked(gate, 'in 2026/27 { X = £5 } expect A in 2026/27 held for G'));
  it('waits for the amount behind an open gate', () => worked(gate, 'in 2026/27 { G = yes } expect A in 2026/27 held for X'));
  it('pays through it', () => worked(gate, 'in 2026/27 { G = yes X = £5 } expect A in 2026/27 is £5.00'));

  it('passes or fails a gate that does not apply, as written', () =>
    worked(`fact G { percentage between 0% and 100%, may be not applicable, each year }
      payment P { ${flow} amount £5   gate G at least 50%   not applicable: gate passes }
      payment F { ${flow} amount £5   gate G at least 50%   not applicable: gate fails }`,
      'in 2026/27 { G = not applicable } expect P in 2026/27 is £5.00  expect F in 2026/27 is £0.00'));

  it('chooses with if, in chains', () =>
    worked(`fact N { number between 0 and 100, each year }
      payment A { ${flow} amount if N at least 10 then £5 otherwise if N at least 5 then £1 otherwise £0 }`,
      `in 2026/27 { N = 10 } in 2027/28 { N = 9.999 } in 2028/29 { N = 4 }
       expect A in 2026/27 is £5.00  expect A in 2027/28 is £1.00  expect A in 2028/29 is £0.00`));

  it('tells codes apart', () =>
    worked(`fact Track { one of One, Two, Three, each year }
      payment A { ${flow} amount if Track is one of (One, Three) then £5 otherwise £1 }
      payment B { ${flow} amount if Track is not Two then £5 otherwise £1 }`,
      `in 2026/27 { Track = Three } in 2027/28 { Track = Two }
       expect A in 2026/27 is £5.00  expect A in 2027/28 is £1.00
       expect B in 2026/27 is £5.00  expect B in 2027/28 is £1.00`));
});

describe('missing data', () => {
  const missing = (action: string) => `fact X { money between £0 and £99, each year } fact Y { money between £0 and £99, each year }
    payment A { ${flow} amount X + Y   missing data: ${action} }`;
  it('holds', () => worked(missing('hold'), 'in 2026/27 { X = £5 } expect A in 2026/27 held for Y'));
  it('pays nothing after a day, for good', () =>
    worked(missing('pays nothing after 30 September'),
      'in 2026/27 { X = £5 } known on 1 October 2027 { Y in 2026/27 = £7 } expect A in 2026/27 is £0.00'));
  it('pays what is known by the day, corrected later', () =>
    worked(missing('pays nothing after 30 September'),
      'in 2026/27 { X = £5 Y = £6 } known on 1 October 2027 { Y in 2026/27 = £7 } expect A in 2026/27 is £12.00'));
  it('uses the previous year for what is missing alone', () =>
    worked(missing('use the previous year'),
      'in 2026/27 { X = £5 Y = £6 } in 2027/28 { X = £50 } expect A in 2027/28 is £56.00'));
  it('holds one part of several', () =>
    worked(`fact X { yes or no   each year } fact Y { yes or no   each year }
      payment A { ${flow} amount up to £100 { 60% for X   40% for Y }   missing data: hold that part }`,
      'in 2026/27 { X = yes } expect A in 2026/27 is £60.00'));
});

describe('split payments', () => {
  it('pays several payees, the remainder to one', () =>
    worked(`payment A { from ICB to Trust 70%, Small 30%, remainder to Trust   paid yearly, due 30 days after the period   amount £100.01 }`,
      `expect A to Trust in 2026/27 is £70.01  expect A to Small in 2026/27 is £30.00  expect A in 2026/27 is £100.01`));
  it('takes it from several payers without a fund', () =>
    worked(`payment A { from ICB 70%, Council 30%, remainder to ICB   to Trust   paid yearly, due 30 days after the period   amount £100.01 }`,
      `expect payment from ICB to Trust due on 30 April 2027 is £70.01
       expect payment from Council to Trust due on 30 April 2027 is £30.00`));
});
