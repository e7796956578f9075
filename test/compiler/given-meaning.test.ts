import { describe, expect, it } from 'vitest';
import { contract, refused, worked } from './support/worked.ts';

const yearly = 'from ICB to Trust   paid yearly, due 30 days after the period';
const score = (...names: string[]) => names.map((name) => `fact ${name} { percentage between 0% and 100%, each year }`).join(' ');
const sum = (...names: string[]) => names.map((name) => `fact ${name} { money between £0 and £9m, each year }`).join(' ');

describe('a step inside a shared-out item', () => {
  it('caps the sum that the item earns', () =>
    worked(`${score('A', 'B')} payment P { ${yearly} amount up to £1,000 { 60% for A then up to £200   40% for B } }`,
      'in 2026/27 { A = 50%   B = 100% } expect P in 2026/27 is £600.00'));
  it('caps money items too', () =>
    worked(`${score('A', 'B')} payment P { ${yearly} amount up to £1,000 { £600 for A then up to £250   £400 for B } }`,
      'in 2026/27 { A = 50%   B = 100% } expect P in 2026/27 is £650.00'));
});

describe('the median of a list', () => {
  it.each([
    ['median of (A, B)', '£25.00'], ['median of (A, B, C)', '£30.00'], ['median of (A, B, C, D)', '£25.00'], ['median of (E, D, C, B, A)', '£30.00'],
    ['median of (A, B, C, D, E, A, B)', '£30.00'], ['median of (A, B, C, D, E, A)', '£25.00'],
  ])('%s is %s', (text, is) =>
    worked(`${sum('A', 'B', 'C', 'D', 'E')} payment P { ${yearly} amount ${text} }`, `in 2026/27 { A = £20   B = £30   C = £90   D = £10   E = £40 } expect P in 2026/27 is ${is}`));

  it('is refused for more than seven', async () => {
    expect(await refused(contract(`${sum('A', 'B')} payment P { ${yearly} amount median of (A, B, A, B, A, B, A, B) }`))).toEqual(['MOD-248:10']);
  });
});

describe('an aggregate across members and over periods', () => {
  const practices = 'providers Practices each Practice { keyed by ods } fact X for each Practice { money between £0 and £900, each month } fact W for each Practice { number between 0 and 9, each month }';
  const two = `in April 2026 { Practice "A" { X = £10  W = 1 } Practice "B" { X = £40  W = 3 } } in May 2026 { Practice "A" { X = £70  W = 1 } Practice "B" { X = £20  W = 1 } } in June 2026 { Practice "A" { X = £0  W = 0 } Practice "B" { X = £10  W = 2 } }`;
  const quarterly = 'from ICB to Trust   paid quarterly, due 30 days after the period';
  it.each([
    ['highest of X across Practices in the period', '£70.00'], ['lowest of X across Practices in the period where X more than £5', '£10.00'],
    ['average of X across Practices in the period', '£25.00'], ['average of X weighted by W across Practices in the period', '£30.00'],
    ['£1 * count of X across Practices in the period where X more than £15', '£3.00'],
  ])('%s is %s', (text, is) => worked(`${practices} payment P { ${quarterly} amount ${text} }`, `${two} expect P in Q1 2026/27 is ${is}`));

  it('leaves out a period in which nobody counts', () =>
    worked(`${practices} payment P { ${quarterly} amount highest of X across Practices in the period where X more than £35 }`, `${two} expect P in Q1 2026/27 is £70.00`));
});

describe('an index from a day inside a year', () => {
  const monthly = (more: string) => `fact Index { percentage between 0% and 20%, each year } payment P { from ICB to Trust   paid monthly, due 5 days after the period   amount £100   uplift by Index each year from 1 October 2026, ${more} }`;
  it('raises the price on that day each year, by the figure of the year it lies in', () =>
    worked(monthly('exact'), `in 2026/27 { Index = 10% } in 2027/28 { Index = 20% }
      expect P in September 2026 is £100.00  expect P in October 2026 is £110.00  expect P in September 2027 is £110.00  expect P in October 2027 is £132.00`));
  it('pays a provisional rate until the figure is there, and for good after the last day', () =>
    worked(monthly('provisional 5%, true-up with the next payment, until 30 June after the year, exact'), `in 2026/27 { Index = missing }
      known on 1 August 2027 { Index in 2026/27 = 10% }
      expect P in October 2026 is £105.00  expect P in April 2027 is £110.00`));
  it('does not rise inside a period', async () => {
    expect(await refused(contract(monthly('exact').replace('paid monthly', 'paid yearly')))).toEqual(['MOD-170:10']);
  });
});

describe("a party's own cap in a share", () => {
  const share = (cap: string, rest = 'Trust', each = 'year', sum = '£1,200 per year') => `fact Actual { money between £0 and £900m, each ${each} }
    share V { between Trust, ICB and Council   paymaster Trust   paid ${each}ly, due 30 days after the period   compare Actual with ${sum}
      overspend in parts { beyond £0: borne by ICB 50%, Council 50% (up to ${cap}) }   rest borne by ${rest} }`;
  it('over the term counts from year to year', () =>
    worked(share('£300 over the term, then ICB'), `in 2026/27 { Actual = £1,600 } in 2027/28 { Actual = £1,600 }
      expect V from Council to Trust in 2026/27 is £200.00  expect V from Council to Trust in 2027/28 is £100.00
      expect V from ICB to Trust in 2026/27 is £200.00  expect V from ICB to Trust in 2027/28 is £300.00`));
  it('each year counts from month to month, and begins again', () =>
    worked(share('£150 each year, then ICB', 'Trust', 'month'), `in February 2027 { Actual = £300 } in March 2027 { Actual = £300 } in April 2027 { Actual = £300 }
      otherwise facts at their least
      expect V from Council to Trust in February 2027 is £100.00  expect V from Council to Trust in March 2027 is £50.00  expect V from Council to Trust in April 2027 is £100.00
      expect V from ICB to Trust in March 2027 is £150.00`));
  it('without a party of its own goes over to the one that bears the rest', async () => {
    await worked(share('£150', 'Small'), `in 2026/27 { Actual = £1,600 } expect V from Council to Trust in 2026/27 is £150.00  expect V from Small to Trust in 2026/27 is £50.00`);
    await worked(share('£150', 'Trust'), `in 2026/27 { Actual = £1,600 } expect V from Council to Trust in 2026/27 is £150.00  expect V from ICB to Trust in 2026/27 is £200.00  expect payments to Trust in 2027/28 is £350.00`);
  });
});

describe('a limit on claims between named parties', () => {
  const share = (limit: string) => `fact Spend { money between £0 and £90m, each year }
    share S { between ICB, Trust and Small   paid yearly, due 30 days after the period   compare Spend with £1,000 per year
      saving in parts { beyond £0: ICB pays Trust 50% and ICB pays Small 25% }   overspend in parts { beyond £0: Trust pays ICB 100% }   rest borne by ICB   ${limit} }`;
  const saved = (trust: string, small: string) => `in 2026/27 { Spend = £600 } expect S from ICB to Trust in 2026/27 is ${trust}  expect S from ICB to Small in 2026/27 is ${small}`;
  it('cuts them alike', () => worked(share('claims on ICB limited to £200, when short: scaled'), saved('£133.33', '£66.67')));
  it('pays them in the order of the text', () => worked(share('claims on ICB limited to £240, when short: in order'), saved('£200.00', '£40.00')));
  it('leaves them as they are where the limit is large enough', () => worked(share('claims on ICB limited to £300, when short: scaled'), saved('£200.00', '£100.00')));
  it('is no question where there is one claim', () =>
    worked(share('claims on Trust limited to £30'), 'in 2026/27 { Spend = £1,100 } expect S from Trust to ICB in 2026/27 is £30.00'));
  it('must say how several are cut', async () => {
    expect(await refused(contract(share('claims on ICB limited to £300')))).toEqual(['MOD-146:12']);
    expect(await refused(contract(share('claims on ICB limited to what Small pay, when short: scaled')))).toEqual(['MOD-146:12']);
  });
});

describe('a subcontract with members of a group', () => {
  const group = `providers Practices each Practice { keyed by ods } fact List for each Practice { count of people between 0 and 9,000, each year }
    payment Core { from ICB to Trust   paid yearly, due 30 days after the period   amount £9,000 }`;
  const sub = (to: string, pays: string) => `subcontract S { by Trust to ${to}   term 1 April 2026 to 31 March 2031   pays ${pays}, yearly, within 40 days of the end of the period   recoveries: passed down   VAT exempt }`;
  const lists = 'in 2026/27 { Practice "A" { List = 100 people } Practice "B" { List = 300 people } }';
  it('has a line for each, by what it reads of the member', () =>
    worked(`${group} ${sub('Practices', '£2 per person in List')}`, `${lists} expect S of Practice "B" in 2026/27 is £600.00  expect payment from Trust to Practice "A" due on 10 May 2027 is £200.00`));
  it('pays each the same where the text names the single member', () =>
    worked(`${group} ${sub('Practice', '5% of Core')}`, `${lists} expect S of Practice "A" in 2026/27 is £450.00  expect S of Practice "B" in 2026/27 is £450.00`));
  it('may be between a member and a party', () =>
    worked(`${group} ${sub('Small', '£1 per person in List').replace('by Trust', 'by Practice')}`, `${lists} expect payment from Practice "B" to Small due on 10 May 2027 is £300.00`));
  it('is refused where each or all together is meant', async () => {
    expect(await refused(contract(`${group} ${sub('Practices', '5% of Core')}`))).toEqual(['MOD-147:11']);
    expect(await refused(contract(`${group} ${sub('Practice', '£1 per person in List').replace('by Trust', 'by Practice')}`))).toEqual(['MOD-147:11']);
  });
});

describe('what is left over of a pool, with caps of their own', () => {
  const pool = (leftOver: string, cap = 'Cap', rounding = 'each member by largest remainder') => `providers Practices each Practice { keyed by ods }
    fact Points for each Practice { number between 0 and 900, each year } fact Cap for each Practice { money between £0 and £900, each year }
    pool P for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £1,000 shared by Points across Practices
      point value then up to ${cap}   left over: ${leftOver}   shortfall: scaled   rounding: ${rounding} }`;
  const facts = 'in 2026/27 { Practice "A" { Points = 50   Cap = £4 } Practice "B" { Points = 30   Cap = £90 } Practice "C" { Points = 20   Cap = £90 } }';
  it('stays in the fund after one sharing', () =>
    worked(pool('stays in the fund'), `${facts} expect P of Practice "A" in 2026/27 is £200.00  expect P of Practice "B" in 2026/27 is £300.00  expect P of Practice "C" in 2026/27 is £200.00`));
  it('goes again to those below their cap', () =>
    worked(pool('again by points among those below their cap'), `${facts} expect P of Practice "A" in 2026/27 is £200.00  expect P of Practice "B" in 2026/27 is £480.00  expect P of Practice "C" in 2026/27 is £320.00`));
  it('goes to nobody again where all have one cap', async () => {
    expect(await refused(contract(pool('again by points among those below their cap', '£4')))).toEqual(['MOD-156:13']);
  });
});

describe('a population beyond its bounds', () => {
  const population = (more: string) => `population P { size List, between 100 and 200, counted on 1 January before each year   ${more} } payment A { ${yearly} amount £5 per person in P }`;
  it('is capped where the text says so', async () => {
    await worked(population('beyond bounds: capped'), 'in 2026/27 { List = 250 people } in 2027/28 { List = 50 people } in 2028/29 { List = 150 people } expect A in 2026/27 is £1,000.00  expect A in 2027/28 is £500.00  expect A in 2028/29 is £750.00');
  });
  it('needs bounds', async () => {
    expect(await refused(contract('population P { size List   beyond bounds: capped } payment A { from ICB to Trust   paid yearly, due 30 days after the period   amount £5 per person in P }'))).toEqual(['MOD-168:10']);
  });
});

describe('members counted on a day', () => {
  const group = (counted: string) => `providers Practices each Practice { keyed by ods   joined and left dates   counted on ${counted} }
    payment A { from ICB to Trust   paid quarterly, due 30 days after the period   amount £1 * count of Practices }
    payment B for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £5 }`;
  const members = async (counted: string): Promise<string[]> => {
    const { compiled } = await import('./support/worked.ts');
    const { run } = await import('@remit/runtime');
    const program = await compiled(contract(group(counted)));
    const dates = [{ key: 'a' }, { key: 'b', joined: '2026-02-01' }, { key: 'c', joined: '2026-04-20', left: '2026-06-30' }, { key: 'd', left: '2026-05-01' }];
    const outcome = run(program, { format: 'remit-facts/1.0', members: { Practices: dates }, observations: [] }, { asOf: '2026-12-31' });
    if (!outcome.ok) throw new Error(outcome.findings.map((f) => f.message).join(' '));
    return outcome.result.entitlements.filter((e) => e.period.startsWith('2026/27')).map((e) => `${e.period} ${e.dims?.Practices ?? ''} ${e.amount}`);
  };
  it('by the first day of each quarter', async () => {
    expect(await members('the first day of the quarter')).toEqual([
      '2026/27-Q1  3.00', '2026/27-Q2  2.00', '2026/27-Q3  2.00', '2026/27-Q4  2.00', '2026/27 a 5.00', '2026/27 b 5.00', '2026/27 d 5.00',
    ]);
  });
  it('by a day before each year', async () => {
    expect(await members('1 January before each year')).toEqual([
      '2026/27-Q1  2.00', '2026/27-Q2  2.00', '2026/27-Q3  2.00', '2026/27-Q4  2.00', '2026/27 a 5.00', '2026/27 d 5.00',
    ]);
  });
});

describe('a recovery passed down up to what is unpaid', () => {
  it('is not owed any more when nothing more is to be paid', async () => {
    const { compiled } = await import('./support/worked.ts');
    const { run } = await import('@remit/runtime');
    const program = await compiled(contract(`fact X { money between £0 and £900, each month } payment A { from ICB to Trust   paid monthly, due 5 days after the period   amount X }
      subcontract S { by Trust to Small   term 1 April 2026 to 31 May 2026   pays 50% of A, monthly, within 10 days of the end of the period   recoveries: passed down up to what is unpaid   VAT exempt }`));
    const facts = (april: string) => ({ format: 'remit-facts/1.0' as const, observations: [['2026-04', april], ['2026-05', '20']].map(([period, value]) => ({ fact: 'X', period: period!, value: value!, recordedAt: '2026-05-01' })) });
    const done = (april: string, asOf: string, ledger?: object) => {
      const outcome = run(program, facts(april), { asOf, ...(ledger ? { ledger: ledger as never } : {}) });
      if (!outcome.ok) throw new Error('refused');
      return outcome.result;
    };
    const first = done('100', '2026-05-01');
    const fallen = done('40', '2026-06-05', first.ledger);
    expect(fallen.payments.filter((p) => p.payer === 'Trust')).toEqual([]);
    expect(fallen.carried.find((c) => c.payer === 'Trust')?.amount).toBe('20.00');
    expect(done('40', '2026-06-12', fallen.ledger).carried.find((c) => c.payer === 'Trust')).toBeUndefined();
  });
});

describe('what changes within the year, in instalments', () => {
  const monthly = (sum: string) => `payment A { from ICB to Trust   paid monthly, due 5 days after the period   amount ${sum} per year   uplift 10% each year from 1 October 2026, exact }`;
  it('is paid at the new price from its day on, and does not reach back', () =>
    worked(monthly('£1,200'), 'expect A in September 2026 is £100.00  expect A in October 2026 is £110.00  expect A in March 2027 is £110.00  expect A in 2026/27 is £1,260.00'));
  it('leaves no penny over', () =>
    worked(monthly('£100').replace('10%', '11%'), 'expect A in April 2026 is £8.33  expect A in 2026/27 is £105.50  expect A in 2027/28 is £117.11'));
  it('has nothing to spread where only the price changes', async () => {
    expect(await refused(contract(monthly('£1,200').replace('paid monthly, ', 'paid monthly, spread over the rest, ')))).toEqual(['MOD-168:10']);
  });
  it('is refused where there are no instalments', async () => {
    expect(await refused(contract('payment A { from ICB to Trust   paid yearly, spread over the rest, due 5 days after the period   amount £5 }'))).toEqual(['MOD-168:10']);
  });
});
