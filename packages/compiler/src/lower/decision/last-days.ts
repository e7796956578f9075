/** `not later than 31 January 2028`, `not later than 30 June after the year`: the last day of a judgement for each of its periods. */
import type { GrainId, IsoDate, Period, PeriodId } from '@remit/program';
import type { DecidedBy, Judgement } from '@remit/language/ast';
import { addDays, civil, civilFrom, iso } from '../../time/civil.ts';
import type { Context } from '../context.ts';
import { dateText, dateWords, dayMonth } from '../literal.ts';

/** The last day for every period of the grain in the term. */
export function lastDays(cx: Context, node: Judgement, clause: DecidedBy, grain: GrainId): Record<PeriodId, IsoDate> {
  const days: Record<PeriodId, IsoDate> = Object.create(null);
  const fixed = clause.date === undefined ? undefined : dateText(clause.date);
  const day = clause.day === undefined ? undefined : dayMonth(clause.day);
  if (!fixed && !day) {
    cx.report('TYP-101', clause, { text: clause.date ?? clause.day ?? '' });
    return days;
  }
  for (const period of cx.periodsOf(grain, 'in the term')) {
    const date = fixed ?? dayFor(day!, clause.position, period);
    if (date === undefined) { cx.reportOnce('TYP-122', clause, { period: period.id }); continue; }
    if (date < period.start) cx.reportOnce('MOD-189', clause, { name: node.name, problem: `its last day, ${dateWords(date)}, is before '${period.id}' begins` });
    days[period.id] = date;
  }
  return days;
}

/** The first such day in the period, after it, or (by default) from its last day on. */
function dayFor(day: { month: number; day: number }, position: DecidedBy['position'], period: Period): IsoDate | undefined {
  const last = iso(addDays(civil(period.end), -1));
  const from = position === 'in' ? period.start : position === 'after' ? period.end : last;
  const first = civil(from).year;
  const dates = [0, 1, 2, 3, 4].flatMap((years) => { const date = civilFrom(first + years, day.month, day.day); return date ? [iso(date)] : []; });
  const found = dates.find((date) => date >= from);
  return position === 'in' && found !== undefined && found > last ? undefined : found;
}
