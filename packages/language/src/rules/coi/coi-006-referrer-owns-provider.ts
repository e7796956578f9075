import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import type { OwnedPath } from '../graphs/control.ts';
import { defineRule } from '../rule.ts';
import { hasReferralLimit } from './referrals.ts';
import { isDivisionOf, safeguardsOf } from './safeguards.ts';

/** Who refers to what it owns tells patients, names others, and lets its referrals be watched. */
export const coi006 = defineRule({
  code: 'COI-006',
  title: 'A referrer owns what it refers to',
  kind: 'completeness',
  severity: 'warning',
  why: 'When practices bought care together, most of them owned the companies to which they sent their patients. Patients were seldom told, and nobody counted how many were sent there.',
  remedy: "Let patients be told and be offered others, and let referrals be watched: 'provides for choice-offer, referral-monitoring \"…\"', or a limit on the part of its own referrals.",
  sources: ['S97'],
  bad: 'provider Partners { refers to Company }, where Partners owns part of Company',
  good: 'provider Partners { refers to Company   provides for choice-offer, referral-monitoring "Schedule 4" }',
  fix: 'Provide for an offer of choice and for monitoring',
  check: {
    Contract(contract, { graphs, report }) {
      const limited = graphs.referrers.areCounted && hasReferralLimit(contract);
      const known = new Map<unknown, ReadonlyMap<unknown, OwnedPath>>();
      const ownedBy = (referrer: ast.Party | ast.Group): ReadonlyMap<unknown, OwnedPath> => {
        let ways = known.get(referrer);
        if (!ways) known.set(referrer, ways = new Map(graphs.control.ownedBy(referrer).map((way) => [way.owned, way])));
        return ways;
      };
      for (const referral of graphs.referrers.referrals) {
        const { referrer, target, clause, index } = referral;
        if (referrer.$container !== contract || target === referrer || isDivisionOf(target, referrer)) continue;
        const owned = ownedBy(referrer).get(target);
        if (!owned) continue;
        const has = safeguardsOf(contract, referral);
        const isTold = has.has('choice-offer') || graphs.control.interestsIn(target).some(({ holder, clauses }) => holder?.ref === referrer && clauses.some((one) => ast.isManagedBy(one) && one.means === 'disclosure'));
        const missing = [...(isTold ? [] : ['choice-offer']), ...(has.has('referral-monitoring') || limited ? [] : ['referral-monitoring'])];
        if (missing.length === 0) continue;
        report({
          at: { node: clause, property: 'parties', index },
          message: `'${referrer.name}' refers to '${target.name}' and owns part of it, and ${[...(isTold ? [] : ['patients are not told of others']), ...(missing.includes('referral-monitoring') ? ['nobody watches how many are sent there'] : [])].join(', and ')}. It gains from each of them. Write 'provides for ${missing.join(', ')} "…"'.`,
          related: owned.chain.map(({ at, owner, owned: what }) => ({ at, message: `'${owner.name}' owns part of '${what.name}'.` })),
          about: [target],
          fixes: [withClause(referrer, `provides for ${missing.join(', ')} "To be written: what patients are told, and who watches referrals"`, `Provide for ${missing.join(' and ')}`)],
        });
      }
    },
  },
});
