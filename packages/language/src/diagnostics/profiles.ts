import { didYouMean } from './close-names.ts';
import { defineDiagnostic } from './entry.ts';

/** Rule profiles. */
export const unknownProfile = defineDiagnostic<{ name: string; known: readonly string[]; suggestion: string | undefined }>({
  code: 'MOD-264',
  severity: 'error',
  title: 'No such rule profile',
  message: ({ name, known, suggestion }) => `There is no rule profile '${name}', so no rules of a country would hold for the contract.${didYouMean(suggestion)} There are ${known.map((one) => `'${one}'`).join(', ')}; 'generic' is of no country.`,
  why: 'The profile says which law, which bodies and which rates of VAT the contract is held against. Under a name that is not known nothing would be.',
  remedy: "Name one of the profiles, or 'generic'.",
  bad: 'profile england-prs-2024',
  good: 'profile england-psr-2024',
});

export const profileNotInForce = defineDiagnostic<{ name: string; start: string; from?: string; to?: string; others: readonly string[] }>({
  code: 'MOD-267',
  severity: 'warning',
  title: 'A rule profile of another time',
  message: ({ name, start, from, to, others }) => {
    const which = others.length === 0 ? '' : ` On that day ${others.map((one) => `'${one}'`).join(' and ')} ${others.length === 1 ? 'is' : 'are'} in force.`;
    return from !== undefined
      ? `The rules of '${name}' hold from ${from}, and the term begins on ${start}, before there were any.${which}`
      : `The rules of '${name}' held until ${to}, and the term begins on ${start}.${which} Keep it only if the contract was procured before that day.`;
  },
  why: 'The contract would be held against law that is not in force when it begins.',
  remedy: 'Name the profile of the time, or correct the term.',
  bad: 'profile england-2008   term 1 April 2026 to 31 March 2031',
  good: 'profile england-psr-2024   term 1 April 2026 to 31 March 2031',
});

/** All entries of this area. */
export const profileEntries = [unknownProfile, profileNotInForce];
