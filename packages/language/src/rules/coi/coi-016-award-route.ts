import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { replaced } from '../fixes/edits.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';

/** How the contract was awarded is said, and agrees with what else the contract says. */
export const coi016 = defineRule({
  code: 'COI-016',
  title: 'An award by a route that does not fit',
  kind: 'law',
  severity: 'warning',
  why: 'The Provider Selection Regime asks for the route of each award. Direct award C is for a provider that gives the service already and whose service does not change much; an award without competition needs its reasons, or it can be challenged.',
  remedy: 'Name the route that was taken, and give the reasons where nobody else could be chosen.',
  sources: ['S28', 'S31'],
  bad: 'awarded by Panel on 1 March 2026, direct-award-c "…", with mobilisation £8,900,000',
  good: 'awarded by Panel on 1 March 2026, most-suitable-provider "…"',
  fix: 'Name a route that fits',
  check: {
    Contract(contract, { profile, report }) {
      const award = clauseOf(contract, ast.isAwardedBy);
      if (!award) return;
      const { route, reasons } = award;
      const mobilisation = clauseOf(contract, ast.isMobilisation);
      if (route === undefined) {
        const suited = routeAskedFor(contract, profile);
        if (suited === undefined || !award.body) return;
        const written = award.date === undefined ? award.body.$refText : award.date;
        report({
          at: { node: award, property: 'body' },
          message: `It is not said by which route the contract was awarded. The Provider Selection Regime knows direct awards A, B and C, the most suitable provider, and competition, and asks for a different notice for each. Write the route after the day.`,
          fixes: [replaced({ node: award, property: award.date === undefined ? 'body' : 'date' }, `${written}, ${suited}`, `Write '${suited}' (if that was the route)`)],
        });
      } else if (route === 'direct-award-c' && mobilisation) {
        report({
          at: { node: award, property: 'route' },
          message: `'direct-award-c' is for a provider that gives the service already, and this contract pays for a mobilisation. The award could be challenged. Name the route that was taken, such as 'most-suitable-provider'.`,
          related: [{ at: mobilisation, message: 'This is paid for starting a service.' }],
          fixes: [replaced({ node: award, property: 'route' }, 'most-suitable-provider', "Write 'most-suitable-provider' (if that was the route)")],
        });
      } else if ((route === 'sole-provider' || route === 'direct-award-a') && reasons === undefined) {
        report({
          at: { node: award, property: 'route' },
          message: `'${route}' says that nobody else could be chosen, and gives no reasons. The award could be challenged. Write the reasons after the route.`,
          fixes: [replaced({ node: award, property: 'route' }, `${route} "To be written: why nobody else could be chosen"`, 'Give the reasons')],
        });
      }
    },
  },
});

/** The route to be written where the profile asks for one and none is named: who was there before, else the most suitable; undefined where none is asked for. */
export function routeAskedFor(contract: ast.Contract, profile: Review['profile']): string | undefined {
  if (profile?.name !== 'england-psr-2024' || isOfCouncils(contract)) return undefined;
  return clauseOf(contract, ast.isMobilisation) ? 'most-suitable-provider' : 'direct-award-c';
}

/** Whether councils alone commission, and no body of the NHS takes part: services of theirs are for the most part awarded under general procurement law. */
function isOfCouncils(contract: ast.Contract): boolean {
  const parties = contract.declarations.filter(ast.isParty);
  const commissioners = parties.filter((party) => party.roles.includes('commissioner'));
  return commissioners.length > 0
    && commissioners.every(({ title }) => /\bcouncil\b/i.test(title ?? ''))
    && !parties.some(({ clauses }) => clauses.some(ast.isNhsBody));
}
