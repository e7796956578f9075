/** `30 September after …`, `31 January 2028`: the date for each period of a rule. */
import type { IsoDate, PeriodId, GrainId } from '@remit/program';
import type { Deadline } from '@remit/language/ast';
import { addDays, civil, civilFrom, iso } from '../time/civil.ts';
import type { Context } from './context.ts';
import { dateText, dateWords, dayMonth } from './literal.ts';

/** One date, or for each period of the grain the first such day from its last day on (`31 March` for a year that ends then). */
export function deadlineDates(cx: Context, node: Deadline, grain: GrainId | undefined): Record<PeriodId, IsoDate> {
  const fixed = node.date === undefined ? undefined : dateText(node.date);
  const day = node.day === undefined ? undefined : dayMonth(node.day);
  const dates: Record<PeriodId, IsoDate> = Object.create(null);
  if (!fixed && !day) {
    cx.report('TYP-101', node, { text: node.date ?? node.day ?? '' });
    return dates;
  }
  for (const period of cx.periodsOf(grain ?? (cx.terms.frame.years ? 'year' : 'term'), 'with history')) {
    const end = addDays(civil(period.end), -1);
    if (fixed) {
      if (fixed < iso(end) && !period.history) cx.reportOnce('MOD-173', node, { date: dateWords(fixed), period: period.id });
      dates[period.id] = fixed;
      continue;
    }
    const date = [end.year, end.year + 1, end.year + 2, end.year + 3, end.year + 4].map((y) => civilFrom(y, day!.month, day!.day)).find((d) => d && iso(d) >= iso(end));
    if (date) dates[period.id] = iso(date);
  }
  return dates;
}
