import { describe, expect, it } from 'vitest';
import { workedWithLibrary } from './support/compile.ts';

const HEAD = 'version 1.0   profile us-mssp   term 1 January 2022 to 31 December 2023   years start 1 January   currency USD   rounding to $0.01, half up';
const BODY = `  fact Beneficiaries { number between 500 and 500,000, each year }
  fact Benchmark { money between $1m and $5,000m, each year }
  fact Spend { money between $1m and $5,000m, each year }
  fact QualityRank { percentage between 0% and 100%, each year }
  fact Level { code of MsspLevels, each year }
  let MinimumRate each year, published = MsspMinimumSavingsRate of Beneficiaries
  let QualityMet each year, published = if QualityRank at least MsspQualityPercentile then 1 otherwise 0
  share SharedSavings {
    between Payer and Payee
    paid yearly, due 30 September after the period
    compare Spend with Benchmark
    saving at least MinimumRate, from the first $: Payer pays Payee MsspSharingRate of Level
      then times QualityMet then up to MsspPaymentLimit of Level * Benchmark
    overspend at least MinimumRate, from the first $, if MsspLossRate of Level is applicable: Payee pays Payer MsspLossRate of Level
      then up to MsspBenchmarkLossLimit of Level * Benchmark
    rest borne by Payer
    missing data: hold
    not applicable: pays nothing
  }`;

const facts = (level: string, beneficiaries: string, spend: string, rank: string): string =>
  `in 2022 { Level = ${level}   Beneficiaries = ${beneficiaries}   Benchmark = $100,000,000   Spend = ${spend}   QualityRank = ${rank} }`;

describe('std/mssp.remit', () => {
  // The edges of 42 CFR 425.604(b), and one point on the line between two of them: 3.4% less 0.2% * 500/999 is 3.2998998…%.
  it.each([
    ['500', '12.2%'], ['5,000', '3.9%'], ['5,999', '3.6%'], ['6,000', '3.6%'], ['7,000', '3.4%'], ['9,999', '3%'], ['10,000', '3%'], ['14,999', '2.7%'],
    ['20,000', '2.5%'], ['49,999', '2.2%'], ['60,000', '2%'], ['250,000', '2%'], ['35,000', '2.3499949998%'],
  ])('gives the minimum savings rate of %s beneficiaries as %s', async (beneficiaries, rate) => {
    const rounded = rate.includes('9998') ? 'round MsspMinimumSavingsRate of Beneficiaries to 0.000000000001, half up' : 'MsspMinimumSavingsRate of Beneficiaries';
    await workedWithLibrary('import "std/mssp.remit"\n', `  fact Beneficiaries { number between 500 and 500,000, each year }
  let Rate each year, published = ${rounded}
  payment Fee { from Payer to Payee   paid yearly, due 30 days after the period   amount $1 }`, `in 2022 { Beneficiaries = ${beneficiaries} }\nexpect Rate in 2022 is ${rate}`, HEAD);
  });

  it('shares savings from the first dollar at or above the minimum rate, and nothing below it', async () => {
    // Level B, 7,500 beneficiaries: the least saving is 3.4% - 0.2% * 500/999 = 3.2998…% of $100m, which is $3,299,899.90 (rounded).
    // $3,299,899.89 saved: nothing. $3,299,899.90: 40% = $1,319,959.96.
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('B', '7,500', '$96,700,100.11', '55%')}\nexpect SharedSavings from Payer to Payee in 2022 is $0`, HEAD);
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('B', '7,500', '$96,700,100.10', '55%')}\nexpect SharedSavings from Payer to Payee in 2022 is $1,319,959.96`, HEAD);
  });

  it('stops at the payment limit, and shares nothing below the quality standard', async () => {
    // Enhanced: 75% of $40m is $30m, at most 20% of $100m.
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('Enhanced', '60,000', '$60,000,000', '30%')}\nexpect SharedSavings from Payer to Payee in 2022 is $20,000,000`, HEAD);
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('Enhanced', '60,000', '$60,000,000', '29.9%')}\nexpect SharedSavings from Payer to Payee in 2022 is $0`, HEAD);
  });

  it('shares losses from level C on, up to the share of the benchmark', async () => {
    // 30% of $5m is $1.5m; level C bears at most 1% of $100m, level D 2%, level A nothing.
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('C', '20,000', '$105,000,000', '50%')}\nexpect SharedSavings from Payee to Payer in 2022 is $1,000,000`, HEAD);
    await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('D', '20,000', '$105,000,000', '50%')}\nexpect SharedSavings from Payee to Payer in 2022 is $1,500,000`, HEAD);
    const program = await workedWithLibrary('import "std/mssp.remit"\n', BODY, `${facts('A', '20,000', '$105,000,000', '50%')}\nexpect SharedSavings from Payee to Payer in 2022 is $0`, HEAD);
    expect(program.profile).toBe('us-mssp');
  });
});
