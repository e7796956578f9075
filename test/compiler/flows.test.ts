import { describe, it } from 'vitest';
import { worked } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';

describe('shares', () => {
  const share = (rule: string) => `fact Spend { money between £0 and £90m, each year }
    share S { between ICB and Trust   paid yearly, due 30 days after the period   compare Spend with £34,500,000 per year   ${rule}   rest borne by ICB }`;
  const spend = (sum: string, is: string) => `in 2026/27 { Spend = ${sum} } expect S in 2026/27 is ${is}`;

  it('pays from the first pound, or in parts', async () => {
    await worked(share('saving at least 2%, from the first £: ICB pays Trust 50%   overspend in parts { first 2%: nothing, beyond 2%: Trust pays ICB 60% }'), spend('£33,200,000', '£650,000.00'));
    await worked(share('saving in parts { first 2%: nothing, beyond 2%: ICB pays Trust 50% }'), spend('£33,200,000', '£305,000.00'));
    await worked(share('saving more than 2%, from the first £: ICB pays Trust 50%'), spend('£33,810,000', '£0.00'));
    await worked(share('saving at least 2%, from the first £: ICB pays Trust 50%'), spend('£33,810,000', '£345,000.00'));
  });

  it('pays the other way for an overspend, capped', () =>
    worked(share('overspend in parts { first 2%: nothing, beyond 2%: Trust pays ICB 60% } then up to £100,000'),
      `in 2026/27 { Spend = £36,000,000 } expect S from Trust to ICB in 2026/27 is £100,000.00
       expect payment from Trust to ICB due on 30 April 2027 is £100,000.00`));

  it('waits for no data of a side that does not pay', () =>
    worked(`fact Spend { money between £0 and £90m, each year } fact Limit { money between £0 and £9m, each year } fact Two { yes or no   each year }
      share S { between ICB and Trust   paid yearly, due 30 days after the period   compare Spend with £10,000,000 per year
        overspend at least 2%, from the first £, if Two: Trust pays ICB 60% then up to Limit   rest borne by ICB }`,
      'in 2026/27 { Spend = £12,000,000  Two = no } expect S in 2026/27 is £0.00'));

  it('shares among parties through a paymaster, with one party capped', () =>
    worked(`fact Actual { money between £0 and £900m, each year }
      share V { between Trust, ICB and Council   paymaster Trust   paid yearly, due 30 days after the period   compare Actual with £218,000,000 per year
        overspend in parts { up to 1%: borne by Trust, 1% to 4%: borne by Trust 50%, ICB 30%, Council 20% (up to £1,000,000 each year, then ICB), beyond 4%: borne by ICB }   rest borne by ICB }`,
      `in 2026/27 { Actual = £228,900,000 }
       expect V from Trust to Trust in 2026/27 is £5,450,000.00
       expect V from ICB to Trust in 2026/27 is £4,450,000.00
       expect V from Council to Trust in 2026/27 is £1,000,000.00`));

  it('splits what the steps leave by the shares, remainder to one', () =>
    worked(`fact Actual { money between £0 and £900m, each year }
      share K { between Trust 1/3, Small 1/3 and Council 1/3, remainder to Council   paymaster ICB   paid yearly, due 30 days after the period
        variance Actual against £1,000 saving at least 1%, from the first £: shared then up to £100   rest borne by ICB }`,
      `in 2026/27 { Actual = £500 }
       expect K to Trust in 2026/27 is £33.33  expect K to Small in 2026/27 is £33.33  expect K to Council in 2026/27 is £33.34`));

  it('uplifts the comparator as another payment', () =>
    worked(`payment Core { ${flow} amount £1,000 per year   uplift 10% each year from 1 April 2027, exact }
      fact Spend { money between £0 and £90m, each year }
      share S { between ICB and Trust   paid yearly, due 30 days after the period   compare Spend with £100 per year, uplifted as Core   saving in parts { beyond £0: ICB pays Trust 50% }   rest borne by ICB }`,
      'in 2027/28 { Spend = £10 } expect S in 2027/28 is £50.00'));
});

describe('funds', () => {
  const core = 'fact X { money between £0 and £1m, each month } payment A { from F to Trust   paid monthly, due 5 days after the period   amount X }';
  const months = 'in April 2026 { X = £70 } in May 2026 { X = £70 }';

  it('holds what does not fit', () =>
    worked(`fund F { from ICB   limit £100 each year } ${core}`, `${months} expect A in May 2026 held`));
  it('pays in order and lapses', () =>
    worked(`fund F { from ICB   limit £100 each year   when exceeded: in order   unfunded: lapses } ${core}`,
      `${months} expect payment from ICB to Trust due on 5 May 2026 is £70.00  expect payment from ICB to Trust due on 5 June 2026 is £30.00`));
  it('lets another take over', () =>
    worked(`fund F { from ICB   limit £100 each year   when exceeded: overflow to Council } ${core}`,
      `${months} expect payment from ICB to Trust due on 5 June 2026 is £30.00  expect payment from Council to Trust due on 5 June 2026 is £40.00`));
  it('splits by the exact shares of the sums put in, up to a funder\'s cap', () =>
    worked(`fund F { from ICB £148m, Council £61m each year   Council up to £20 each year then ICB } ${core}`,
      `${months} expect payment from ICB to Trust due on 5 May 2026 is £50.00  expect payment from Council to Trust due on 5 May 2026 is £20.00`));
  it('limits by the year and over the term, scaled in a short year', () =>
    worked(`part years by months, limits scaled fund F { from ICB   limit £120 each year   limit £130 over the term   when exceeded: in order   unfunded: lapses } ${core}`,
      `in July 2026 { X = £100 } in April 2027 { X = £100 }
       expect payment from ICB to Trust due on 5 August 2026 is £90.00  expect payment from ICB to Trust due on 5 May 2027 is £40.00`,
      'term 1 July 2026 to 31 March 2028   years start 1 April'));
});

describe('advances', () => {
  const group = 'providers Practices each Practice { keyed by ods }';
  const pay = `${group} fact Earned for each Practice each year { money between £0 and £1m } fact Forecast for each Practice each year { money between £0 and £1m }
    payment A for each Practice { from ICB to Practice   paid yearly, due 30 June after the period   amount Earned
      advance 70% of A in the previous year, in 12 monthly instalments due on the last day of the month, first year: 70% of Forecast, reconciled with the payment, excess: recovered from the next advances, if held: keep until 30 September }`;

  it('pays ahead and settles with the payment', () =>
    worked(pay, `in 2026/27 { Practice "P" { Earned = £1,300  Forecast = £1,000 } } in 2027/28 { Practice "P" { Earned = £100 } }
      expect A of Practice "P" in 2026/27 is £1,300.00
      expect payment from ICB to Practice "P" due on 30 April 2026 is £58.33
      expect payment from ICB to Practice "P" due on 30 June 2027 is £675.83`));

  it('leaves room in the fund for the payment that an advance was part of', () =>
    worked(`fact G { yes or no   each year } fund F { from ICB   limit £1,000 each year }
      payment A { from F to Trust   paid yearly, due 30 days after the period   amount up to £1,000 { 100% for G }   advance £800, once, due 31 October in the period, excess: repaid within 60 days }`,
      `in 2026/27 { G = yes }
       expect A in 2026/27 is £1,000.00
       expect payments to Trust in 2026/27 is £800.00
       expect payments to Trust in 2027/28 at least £200.00`));

  it('advances part of the most it can be', () =>
    worked(`fact G { yes or no   each year } payment A { ${flow} amount up to £1,000 { 100% for G } then up to £800   advance 50% of the most it can be, once, due 31 October in the period, excess: repaid within 60 days }`,
      `in 2026/27 { G = no }
       expect payment from ICB to Trust due on 31 October 2026 is £400.00  expect A in 2026/27 is £0.00`));
});

describe('subcontracts', () => {
  const head = `payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £12,000 per year }
    fact G { yes or no   each year }
    payment Quality { from ICB to Trust   paid yearly, due 30 September after the period   amount up to 10% of Core { 60% for G as First   40% for G as Second } }`;
  const sub = (rest: string, year: string) => `subcontract S { by Trust to Small   term 1 July 2026 to 31 March 2029
    pays 12% of Core, monthly, within 15 days of the end of the period
    passes on 50% of what Quality earns for Second, within 15 days of the due date of Quality, ${year}
    recoveries: ${rest}   VAT exempt }`;

  it('pays its price from its first month and passes on the first year as written', async () => {
    const facts = 'in 2026/27 { G = yes }';
    await worked(`${head} ${sub('passed down', 'first year in full')}`, `${facts} expect earnings of Small in 2026/27 is £1,320.00
      expect payment from Trust to Small due on 15 August 2026 is £120.00  expect payment from Trust to Small due on 15 October 2027 is £360.00`);
    await worked(`${head} ${sub('passed down', 'first year by months')}`, `${facts} expect earnings of Small in 2026/27 is £1,260.00`);
    await worked(`${head} ${sub('passed down', 'first year not at all')}`, `${facts} expect earnings of Small in 2026/27 is £1,080.00`);
  });

  it('passes recoveries down, or not', async () => {
    const facts = 'in 2026/27 { G = yes } known on 1 December 2027 { G in 2026/27 = no }';
    await worked(`${head} ${sub('passed down, set off against Core, at most 25% of each month', 'first year in full')}`,
      `${facts} expect payment from Trust to Small due on 15 October 2027 is £360.00
       expect payment from Trust to Small due on 15 December 2027 is £90.00`);
    await worked(`${head} ${sub('stay with the head', 'first year in full')}`,
      `${facts} expect payment from Trust to Small due on 15 December 2027 is £120.00`);
  });
});

describe('pools', () => {
  const pool = (rest: string) => `providers Practices each Practice { keyed by ods } fact P for each Practice each year { number between 0 and 900 }
    pool Q for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £100 shared by P across Practices   ${rest} }`;
  it('adds up to the sum by largest remainder', () =>
    worked(pool('left over: stays in the fund   shortfall: scaled   rounding: each member by largest remainder'),
      `in 2026/27 { Practice "1" { P = 1 } Practice "2" { P = 1 } Practice "3" { P = 1 } }
       expect Q of Practice "1" in 2026/27 is £33.34  expect Q of Practice "2" in 2026/27 is £33.33  expect Q of Practice "3" in 2026/27 is £33.33`));
  it('keeps what is left over, or gives it to a party', async () => {
    const facts = 'in 2026/27 { Practice "1" { P = 4 } Practice "2" { P = 6 } }';
    await worked(pool('point value then up to £8   left over: stays in the fund   shortfall: scaled   rounding: each point'), `${facts} expect Q of Practice "1" in 2026/27 is £32.00`);
    await worked(pool('point value then up to £8   left over: to Trust   shortfall: scaled   rounding: each point'),
      `${facts} expect Q of Practice "2" in 2026/27 is £48.00  expect payment from ICB to Trust due on 30 April 2027 is £20.00`);
  });
  it('scales a shortfall', () =>
    worked(pool('point value then no lower than £20   left over: stays in the fund   shortfall: scaled   rounding: each point'),
      `in 2026/27 { Practice "1" { P = 4 } Practice "2" { P = 6 } } expect Q of Practice "1" in 2026/27 is £40.00`));
  it('pays nothing where nobody scores', () =>
    worked(pool('left over: stays in the fund   shortfall: scaled   rounding: each point'), 'in 2026/27 { Practice "1" { P = 0 } } expect Q of Practice "1" in 2026/27 is £0.00'));
});
