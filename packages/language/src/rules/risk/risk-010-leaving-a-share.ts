import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, replaced, together } from '../fixes/edits.ts';
import { fewestDays } from '../days.ts';
import { defineRule } from '../rule.ts';

/** Nobody leaves a share of losses at short notice within a year, and the share of who leaves falls to somebody. */
export const risk010 = defineRule({
  code: 'RISK-010',
  title: 'A party may leave before the loss falls due',
  kind: 'completeness',
  severity: 'warning',
  why: 'In Torbay a trust gave notice to end a risk share whose losses had grown. With short notice whoever sees a loss coming leaves before it is shared out, and those who stay bear it.',
  remedy: "Ask for a year's notice, or at least 90 days with 'a party that leaves: stays to the end of the year', and name a successor.",
  sources: ['S68'],
  bad: "may leave on 30 days' notice",
  good: "may leave on 90 days' notice, successor ICB   a party that leaves: stays to the end of the year",
  fix: "Write 12 months' notice and a successor",
  check: {
    RiskShare(share, { report }) {
      const stays = share.clauses.some((clause) => ast.isLeavers(clause) && clause.effect === 'stays');
      const rest = clauseOf(share, ast.isRestBorne)?.party;
      for (const clause of share.clauses) {
        if (!ast.isMayLeave(clause)) continue;
        const { notice, successor, party } = clause;
        const written = notice && `${notice.count} ${notice.unit}`;
        const days = fewestDays(notice?.count, notice?.unit);
        const isShort = days !== undefined && !lasts(notice!.unit, days, stays ? 3 : 12);
        if (!isShort && successor) continue;
        const who = party ? `'${party.$refText}'` : 'A party';
        const heir = rest && ast.isParty(rest.ref) && rest.ref !== party?.ref ? rest.$refText : undefined;
        const enough = stays ? '90 days' : '12 months';
        const parts = [
          ...(isShort ? [replaced(notice!, enough, '')] : []),
          ...(successor ? [] : [heir === undefined ? undefined : appended(clause, `, successor ${heir}`, '')]),
        ];
        report({
          at: isShort ? { node: clause, property: 'notice' } : clause,
          message: isShort
            ? `${who} may leave on ${written}' notice${stays ? '' : ', in the middle of a year'}${successor ? '' : ', and nobody takes over its part'}. Who sees a loss coming can go before it is shared out. ${stays ? 'Ask for 90 days or more' : "Ask for 12 months, or for 90 days with 'a party that leaves: stays to the end of the year'"}${successor ? '' : ", and write 'successor' and a party"}.`
            : `${who} may leave, and nothing says who takes over its part: those who stay would argue about its losses. Write 'successor' and a party.`,
          about: [party?.ref],
          fixes: [together(isShort ? `Write ${enough}' notice${successor ? '' : ' and a successor'}` : `Let '${heir ?? ''}' take over its part`, parts)],
        });
      }
    },
  },
});

/** Whether a notice is at least three months or a year, in whatever unit it is given. */
function lasts(unit: string, days: number, months: 3 | 12): boolean {
  if (unit.startsWith('month')) return days >= months * 28;
  if (unit.startsWith('week')) return days >= (months === 12 ? 364 : 90);
  return days >= (months === 12 && !unit.startsWith('quarter') ? 365 : months * 30);
}
