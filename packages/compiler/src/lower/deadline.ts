/** `30 September after …`, `31 January 2028`: the date for each period of a rule. */
import type { IsoDate, PeriodId, GrainId } from '@remit/program';
import type { Deadline } from '@remit/language/ast';
import { civil, civilFrom, iso } from '../time/civil.ts';
import type { Context } from './context.ts';
import { dateText, dayMonth } from './literal.ts';

/** One date, or for each period of the grain the first such day after the period. */
export function deadlineDates(cx: Context, node: Deadline, grain: GrainId | undefined): Record<PeriodId, IsoDate> {
  const fixed = node.date === undefined ? undefined : dateText(node.date);
  const day = node.day === undefined ? undefined : dayMonth(node.day);
  const dates: Record<PeriodId, IsoDate> = Object.create(null);
  if (!fixed && !day) {
    cx.report('TYP-101', node, { text: node.date ?? node.day ?? '' });
    return dates;
  }
  for (const period of cx.periodsOf(grain ?? (cx.terms.frame.years ? 'year' : 'term'), 'with history')) {
    if (fixed) { dates[period.id] = fixed; continue; }
    const end = civil(period.end);
    const date = [end.year, end.year + 1, end.year + 2, end.year + 3, end.year + 4].map((y) => civilFrom(y, day!.month, day!.day)).find((d) => d && iso(d) >= period.end);
    if (date) dates[period.id] = iso(date);
  }
  return dates;
}
