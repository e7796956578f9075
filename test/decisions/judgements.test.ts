import { describe, expect, it } from 'vitest';
import { runScenarios } from '@remit/runtime';
import { compileTexts } from '../compiler/support/compile.ts';
import { contract, refused, worked } from '../compiler/support/worked.ts';

const PAID = 'from ICB to Trust   paid yearly, due 100 days after the period';
const EFFORT = 'judgement Effort "Effort shown" each year { percentage   by ICB   not later than 30 June after the year, otherwise 50%';
const HEAD = 'term 1 April 2026 to 31 March 2031   years start 1 April';

describe('a judgement in an amount', () => {
  it('is held until it is decided, and its default counts from the last day on', async () => {
    await worked(`${EFFORT} }   payment A { ${PAID} amount Effort of £1,000 }`, `
      in 2027/28 { ICB decides Effort = 80% on 1 May 2028 }
      known on 30 April 2028 { expect A in 2027/28 held for Effort }
      known on 1 May 2028 { expect A in 2027/28 is £800.00 }
      known on 29 June 2027 { expect A in 2026/27 held for Effort }
      known on 30 June 2027 { expect A in 2026/27 is £500.00 }
      expect A in 2026/27 is £500.00
      expect A in 2027/28 is £800.00`);
  });

  it('is settled on its last day, whatever is decided later', async () => {
    await worked(`${EFFORT} }   payment A { ${PAID} amount Effort of £1,000 }`, `
      in 2026/27 { ICB decides Effort = 80% on 1 July 2027 }
      in 2027/28 { ICB decides Effort = 80% on 1 May 2028   ICB decides Effort = 70% on 2 May 2028 }
      expect A in 2026/27 is £500.00
      expect A in 2027/28 is £700.00`);
    await worked(`${EFFORT}   late decisions count until 30 September 2031 }   payment A { ${PAID} amount Effort of £1,000 }`, `
      in 2026/27 { ICB decides Effort = 80% on 1 July 2027 }
      known on 30 June 2027 { expect A in 2026/27 is £500.00 }
      expect A in 2026/27 is £800.00`);
  });

  it('is decided for each element of a set', async () => {
    const graded = `set Grades each Grade = Low, Middle, High   judgement Fit for each Grades each year { yes or no   by ICB   not later than 30 June after the year, otherwise no }
      let Sum for each Grades each year = if Fit then £5 otherwise £1
      payment A { ${PAID} amount total of Sum across Grades }`;
    await worked(graded, `
      in 2026/27 { ICB decides Fit among Low, High = yes on 1 June 2027   ICB decides Fit among Middle = no on 2 June 2027 }
      expect A in 2026/27 is £11.00
      expect A in 2027/28 is £3.00`);
    const scenario = (decision: string): string => `${contract(graded, HEAD)}\nscenario "One" for T { in 2026/27 { ${decision} } }`;
    const found = async (decision: string) => (await compileTexts({ 'a.remit': scenario(decision) })).findings.map(({ code, message }) => `${code} ${message}`);
    expect(await found('ICB decides Fit among Low, ICB = yes')).not.toEqual([]);
    expect((await found('ICB decides Fit = yes'))[0]).toMatch(/^SCN-103 /);
  });

  it('decides a condition, once for the whole contract', async () => {
    await worked(`judgement Ready { yes or no   by ICB   not later than 30 September 2027, otherwise hold }
      payment A { ${PAID} amount if Ready then £5 otherwise £3 }`, `
      ICB decides Ready = no on 1 June 2027
      known on 31 May 2027 { expect A in 2026/27 held for Ready }
      expect A in 2026/27 is £3.00
      expect A in 2030/31 is £3.00`);
  });

  it('is one of several codes', async () => {
    await worked(`judgement Grade each year { one of Good, Fair   by ICB   not later than 30 June after the year, otherwise Fair }
      payment A { ${PAID} amount if Grade is Good then £5 otherwise £3 }`, `
      in 2026/27 { ICB decides Grade = Good on 1 June 2027 }
      expect A in 2026/27 is £5.00
      expect A in 2027/28 is £3.00`);
  });

  it('is for each member by itself', async () => {
    await worked(`providers Practices each Practice { keyed by ods }   fact N for each Practice { count of people between 0 and 9, each year }
      judgement Effort for each Practice each year { percentage   by Practice   not later than 30 June after the year, otherwise 50% }
      payment A for each Practice { from ICB to Practice   paid yearly, due 100 days after the period   amount Effort of £1,000 }`, `
      in 2026/27 { Practice "A1" { N = 1 people   Practice decides Effort = 90% on 1 May 2027 }   Practice "A2" { N = 1 people } }
      expect A of Practice "A1" in 2026/27 is £900.00
      expect A of Practice "A2" in 2026/27 is £500.00`);
  });
});

describe('who took part in a decision', () => {
  const people = `person Lay   person Finance   person Patient   body Panel { members Lay, Finance, Patient   quorum 2 }
    interest of Finance in Trust { managed by recusal from Panel }`;
  const judged = `${people}   judgement Ready { yes or no   by Panel   not later than 30 September 2027, otherwise hold }
    payment A { ${PAID} amount if Ready then £5 otherwise £3 }`;
  const asked = async (text: string, scenario: string) => {
    const { contracts, errors, findings } = await compileTexts({ 't.remit': `${contract(text)}scenario "a" for T { ${scenario}   expect A in 2026/27 is £5.00 }` });
    expect([...errors, ...findings.map((f) => f.code)]).toEqual([]);
    return runScenarios(contracts[0]!.program, contracts[0]!.scenarios).flatMap((o) => [...o.findings.map((f) => f.code), ...o.expectations.map((e) => e.passed)]);
  };

  it('can be named in a scenario', async () => {
    await worked(judged, 'Panel decides Ready = yes on 1 June 2027 by Lay, Patient   expect A in 2026/27 is £5.00');
  });

  it.each([['a quorum that is not there', 'Lay', ['FCT-218']], ['a member who is recused', 'Lay, Finance', ['FCT-217']], ['a stranger', 'Lay, ICB', ['FCT-216']], ['both who may', 'Lay, Patient', [true]]])('is judged as it is in facts: %s', async (_, who, expected) => {
    expect(await asked(judged, `Panel decides Ready = yes on 1 June 2027 by ${who}`)).toEqual(expected);
  });

  it('is the member itself where members decide', async () => {
    await worked(`providers Practices each Practice { keyed by ods }
      judgement Effort for each Practice each year { percentage   by Practice   not later than 30 June after the year, otherwise 50% }
      payment A for each Practice { from ICB to Practice   paid yearly, due 100 days after the period   amount Effort of £1,000 }`, `
      in 2026/27 { Practice "A1" { Practice decides Effort = 90% on 1 May 2027 by Practice } }
      expect A of Practice "A1" in 2026/27 is £900.00`);
  });
});

describe('a judgement in the place of data', () => {
  const fact = 'fact X { money between £0 and £9m, each year }';
  it('counts where they are still missing on its last day, for good', async () => {
    const text = `${fact}   judgement Fallback each year { money   by ICB   not later than 30 June after the year, otherwise £70 }   payment A { ${PAID} amount X   missing data: use judgement Fallback }`;
    await worked(text, `
      in 2026/27 { X = £100   ICB decides Fallback = £80 on 1 June 2027 }
      in 2027/28 { ICB decides Fallback = £80 on 1 June 2028 }
      known on 1 July 2028 { X in 2027/28 = £100 }
      known on 29 June 2028 { expect A in 2027/28 held for X }
      expect A in 2026/27 is £100.00
      expect A in 2027/28 is £80.00
      expect A in 2028/29 is £70.00`);
  });

  it('as a percentage is of the most that the payment can be', async () => {
    await worked(`measure M { proportion Hit / Seen   better when higher }   judgement Fallback each year { percentage   by ICB   not later than 30 June after the year, otherwise 25% }
      payment A { ${PAID} amount up to £200 { 100% for M rising from 0% to 100% }   missing data: use judgement Fallback }`, 'expect A in 2026/27 is £50.00');
  });
});

describe('what is refused of a judgement', () => {
  it.each<[string, string, string[]]>([
    ['a day before its period', 'judgement J each year { yes or no   by ICB   not later than 31 January 2028, otherwise no }   payment A { PAID amount if J then £5 otherwise £3 }', ['MOD-189:10']],
    ['late decisions that are early', 'judgement J { yes or no   by ICB   not later than 31 January 2028, otherwise no   late decisions count until 30 January 2028 }   payment A { PAID amount if J then £5 otherwise £3 }', ['MOD-189:10']],
    ['a default of another kind', 'judgement J { yes or no   by ICB   not later than 31 January 2028, otherwise 5% }   payment A { PAID amount if J then £5 otherwise £3 }', ['MOD-190:10']],
    ['a whole group that decides', 'providers Practices each Practice { keyed by ods }   judgement J { yes or no   by Practices   not later than 31 January 2028, otherwise no }   payment A { PAID amount if J then £5 otherwise £3 }', ['MOD-191:10']],
    ['a yes or no in the place of a sum', 'judgement J each year { yes or no   by ICB   not later than 30 June after the year, otherwise no }   payment A { PAID amount £5   missing data: use judgement J }', ['MOD-192:10']],
    ['a percentage of nothing that the text shows', 'fact X { money between £0 and £9m, each year }   judgement J each year { percentage   by ICB   not later than 30 June after the year, otherwise 5% }   payment A { PAID amount X   missing data: use judgement J }', ['MOD-192:10']],
    ['a body with a member that is many', 'providers Clerks each Clerk { keyed by name   at most 9 }   body Panel { members Clerks   quorum 1 }   judgement J { yes or no   by Panel   not later than 31 January 2028, otherwise no }   payment A { PAID amount if J then £5 otherwise £3 }', ['COI-008:10']],
  ])('%s', async (_, text, expected) => {
    expect(await refused(contract(text.replace('PAID', PAID), HEAD))).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['by somebody else', 'Council decides Ready = yes on 1 June 2027', 'SCN-120'],
    ['of another kind', 'ICB decides Ready = £5 on 1 June 2027', 'SCN-121'],
    ['that is not applicable', 'ICB decides Ready = not applicable on 1 June 2027', 'SCN-121'],
  ])('a decision %s in a scenario', async (_, decision, code) => {
    const text = `${contract(`judgement Ready { yes or no   by ICB   not later than 30 September 2027, otherwise no }   payment A { ${PAID} amount if Ready then £5 otherwise £3 }`, HEAD)}scenario "s" for T { ${decision}   expect A in 2026/27 is £3.00 }`;
    expect((await refused(text)).map((one) => one.split(':')[0])).toEqual([code]);
  });
});
