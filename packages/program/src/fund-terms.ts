/** The terms of a fund in the versions of a contract. */
import type { Fund, FundTerms } from './program.ts';

/** The terms by which a fund pays for a line-period that a version governs: those a variation gave it, else its own. */
export function fundTermsFor(fund: Fund, version: number | undefined): FundTerms {
  return fund.terms?.find(each => version !== undefined && each.versions.includes(version)) ?? fund;
}

/** All terms that a fund has at some time, its own first, each with its place below that of the fund. */
export function allFundTerms(fund: Fund): { terms: FundTerms; at: string }[] {
  return [{ terms: fund, at: '' }, ...(fund.terms ?? []).map((terms, place) => ({ terms, at: `/terms/${place}` }))];
}
