import { describe, expect, it } from 'vitest';
import { runScenarios } from '@remit/runtime';
import { compileTexts } from '../compiler/support/compile.ts';
import { compiled, contract, refused, worked } from '../compiler/support/worked.ts';

const FACTS = 'fact Level { percentage between 0% and 100%, each year }   fact Cost { money between £0 and £9m, each year }';
const FEE = 'payment Fee { from ICB to Trust   paid monthly, due 10 days after the period   amount £1,200 per year }';
const BONUS = 'payment Bonus { from ICB to Trust   paid yearly, due 60 days after the period   amount £5,000 }';
const RULE = 'decide on 30 April 2028 using Level in 2026/27   continue if at least 50% otherwise end the contract on 30 June 2028';
const pilot = (more = 'if missing: stop   after the end: Bonus for the part year', rule = RULE) => `pilot { ${rule}   ${more} }`;
const body = (...parts: string[]) => [FACTS, FEE, BONUS, ...parts].join('\n');

describe('a pilot that is not passed', () => {
  it('ends the contract: later months stop, and the year is a part year in everything', async () => {
    await worked(body(
      'share S { between ICB and Trust   paid yearly, due 90 days after the period   compare Cost with £1m per year   saving in parts { beyond £0: ICB pays Trust 50% } then up to £100,000   rest borne by ICB }',
      pilot('if missing: stop   after the end: Bonus and S for the part year')), `
      in 2026/27 { Level = 49%   Cost = £700,000 }   in 2027/28 { Cost = £900,000 }   in 2028/29 { Cost = £180,000 }
      expect Fee in June 2028 is £100.00
      expect Fee in July 2028 is £0.00
      expect Fee in 2028/29 is £300.00
      expect Fee in 2029/30 is £0.00
      expect Bonus in 2027/28 is £5,000.00
      expect Bonus in 2028/29 is £1,250.00
      expect Bonus in 2030/31 is £0.00
      expect S in 2026/27 is £100,000.00
      expect S in 2027/28 is £50,000.00
      expect S in 2028/29 is £25,000.00
      expect S in 2029/30 is £0.00
      expect payment from ICB to Trust due on 29 August 2028 is £1,250.00
      expect payment from ICB to Trust due on 28 September 2028 is £25,000.00
      expect payments to Trust in 2029/30 is £0.00`);
  });

  it('ends the money of its funds: what was carried is not paid in a year that the contract does not have', async () => {
    const fund = 'fund Budget { from ICB   limit £1,000 each year   when exceeded: in order   unfunded: carried }';
    const core = 'fact Cost { money between £0 and £9,000, each month }   fact Level { percentage between 0% and 100%, each year }   payment Core { from Budget to Trust   paid monthly, due 15 days after the period   amount Cost }';
    const rule = 'decide on 30 April 2027 using Level in 2026/27   continue if at least 50% otherwise end the contract on 30 June 2027';
    // 1,400 in 2026/27: 400 are carried. April to June 2027 have a quarter of the limit, 250, which goes to what was carried.
    const costs = 'in April 2026 { Cost = £700 } in May 2026 { Cost = £700 } in April 2027 { Cost = £300 } in May 2027 { Cost = £300 } in July 2027 { Cost = £300 }';
    await worked([core, fund, pilot('if missing: stop', rule)].join('\n'), `in 2026/27 { Level = 49% }   ${costs}
      expect payments to Trust in 2026/27 is £1,000.00   expect payments to Trust in 2027/28 is £250.00   expect payments to Trust in 2028/29 is £0.00`);
    await worked([core, fund, pilot('if missing: stop', rule)].join('\n'), `in 2026/27 { Level = 50% }   ${costs}
      expect payments to Trust in 2026/27 is £1,000.00   expect payments to Trust in 2027/28 is £1,000.00   expect payments to Trust in 2028/29 is £300.00`);
  });

  it('that is passed changes nothing', async () => {
    await worked(body(pilot()), `
      in 2026/27 { Level = 50% }
      expect Fee in 2028/29 is £1,200.00
      expect Bonus in 2028/29 is £5,000.00`);
  });

  it('may rest on what is reported once, whenever it comes', async () => {
    const rule = 'decide on 30 April 2028   continue if Final at least 50% otherwise end the contract on 30 June 2028';
    const text = body('fact Final { percentage between 0% and 100%, once, available on 31 March 2028 }', pilot(undefined, rule));
    await worked(text, 'Final = 49%   expect Fee in June 2028 is £100.00   expect Fee in July 2028 is £0.00');
    await worked(text, 'Final = 50%   expect Fee in July 2028 is £100.00');
  });

  it('holds later months until it is decided', async () => {
    await worked(body(pilot()), `
      in 2026/27 { Level = 50% }
      known on 29 April 2028 { expect Fee in July 2028 held   expect Fee in June 2028 is £100.00   expect Bonus in 2028/29 held   expect Bonus in 2027/28 is £5,000.00 }
      known on 30 April 2028 { expect Fee in July 2028 is £100.00 }`);
  });

  it('can be expected in a scenario, and is undecided before its day', async () => {
    await worked(body(pilot()), 'in 2026/27 { Level = 49% }   expect pilot continues is no');
    await worked(body(pilot()), 'in 2026/27 { Level = 50% }   expect pilot 1 continues is yes   known on 30 April 2028 { expect pilot continues is yes }');
    const got = async (scenario: string) => {
      const { contracts } = await compileTexts({ 't.remit': `${contract(body(pilot()))}scenario "a" for T { in 2026/27 { Level = 50% }   ${scenario} }` });
      return runScenarios(contracts[0]!.program, contracts[0]!.scenarios).flatMap((o) => o.expectations.map((e) => `${e.passed} ${e.got}`));
    };
    expect(await got('expect pilot continues is no   known on 29 April 2028 { expect pilot continues is yes }')).toEqual(['false yes', expect.stringMatching(/^false .*undecided|^false .*decided/)]);
    const told = (what: string) => refused(`${contract(body(pilot()))}scenario "a" for T { in 2026/27 { Level = 50% }   ${what} }`);
    expect(await told('expect pilot 2 continues is no')).toEqual(['SCN-126:15']);
    expect(await told('expect pilot continues in 2026/27 is no')).toEqual(['SCN-127:15']);
    expect(await told('expect pilot continues held')).toEqual(['SCN-106:15']);
  });

  it('counts what was known on its day: a correction neither revives nor claws back', async () => {
    await worked(body(pilot()), `
      in 2026/27 { Level = 49% }
      known on 1 July 2029 { Level in 2026/27 = 90% }
      expect Fee in 2028/29 is £300.00
      expect Bonus in 2028/29 is £1,250.00`);
    await worked(body(pilot('if missing: stop   later corrections: reopen   after the end: Bonus for the part year')), `
      in 2026/27 { Level = 49% }
      known on 1 July 2029 { Level in 2026/27 = 90% }
      known on 30 June 2029 { expect Fee in 2028/29 is £300.00 }
      expect Fee in 2028/29 is £1,200.00
      expect Bonus in 2028/29 is £5,000.00`);
  });

  it('by days, where the contract counts so, and in full, where it says so', async () => {
    const head = (rule: string) => `term 1 April 2026 to 31 March 2031   years start 1 April   part years by ${rule}`;
    await worked([FACTS, BONUS, pilot()].join('\n'), 'in 2026/27 { Level = 0% }   expect Bonus in 2028/29 is £1,246.58', head('days, amounts scaled'));
    await worked([FACTS, BONUS, pilot()].join('\n'), 'in 2026/27 { Level = 0% }   expect Bonus in 2028/29 is £5,000.00', head('months, amounts in full'));
  });

  it('inside a month cuts the month too', async () => {
    // June: 15 of 365 days of £12,000 a year, £493.15; 2028/29 has 365 days.
    await worked([FACTS, 'fact N { count of people between 0 and 9, each year }', 'payment Fee { from ICB to Trust   paid monthly, due 10 days after the period   amount £12,000 per person in N per year }',
      'pilot { decide on 30 April 2028 using Level in 2026/27   continue if at least 50% otherwise end on 15 June 2028   if missing: stop   after the end: Fee for the part year }'].join('\n'), `
      in 2026/27 { Level = 0% }   in 2028/29 { N = 1 people }
      expect Fee in May 2028 is £1,000.00
      expect Fee in June 2028 is £493.15
      expect Fee in July 2028 is £0.00`);
  });

  it('stops advances, and reconciles what was advanced', async () => {
    await worked([FACTS, `payment Bonus { from ICB to Trust   paid yearly, due 60 days after the period   amount £6,000 * Level
      advance £2,400, in 12 monthly instalments due on the last day of the month, reconciled with the payment, excess: repaid within 30 days }`, pilot()].join('\n'), `
      in 2026/27 { Level = 10% }   in 2028/29 { Level = 20% }
      expect payments to Trust in 2028/29 is £1,200.00
      expect Bonus in 2028/29 is £1,200.00
      expect payment from ICB to Trust due on 29 August 2028 is £600.00`, 'term 1 April 2026 to 31 March 2031   years start 1 April');
  });

  it('reads only the months before the end', async () => {
    await worked([FACTS, 'fact Visits { count of visits between 0 and 900, each month }', `payment Bonus { from ICB to Trust   paid yearly, due 60 days after the period   amount £1 per visit * (total of Visits in the period + last Visits in the period) }`, pilot()].join('\n'), `
      in 2026/27 { Level = 0% }   in April 2028 { Visits = 10 visits }   in May 2028 { Visits = 20 visits }   in June 2028 { Visits = 5 visits }
      expect Bonus in 2028/29 is £40.00`);
  });

  it('ends subcontracts with the head, unless they survive', async () => {
    const sub = (name: string, survives: string) => `subcontract ${name} { by Trust to Small   term 1 April 2026 to 31 March 2031   pays £1,200 per year, monthly, within 5 days of the end of the period   recoveries: passed down   ${survives}   VAT exempt }`;
    await worked(body(sub('One', ''), sub('Two', 'survives the contract'), pilot()), `
      in 2026/27 { Level = 0% }
      expect One in 2028/29 is £300.00
      expect Two in 2028/29 is £1,200.00`);
  });
});

describe('a pilot whose data are missing', () => {
  it('stops, where it says so', async () => {
    await worked(body(pilot()), `
      known on 1 May 2028 { Level in 2026/27 = 90% }
      expect Fee in 2028/29 is £300.00`);
  });

  it('is decided by those whom it names, by their last day', async () => {
    const more = "if missing: judgement Goes of ICB, not later than 31 May 2028, otherwise no   after the end: Bonus for the part year";
    await worked(body(pilot(more)), `
      ICB decides Goes = yes on 20 May 2028
      known on 19 May 2028 { expect Fee in July 2028 held for Goes }
      known on 20 May 2028 { expect Fee in July 2028 is £100.00 }
      expect Fee in 2028/29 is £1,200.00`);
    await worked(body(pilot(more)), `
      ICB decides Goes = yes on 1 June 2028
      expect Fee in 2028/29 is £300.00`);
    await worked(body(pilot(more)), `
      in 2026/27 { Level = 0% }
      ICB decides Goes = yes on 1 May 2028
      expect Fee in 2028/29 is £300.00`);
    await worked(body(pilot(more.replace('otherwise no', 'otherwise hold'))), `
      expect Fee in July 2028 held for Goes
      expect Fee in June 2028 is £100.00`);
  });

  it('goes on to a later day, and ends then unless the data come and are good enough', async () => {
    const more = 'if missing: extend to 30 September 2028   after the end: Bonus for the part year';
    await worked(body(pilot(more)), `
      known on 1 September 2028 { Level in 2026/27 = 60% }
      known on 15 May 2028 { expect Fee in July 2028 is £100.00   expect Fee in October 2028 held for Level }
      expect Fee in 2028/29 is £1,200.00
      expect Bonus in 2028/29 is £5,000.00`);
    await worked(body(pilot(more)), `
      known on 1 September 2028 { Level in 2026/27 = 40% }
      expect Fee in 2028/29 is £600.00
      expect Bonus in 2028/29 is £2,500.00`);
    await worked(body(pilot(more)), `
      expect Fee in 2028/29 is £600.00
      expect Bonus in 2028/29 is £2,500.00`);
    await worked(body(pilot(more)), `
      in 2026/27 { Level = 40% }
      expect Fee in 2028/29 is £300.00
      expect Bonus in 2028/29 is £1,250.00`);
  });
});

describe('the books of an ended contract', () => {
  const text = body('fact N { count of people between 0 and 900, each year }', 'payment Care { from ICB to Trust   paid yearly, due 30 days after the period   amount £10 per person in N per year }',
    pilot('if missing: stop   after the end: Bonus and Care for the part year, reconciliations to 31 March 2029'));

  it('are closed on the day that the text says', async () => {
    await worked(text, `
      in 2026/27 { Level = 0% }   in 2027/28 { N = 100 people }   in 2028/29 { N = 100 people }
      known on 31 March 2029 { N in 2027/28 = 110 people }
      expect Care in 2027/28 is £1,100.00`);
    await worked(text, `
      in 2026/27 { Level = 0% }   in 2027/28 { N = 100 people }   in 2028/29 { N = 100 people }
      known on 1 April 2029 { N in 2027/28 = 110 people }
      expect Care in 2027/28 is £1,000.00
      expect Care in 2028/29 is £250.00`);
  });

  it('stay open where the contract goes on', async () => {
    await worked(text, `
      in 2026/27 { Level = 60% }   in 2027/28 { N = 100 people }
      known on 1 April 2029 { N in 2027/28 = 110 people }
      expect Care in 2027/28 is £1,100.00`);
  });

  it('hold what was still missing when they were closed', async () => {
    await worked(text, `
      in 2026/27 { Level = 0% }
      known on 1 April 2029 { N in 2027/28 = 110 people }
      expect Care in 2027/28 held for N`);
  });
});

const AFTER = 'after the end: Bonus for the part year';
// A fact that is read itself is looked at where the text is checked.
const THROUGH = 'let Through each year = Level';
const at = (rule: string, more = `if missing: stop   ${AFTER}`) => body(`pilot { ${rule} ${more} }`);

describe('what is refused of a pilot', () => {
  it.each<[string, string, string[], string?]>([
    ['a condition on nothing', at('decide on 30 April 2028   continue if at least 50% otherwise end on 30 June 2028'), ['MOD-180:13']],
    ['a percentage against money', at('decide on 30 April 2028 using Level in 2026/27   continue if at least £50 otherwise end on 30 June 2028'), ['MOD-180:13']],
    ['a percentage against a plain number', at('decide on 30 April 2028 using Level in 2026/27   continue if at least 50 otherwise end on 30 June 2028'), ['MOD-180:13']],
    ['a condition that nobody decides', at('continue if Level in 2026/27 at least 50% otherwise end on 30 June 2028', 'if missing: stop'), ['MOD-180:13']],
    ['a decision without a consequence', at('decide on 30 April 2028 using Level in 2026/27', 'if missing: stop'), ['MOD-180:13']],
    ['a value of no period', at('decide on 30 April 2028 using Level   continue if at least 50% otherwise end on 30 June 2028'), ['MOD-180:13']],
    ['no word about missing data', at(RULE, AFTER), ['MOD-180:13']],
    ['a rule for missing data without a decision', body('pilot { questions "Does it work?"   if missing: stop }'), ['MOD-180:13']],
    ['a value that comes after the decision', body(THROUGH, `pilot { decide on 30 April 2028 using Through in 2028/29   continue if at least 50% otherwise end on 30 June 2028   if missing: stop   ${AFTER} }`), ['PIL-007:14']],
    ['a value that is expected after the decision', [FACTS.replace('100%, each year', '100%, each year, available 397 days after the period'), FEE, BONUS, THROUGH, pilot(undefined, RULE.replace('Level', 'Through'))].join('\n'), ['PIL-007:14']],
    ['a decision before the term', body(THROUGH, `pilot { decide on 30 April 2025 using Through in 2026/27   continue if at least 50% otherwise end on 30 June 2028   if missing: stop   ${AFTER} }`), ['MOD-183:14']],
    ['an end after the term', at('decide on 30 April 2028 using Level in 2026/27   continue if at least 50% otherwise end on 30 June 2031', 'if missing: stop'), ['MOD-183:13']],
    ['a judgement before it can be needed', at(RULE, `if missing: judgement Goes of ICB, not later than 29 April 2028, otherwise no   ${AFTER}`), ['MOD-184:13']],
    ['a judgement after the end', at(RULE, `if missing: judgement Goes of ICB, not later than 1 July 2028, otherwise no   ${AFTER}`), ['MOD-184:13']],
    ['a judgement that is no yes or no', at(RULE, `if missing: judgement Goes of ICB, not later than 31 May 2028, otherwise £5   ${AFTER}`), ['MOD-190:13']],
    ['an extension to an earlier day', at(RULE, `if missing: extend to 1 April 2028   ${AFTER}`), ['MOD-184:13']],
    ['reconciliations that end with the contract', at(RULE, `if missing: stop   ${AFTER}, reconciliations to 30 June 2028`), ['MOD-184:13']],
    ['a year cut short without a word', at(RULE, 'if missing: stop'), ['MOD-185:13']],
    ['a part of a month that is whole', at(RULE, 'if missing: stop   after the end: Bonus and Fee for the part year'), ['MOD-186:13']],
    ['an instalment cut in the middle', at('decide on 30 April 2028 using Level in 2026/27   continue if at least 50% otherwise end on 15 June 2028', 'if missing: stop   after the end: Bonus and Fee for the part year'), ['MOD-187:13']],
    ['instalments of a sum in full', at(RULE), ['MOD-187:13'], 'part years by months, amounts in full'],
    ['a body with a member that is many', body(`providers Clerks each Clerk { keyed by name   at most 9 }   body Panel { members Clerks   quorum 1 }`, pilot(`if missing: judgement Goes of Panel, not later than 31 May 2028, otherwise no   ${AFTER}`)), ['COI-008:13']],
  ])('%s', async (_, text, expected, head = '') => {
    expect(await refused(contract(text, `term 1 April 2026 to 31 March 2031   years start 1 April   ${head}`))).toEqual(expected);
  });

  it('says on which day a value is available', async () => {
    const messages = async (text: string) => (await compileTexts({ 'a.remit': contract(text, 'term 1 April 2026 to 31 March 2031   years start 1 April') })).findings.map(({ message }) => message);
    expect((await messages([FACTS.replace('100%, each year', '100%, each year, available on 1 May 2028'), FEE, BONUS, pilot()].join('\n')))[0]).toContain('is available on 1 May 2028 only');
  });

  it('rests on what is reported once without naming a period', async () => {
    const once = [FACTS.replace('each year }   fact Cost', 'once }   fact Cost'), FEE, BONUS, pilot(undefined, RULE.replace(' in 2026/27', ''))].join('\n');
    await worked(once, `
      Level = 49%
      expect Fee in June 2028 is £100.00
      expect Fee in July 2028 is £0.00`);
    await worked(once, `
      Level = 50%
      expect Fee in July 2028 is £100.00`);
  });

  it('that rests on what is expected on the very day of its decision, counted from the last day of the period, is taken', async () => {
    const text = [FACTS.replace('100%, each year', '100%, each year, available 396 days after the period'), FEE, BONUS, THROUGH, pilot(undefined, RULE.replace('Level', 'Through'))].join('\n');
    expect((await compiled(contract(text))).facts.find(({ id }) => id === 'Level')?.availableAfterDays).toBe(396);
  });

  it('that only asks and evaluates moves no money and is taken', async () => {
    await worked(body('evaluator Institute   pilot { questions "Does it work?"   costs £60,000, paid by ICB   evaluated by Institute, final on 31 March 2028 }'), 'expect payments to Trust in 2027/28 is £6,200.00');
  });
});
