import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { hasReferralLimit } from '../coi/referrals.ts';
import { isDivisionOf, safeguardsOf } from '../coi/safeguards.ts';

/** Who decides where patients go and provides as well offers them a choice, and lets its referrals be watched. */
export const cho003 = defineRule({
  code: 'CHO-003',
  title: 'Whoever refers provides as well',
  kind: 'completeness',
  severity: 'warning',
  why: 'A lead provider of musculoskeletal care that ran the single point of access as well took so many referrals away from the local hospital that its trauma unit was at risk, and the hospital refused to work under it.',
  remedy: "Let patients be offered a choice, and let referrals be watched: 'provides for choice-offer, referral-monitoring \"…\"'.",
  sources: ['S64', 'S41'],
  bad: 'provider Trust { refers to Trust, Small }',
  good: 'provider Trust { refers to Trust, Small   provides for choice-offer, referral-monitoring "Schedule 4" }',
  fix: 'Provide for an offer of choice and for monitoring',
  check: {
    Contract(contract, { graphs, report }) {
      const limited = graphs.referrers.areCounted && hasReferralLimit(contract);
      const seen = new Set<unknown>();
      for (const referral of graphs.referrers.referrals) {
        const { referrer, target, clause, index } = referral;
        // What it owns as a company of its own is looked at by COI-006.
        const isOwn = target === referrer || (target.$type === 'Member' && target.$container === referrer) || isDivisionOf(target, referrer);
        if (!isOwn || referrer.$container !== contract || seen.has(referrer)) continue;
        seen.add(referrer);
        const has = safeguardsOf(contract, referral);
        const missing = [...(has.has('choice-offer') ? [] : ['choice-offer']), ...(has.has('referral-monitoring') || limited ? [] : ['referral-monitoring'])];
        if (missing.length === 0) continue;
        report({
          at: { node: clause, property: 'parties', index },
          message: `'${referrer.name}' refers patients to ${target === referrer ? 'itself' : `'${target.name}', which is part of it`}, and ${missing.map((topic) => (topic === 'choice-offer' ? 'nothing says that they are offered others' : 'nobody watches how many it keeps')).join(', and ')}. It can keep for itself whoever pays best. Write 'provides for ${missing.join(', ')} "…"'.`,
          about: [target],
          fixes: [withClause(referrer, `provides for ${missing.join(', ')} "To be written: what patients are told, and who watches referrals"`, `Provide for ${missing.join(' and ')}`)],
        });
      }
    },
  },
});
