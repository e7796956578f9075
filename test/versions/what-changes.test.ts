import { describe, expect, it } from 'vitest';
import { compiled, worked } from '../compiler/support/worked.ts';
import { amounts, atTheEnd, BASE, everyYear, varied } from './support/varied.ts';

const agreed = 'agreed by ICB, Trust on 1 February 2027';
const facts = everyYear({ Size: '1000', Control: '0.68' });

describe('what a variation can change', () => {
  it('a price, from the month in which it takes effect', async () => {
    const program = await compiled(varied(`variation 2 "More" effective on 1 October 2027 { Core { amount £1,500 per year * Size } ${agreed} }`));
    const core = amounts(atTheEnd(program, facts), 'Core');
    expect(core).toMatchObject({ '2027-09': '100000.00', '2027-10': '125000.00', '2031-03': '125000.00' });
    expect(Object.values(core).filter((a) => a === '100000.00')).toHaveLength(18);
    expect(program.lines.map((l) => l.id)).toEqual(['Core', 'Quality']);
  });

  it('who owns, pays and selects, and what is material: words for reviewers that move nothing', async () => {
    const base = `${BASE}
  person Director "Director"
  population People { size Served, between 0 and 900, counted on 1 January before each year   selected by Trust on risk }
  subcontract Nursing { by Trust to Other   term 1 April 2026 to 31 March 2031   pays £1,200 per year, monthly, within 15 days of the end of the period   recoveries: passed down }
  provider Other { form llp }`;
    const change = `variation 2 effective on 15 October 2027 {
      Other { form company, owned by Trust 60%, ICB 40% }
      Director { paid by Trust }
      People { selected by ICB on risk, all counted }
      Nursing { mandatory material, consent of ICB given on 1 February 2027 }
      ${agreed} }`;
    const [before, after] = [await compiled(varied('', base)), await compiled(varied(change, base))];
    expect(after.versions).toHaveLength(2);
    expect(after.lines.map(({ schedule: _, ...line }) => line)).toEqual(before.lines.map(({ schedule: _, ...line }) => line));
    expect([after.vars, after.funds]).toEqual([before.vars, before.funds]);
  });

  it('a yearly payment that splits its year: each half at its own rule, rounded by itself', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      Quality { amount up to £240,000.01 { 100% for Control rising from 60% to 70% } }  splits the year for Quality, measured over the whole year  ${agreed} }`));
    // 80% of £120,000 and of £240,000.01: £96,000 and £192,000.008; halves £48,000.00 and £96,000.00.
    expect(amounts(atTheEnd(program, facts), 'Quality')).toEqual({
      '2026/27': '96000.00', '2027/28': '144000.00', '2028/29': '192000.01', '2029/30': '192000.01', '2030/31': '192000.01',
    });
    const slot = program.lines.find((l) => l.id === 'Quality')!.schedule[1];
    expect(slot).toEqual({ period: '2027/28', opens: '2028-04-01', due: '2028-07-29', version: 1, split: [{ version: 1, from: '2027-04-01', part: '0.5' }, { version: 2, from: '2027-10-01', part: '0.5' }] });
  });

  it('a yearly payment from the next year on', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  from the next period for Quality  ${agreed} }`));
    expect(amounts(atTheEnd(program, facts), 'Quality')).toEqual({
      '2026/27': '96000.00', '2027/28': '96000.00', '2028/29': '192000.00', '2029/30': '192000.00', '2030/31': '192000.00',
    });
  });

  it('advances: the instalments left are worked out afresh, and what was advanced is taken off', async () => {
    const base = BASE.replace('100% for Control rising from 60% to 70% }', `100% for Control rising from 60% to 70% }
      advance 50% of the most it can be, in 12 monthly instalments due on the last day of the month, reconciled with the payment, excess: set off`);
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  splits the year for Quality, measured over the whole year  ${agreed} }`, base));
    const result = atTheEnd(program, facts);
    expect(amounts(result, 'Quality.advance')).toMatchObject({ '2027-04': '5000.00', '2027-09': '5000.00', '2027-10': '10000.00', '2028-03': '10000.00', '2028-04': '10000.00' });
    expect(amounts(result, 'Quality.offset')).toMatchObject({ '2026/27': '-60000.00', '2027/28': '-90000.00', '2028/29': '-120000.00' });
    expect(amounts(result, 'Quality')).toMatchObject({ '2027/28': '144000.00' });
  });

  it('who is paid: what was paid before stays where it was', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 { Core { to Small }  agreed by ICB, Trust, Small on 1 February 2027 }
      payment Bonus { from ICB to Trust   paid yearly, due 30 days after the period   amount 1% of Core }`));
    const result = atTheEnd(program, facts);
    expect(program.lines.map((l) => [l.id, l.of, 'party' in l.to ? l.to.party : ''])).toEqual([['Core', 'Core', 'Trust'], ['Core@2', 'Core', 'Small'], ['Quality', 'Quality', 'Trust'], ['Bonus', 'Bonus', 'Trust']]);
    expect(Object.keys(amounts(result, 'Core')).at(-1)).toBe('2027-09');
    expect(Object.keys(amounts(result, 'Core@2'))[0]).toBe('2027-10');
    // 1% of twelve months, whoever they were paid to.
    expect(new Set(Object.values(amounts(result, 'Bonus')))).toEqual(new Set(['12000.00']));
  });

  it('how often it is paid', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 { Core { paid quarterly, due 15 days after the period }  ${agreed} }
      payment Bonus { from ICB to Trust   paid yearly, due 30 days after the period   amount 1% of Core }`));
    const result = atTheEnd(program, facts);
    expect(amounts(result, 'Core@2')).toMatchObject({ '2027/28-Q3': '300000.00' });
    expect(Object.keys(amounts(result, 'Core@2'))).toHaveLength(14);
    expect(new Set(Object.values(amounts(result, 'Bonus')))).toEqual(new Set(['12000.00']));
  });

  it('the limit of a fund: months before are held to the old one, and what they used counts', async () => {
    const base = BASE.replace('£5,000,000 each year', '£1,000,000 each year');
    const program = await compiled(varied(`variation 2 effective on 1 January 2028 { Budget { limit £1,150,000 each year } }`, base));
    const funded = atTheEnd(program, everyYear({ Size: '1000', Control: '0' })).entitlements.filter((e) => e.line === 'Core').map((e) => [e.period, e.legs.map((l) => l.amount).join()]);
    const byMonth = Object.fromEntries(funded);
    // Ten months of £100,000 use up £1,000,000; from January the limit is £1,150,000.
    expect([byMonth['2027-01'], byMonth['2027-02'], byMonth['2027-03']]).toEqual(['100000.00', '', '']);
    expect([byMonth['2027-12'], byMonth['2028-01'], byMonth['2028-02'], byMonth['2028-03']]).toEqual(['100000.00', '100000.00', '100000.00', '50000.00']);
    expect(program.funds[0]!.limits.map((l) => [l.max, l.versions])).toEqual([[{ op: 'number', v: '1000000' }, [1]], [{ op: 'number', v: '1150000' }, [2]]]);
  });

  it('a payment that is added and one that is removed', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      removes Quality
      splits the year for Quality, measured over the whole year
      fact Visits { number between 0 and 9,000, each month }
      payment Cards { from Budget to Small   paid monthly, due 15 days after the period   amount £5 * Visits }
      agreed by ICB, Trust, Small on 1 February 2027 }`));
    const result = atTheEnd(program, { ...facts, observations: [...facts.observations, { fact: 'Visits', period: '2027-10', value: '30', recordedAt: '2027-11-01' }] });
    expect(amounts(result, 'Quality')).toEqual({ '2026/27': '96000.00', '2027/28': '48000.00' });
    expect(amounts(result, 'Cards')).toEqual({ '2027-10': '150.00' });
    expect(program.lines.find((l) => l.id === 'Cards')!.schedule[0]!.period).toBe('2027-10');
    expect(program.lines.find((l) => l.id === 'Quality')!.schedule[1]!.split).toEqual([{ version: 1, from: '2027-04-01', part: '0.5' }]);
  });

  it('a party that joins with a subcontract, and one that leaves with its own', () => worked(`${BASE}
    subcontract Feet { by Trust to Small   term 1 April 2026 to 31 March 2031   pays 10% of Core, monthly, within 15 days of the end of the period   recoveries: passed down   VAT exempt }
    variation 2 "Another hand" effective on 1 July 2027 {
      provider Newcomer
      removes Feet, Small
      subcontract Hands { by Trust to Newcomer   term 1 July 2027 to 31 March 2031   pays 12% of Core, monthly, within 15 days of the end of the period   recoveries: passed down   VAT exempt }
      agreed by Trust, Small, Newcomer on 1 February 2027 }`,
    `in 2027/28 { Size = 1,000 }
     expect Feet in June 2027 is £10,000.00
     expect earnings of Small in 2027/28 is £30,000.00
     expect earnings of Newcomer in 2027/28 is £108,000.00
     expect Hands in July 2027 is £12,000.00`));

  it('a share of gains: each part of the year by its own terms', () => worked(`
    fact Spend { money between £0 and £9m, each year }
    share Savings { between ICB and Trust   paid yearly, due 90 days after the period   compare Spend with £1,000,000 per year
      saving in parts { beyond £0: ICB pays Trust 50% }   rest borne by ICB }
    variation 2 effective on 1 January 2028 {
      Savings { compare Spend with £1,100,000 per year   saving in parts { beyond £0: ICB pays Trust 40% } }
      splits the year for Savings, measured over the whole year   agreed by ICB, Trust on 1 February 2027 }`,
  // £50,000 by the old terms, £80,000 by the new: nine months of one, three of the other.
  `in 2026/27 { Spend = £900,000 } in 2027/28 { Spend = £900,000 } in 2028/29 { Spend = £900,000 }
   expect Savings in 2026/27 is £50,000.00
   expect Savings in 2027/28 is £57,500.00
   expect Savings in 2028/29 is £80,000.00`));

  it('several variations, each from the text before it', async () => {
    const program = await compiled(varied(`
      variation 2 effective on 1 October 2027 { Core { amount £1,320 per year * Size }  ${agreed} }
      variation 3 effective on 1 January 2028 { Core { paid monthly, due 20 days after the period }  ${agreed} }
      variation 4 effective on 1 April 2028 { Core { amount £1,440 per year * Size  paid monthly, due 15 days after the period }  ${agreed} }`));
    const result = atTheEnd(program, facts);
    expect(amounts(result, 'Core')).toMatchObject({ '2027-09': '100000.00', '2027-10': '110000.00', '2028-01': '110000.00', '2028-04': '120000.00' });
    const due = Object.fromEntries(program.lines[0]!.schedule.map((s) => [s.period, [s.due, s.version]]));
    expect(due).toMatchObject({ '2027-09': ['2027-10-15', 1], '2027-12': ['2028-01-15', 2], '2028-01': ['2028-02-20', 3], '2028-04': ['2028-05-15', 4] });
    expect(program.versions!.map((v) => [v.number, v.effective])).toEqual([[1, '2026-04-01'], [2, '2027-10-01'], [3, '2028-01-01'], [4, '2028-04-01']]);
    expect(result.entitlements.filter((e) => e.line === 'Core').map((e) => e.version)).toEqual(program.lines[0]!.schedule.map((s) => s.version));
  });

  it('two variations that split one year', async () => {
    const quality = (sum: string) => `Quality { amount up to ${sum} { 100% for Control rising from 60% to 70% } }  splits the year for Quality, measured over the whole year  ${agreed}`;
    const program = await compiled(varied(`variation 2 effective on 1 July 2027 { ${quality('£240,000')} }  variation 3 effective on 1 January 2028 { ${quality('£360,000')} }`));
    // £24,000 + £96,000 + £72,000: three, six and three months of £96,000, £192,000 and £288,000.
    expect(amounts(atTheEnd(program, facts), 'Quality')).toMatchObject({ '2026/27': '96000.00', '2027/28': '192000.00', '2028/29': '288000.00' });
  });

  it('what looks back finds each year by its own version', () => worked(`${BASE}
    payment Loyalty { from ICB to Trust   paid yearly, due 150 days after the period   amount 10% of Quality in the previous year }
    variation 2 effective on 1 April 2027 { Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  agreed by ICB, Trust on 1 February 2027 }`,
  `in 2026/27 { Control = 68% } in 2027/28 { Control = 68% }
   expect Loyalty in 2027/28 is £9,600.00
   expect Loyalty in 2028/29 is £19,200.00`));
});

describe('a program with versions', () => {
  it('is told apart in its head, and an unvaried one says nothing of versions', async () => {
    const one = await compiled(varied(''));
    expect(one.versions).toBeUndefined();
    expect(one.lines.flatMap((l) => l.schedule).some((s) => 'version' in s || 'split' in s)).toBe(false);
    const two = await compiled(varied(`variation 2 "More" effective on 1 April 2027 { Core { amount £1,500 per year * Size } reason "Demand" ${agreed} }`));
    expect(two.versions).toEqual([{ number: 1, effective: '2026-04-01' }, { number: 2, effective: '2027-04-01', title: 'More', reason: 'Demand', agreedBy: ['ICB', 'Trust'], agreedOn: '2027-02-01' }]);
    expect(two.id).toBe(one.id);
  });
});

describe('advances and instalments around a variation', () => {
  const base = BASE.replace('100% for Control rising from 60% to 70% }', `100% for Control rising from 60% to 70% }
      advance 50% of the most it can be, in 12 monthly instalments due on the last day of the month, reconciled with the payment, excess: set off`);
  const year = (all: Record<string, string>): string[] => ['2027-04', '2027-09', '2027-10', '2028-03', '2028-04'].map((month) => all[month] ?? '');

  it('wait with the payment they are for', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  from the next period for Quality  ${agreed} }`, base));
    const result = atTheEnd(program, facts);
    expect(year(amounts(result, 'Quality.advance'))).toEqual(['5000.00', '5000.00', '5000.00', '5000.00', '10000.00']);
    expect(amounts(result, 'Quality.offset')).toMatchObject({ '2027/28': '-60000.00', '2028/29': '-120000.00' });
    expect(amounts(result, 'Quality')).toMatchObject({ '2027/28': '96000.00', '2028/29': '192000.00' });
    expect(program.lines.find((l) => l.id === 'Quality.advance')!.schedule.filter((s) => s.period >= '2027-10' && s.period < '2028-05').map((s) => s.version)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  it('are taken off those they were paid to where a split year changes the payee', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 January 2028 {
      Quality { to Small }  splits the year for Quality, measured over the whole year  agreed by ICB, Trust, Small on 1 February 2027 }`, base));
    const result = atTheEnd(program, facts);
    expect([amounts(result, 'Quality')['2027/28'], amounts(result, 'Quality@2')['2027/28']]).toEqual(['72000.00', '24000.00']);
    expect([amounts(result, 'Quality.offset')['2027/28'], amounts(result, 'Quality.offset@2')['2027/28']]).toEqual(['-45000.00', '-15000.00']);
    expect(amounts(result, 'Quality@2')['2028/29']).toBe('96000.00');
    expect(amounts(result, 'Quality.offset@2')['2028/29']).toBe('-60000.00');
  });

  it('are taken off in full where the payment ends within the year', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 {
      removes Quality  splits the year for Quality, measured over the whole year  ${agreed} }`, base));
    const result = atTheEnd(program, facts);
    expect(year(amounts(result, 'Quality.advance'))).toEqual(['5000.00', '5000.00', '', '', '']);
    expect([amounts(result, 'Quality')['2027/28'], amounts(result, 'Quality.offset')['2027/28']]).toEqual(['48000.00', '-30000.00']);
  });

  it('a payment that is to be made yearly goes on monthly until the year is over', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 { Core { paid yearly, due 30 days after the period }  from the next period for Core  ${agreed} }`));
    const result = atTheEnd(program, facts);
    expect(Object.keys(amounts(result, 'Core')).at(-1)).toBe('2028-03');
    expect(amounts(result, 'Core@2')).toEqual({ '2028/29': '1200000.00', '2029/30': '1200000.00', '2030/31': '1200000.00' });
  });

  it('a yearly payment that is to be made monthly: after the year, or from now on with a part of the year', async () => {
    const yearly = BASE.replace('paid monthly', 'paid yearly');
    const change = (rule: string) => `variation 2 effective on 1 October 2027 { Core { paid monthly, due 15 days after the period }  ${rule}  ${agreed} }`;
    const later = atTheEnd(await compiled(varied(change('from the next period for Core'), yearly)), facts);
    expect(amounts(later, 'Core')).toEqual({ '2026/27': '1200000.00', '2027/28': '1200000.00' });
    expect(Object.keys(amounts(later, 'Core@2'))[0]).toBe('2028-04');
    const now = atTheEnd(await compiled(varied(change('splits the year for Core, measured over the whole year'), yearly)), facts);
    expect(amounts(now, 'Core')).toEqual({ '2026/27': '1200000.00', '2027/28': '600000.00' });
    expect(Object.entries(amounts(now, 'Core@2'))[0]).toEqual(['2027-10', '100000.00']);
  });
});
