import { describe, expect, it } from 'vitest';
import { runScenarios } from '@remit/runtime';
import { compileTexts } from './support/compile.ts';
import { contract } from './support/worked.ts';

const CARE = contract(`
  providers Practices each Practice { keyed by ods   joined and left dates }
  measure Control { proportion Good / (Seen less Excluded)   better when higher }
  fact Visits for each Practice each year { count of visits between 0 and 900 }
  judgement Release each year { yes or no   by ICB   not later than 30 June after the year, otherwise no }
  payment Care for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £40 per visit in Visits }
  payment Results { from ICB to Trust   paid yearly, due 90 days after the period   amount up to £100,000 { 60% for Control rising from 60% to 70%   40% for Release as Decided } }`);
const ORDINARY = `facts Ordinary "An ordinary year" for T {
  in 2026/27 {
    Control = 660 out of 1,020 less 20
    Practice "A1" { joined on 1 May 2026   Visits = 300 visits }
    ICB decides Release = yes on 20 June 2027
  }
}
`;

async function outcomes(...texts: string[]): Promise<string[]> {
  const { contracts, errors, findings } = await compileTexts(Object.fromEntries(texts.map((text, i) => [`file:///${i === 0 ? 't' : `t${i}`}.remit`, text])));
  if (errors.length > 0) return errors;
  if (contracts.length === 0) return [...findings].map(({ code, place }) => `${code}:${place?.startLine}`);
  return runScenarios(contracts[0]!.program, contracts[0]!.scenarios)
    .flatMap((one) => [...one.findings.map(({ code }) => code), ...one.expectations.map((e) => `${e.expectation.text.replace('expect ', '')} (${e.passed ? 'came true' : e.got})`)]);
}

describe('facts that scenarios share', () => {
  it('count as if they were written in the scenario', async () => {
    expect(await outcomes(`${CARE}${ORDINARY}scenario "a" for T with Ordinary { expect Results in 2026/27 is £76,000.00   expect Care of Practice "A1" in 2026/27 is £12,000.00 }`))
      .toEqual(['Results in 2026/27 is £76,000.00 (came true)', 'Care of Practice "A1" in 2026/27 is £12,000.00 (came true)']);
  });

  it('give way to what the scenario itself says of the same day: a part, missing, a decision, a date', async () => {
    expect(await outcomes(`${CARE}${ORDINARY}scenario "a" for T with Ordinary {
      in 2026/27 { Control.Good = 650   Practice "A1" { joined on 1 June 2026   Visits = missing }   ICB decides Release = no on 20 June 2027 }
      expect Results in 2026/27 is £30,000.00   expect Care of Practice "A1" in 2026/27 held for Visits
    }`)).toEqual(['Results in 2026/27 is £30,000.00 (came true)', 'Care of Practice "A1" in 2026/27 held for Visits (came true)']);
  });

  it('are corrected by what the scenario says of a later day', async () => {
    expect(await outcomes(`${CARE}${ORDINARY}scenario "a" for T with Ordinary {
      known on 1 October 2027 { Control in 2026/27 = 650 out of 1,000 }
      known on 30 September 2027 { expect Results in 2026/27 is £76,000.00 }   expect Results in 2026/27 is £70,000.00
    }`)).toEqual(['Results in 2026/27 is £76,000.00 (came true)', 'Results in 2026/27 is £70,000.00 (came true)']);
  });

  it('are filled up by the scenario, not by themselves', async () => {
    expect(await outcomes(`${CARE}${ORDINARY}scenario "a" for T with Ordinary { otherwise facts at their least   expect Care of Practice "A1" in 2027/28 is £0.00   expect Care of Practice "A1" in 2026/27 is £12,000.00 }`))
      .toEqual(['Care of Practice "A1" in 2027/28 is £0.00 (came true)', 'Care of Practice "A1" in 2026/27 is £12,000.00 (came true)']);
  });

  it('may stand in another file, and be several', async () => {
    expect(await outcomes(`${CARE}${ORDINARY}`, `import { T, Ordinary } from "./t.remit"
facts More for T { in 2026/27 { Practice "B2" { Visits = 10 visits } } }
scenario "a" for T with Ordinary, More { expect Results in 2026/27 is £76,000.00   expect Care of Practice "B2" in 2026/27 is £400.00 }`))
      .toEqual(['Results in 2026/27 is £76,000.00 (came true)', 'Care of Practice "B2" in 2026/27 is £400.00 (came true)']);
  });

  it('do not say the same thing twice, nor expect anything, nor serve another contract', async () => {
    const start = `${CARE}${ORDINARY}`.split('\n').length;
    expect(await outcomes(`${CARE}${ORDINARY}facts More for T { in 2026/27 { Control = 1 out of 2 } }\nscenario "a" for T with Ordinary, More { expect Results in 2026/27 is £0.00 }`)).toEqual([`SCN-144:${start}`]);
    expect(await outcomes(`${CARE}facts More for T { known on 1 May 2027 { expect Results in 2026/27 is £0.00 } }`)).toEqual([`SCN-143:${CARE.split('\n').length}`]);
    expect(await outcomes(`${CARE}${ORDINARY}scenario "a" for T with Ordinary { in 2026/27 { Control.Good = 5   Control.Good = 6 }   expect Results in 2026/27 is £0.00 }`)).toEqual([`SCN-112:${start}`]);
const { findings } = await compileTexts({ 'file:///t.remit': `${CARE}${CARE.replace('contract T', 'contract U')}${ORDINARY}scenario "a" for U with Ordinary { expect Results in 2026/27 is £0.00 }` });
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(["SCN-142 'Ordinary' holds facts for 'T', and this scenario is for 'U'. Take facts that are 'for U'."]);
  });

  it('are checked even if no scenario takes them', async () => {
    expect(await outcomes(`${CARE}facts More for T { in April 2026 { Control = 1 out of 2 } }`)).toEqual([`SCN-104:${CARE.split('\n').length}`]);
  });
});
