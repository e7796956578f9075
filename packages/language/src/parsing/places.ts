import { kindNoun } from '../diagnostics/kinds.ts';

/** Rules of the grammar that are not declarations, in words of the contract. */
const places = new Map<string, string>([
  ['RemitFile', 'a file'], ['Contract', 'a contract'], ['Rules', 'the rules'], ['Choice', 'the choice of patients'], ['Pilot', 'the pilot'],
  ['Variation', 'a variation'], ['VariationChange', 'a change'], ['Scenario', 'a scenario'], ['SharedFacts', 'facts that scenarios share'], ['InPeriod', 'a period of a scenario'],
  ['KnownOn', "what was 'known on' a date"], ['MemberFacts', 'the facts of a member'], ['Interest', 'an interest'], ['SharedOut', 'the parts of the amount'],
  ['BestOf', "'the best of'"], ['TotalOf', "'the total of'"], ['Bands', 'the bands'], ['Marginal', 'the parts'], ['SharedInParts', 'the parts'],
  ['HeldBy', "'held by'"], ['RiskShare', 'a share of savings or losses'],
]);

/** What the place a rule describes is called, with its article. */
export function placeNoun(rule: string): string {
  return places.get(rule) ?? kindNoun(rule);
}
