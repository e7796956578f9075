import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import type { Threshold } from '../threshold.ts';

/** Nobody leaves a share of losses at short notice within a year, and the share of who leaves falls to somebody. */
export const risk010 = defineRule({
  code: 'RISK-010',
  title: 'A party may leave before the loss falls due',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['share-notice', 'share-notice-to-year-end'],
  why: 'In Torbay a trust gave notice to end a risk share whose losses had grown. With short notice whoever sees a loss coming leaves before it is shared out, and those who stay bear it.',
  remedy: "Ask for a year's notice, or at least 90 days with 'a party that leaves: stays to the end of the year', and name a successor.",
  sources: ['S68'],
  bad: "may leave on 30 days' notice",
  good: "may leave on 90 days' notice, successor ICB   a party that leaves: stays to the end of the year",
  fix: "Write 12 months' notice and a successor",
  check: {
    RiskShare(share, { report, threshold }) {
      const stays = share.clauses.some((clause) => ast.isLeavers(clause) && clause.effect === 'stays');
      const [full, toYearEnd] = [threshold('share-notice'), threshold('share-notice-to-year-end')];
      const least = stays ? toYearEnd : full;
      const rest = clauseOf(share, ast.isRestBorne)?.party;
      for (const clause of share.clauses) {
        if (!ast.isMayLeave(clause)) continue;
        const { notice, successor, party } = clause;
        const written = notice && `${notice.count} ${notice.unit}`;
        const isShort = notice !== undefined && least !== undefined && isLess(notice, least);
        if (!isShort && successor) continue;
        const who = party ? `'${party.$refText}'` : 'A party';
        const heir = rest && ast.isParty(rest.ref) && rest.ref !== party?.ref ? rest.$refText : undefined;
        const enough = least?.written ?? '';
        const parts = [
          ...(isShort ? [replaced(notice!, enough, '')] : []),
          ...(successor ? [] : [heir === undefined ? undefined : appended(clause, `, successor ${heir}`, '')]),
        ];
        report({
          at: isShort ? { node: clause, property: 'notice' } : clause,
          message: isShort
            ? `${who} may leave on ${written}' notice${stays ? '' : ', in the middle of a year'}${successor ? '' : ', and nobody takes over its part'}. Who sees a loss coming can go before it is shared out. ${stays || !toYearEnd ? `Ask for ${enough} or more` : `Ask for ${enough}, or for ${toYearEnd.written} with 'a party that leaves: stays to the end of the year'`}${successor ? '' : ", and write 'successor' and a party"}.`
            : `${who} may leave, and nothing says who takes over its part: those who stay would argue about its losses. Write 'successor' and a party.`,
          about: [party?.ref],
          fixes: [together(isShort ? `Write ${enough}' notice${successor ? '' : ' and a successor'}` : `Let '${heir ?? ''}' take over its part`, parts)],
        });
      }
    },
  },
});

/** Whether a notice is shorter than a threshold, in whatever unit either is given; a month is taken to be as long as the longest. */
function isLess({ count, unit }: ast.Duration, { value, unit: asked }: Threshold): boolean {
  const number = /^\d{1,6}$/.test((count ?? '').replaceAll(',', '')) ? BigInt(count.replaceAll(',', '')) : undefined;
  if (number === undefined) return false;
  const months = MONTHS.get((unit ?? '').replace(/s$/, ''));
  const [least, leastMonths] = [value.n, asked === 'days' ? undefined : value.n * (asked === 'years' ? 12n : 1n)];
  if (months !== undefined) return leastMonths !== undefined ? number * months < leastMonths : number * months * 31n < least;
  // A year has 52 weeks and a day.
  const days = unit?.startsWith('week') ? number * 7n + 1n : number;
  return leastMonths !== undefined ? days * 12n < leastMonths * 365n : days < least;
}

const MONTHS: ReadonlyMap<string, bigint> = new Map([['month', 1n], ['quarter', 3n], ['year', 12n]]);
