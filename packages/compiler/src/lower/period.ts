/** Periods of the text and the periods of the program they name. */
import type { GrainId, PeriodId } from '@remit/program';
import type { Period, PeriodUnit } from '@remit/language/ast';
import { yearLabel } from '../time/contract-year.ts';
import type { Context } from './context.ts';
import { monthText } from './literal.ts';

/** The grain a word names; `period` is that of the rule. */
export function unitGrain(unit: PeriodUnit): GrainId | undefined {
  return unit === 'period' ? undefined : unit;
}

/** A named period: its grain and id; undefined for a relative one, or if the contract has no such period. */
export function namedPeriod(cx: Context, node: Period): { grain: GrainId; id: PeriodId } | undefined {
  const id = periodId(node);
  const found = id === undefined ? undefined : cx.period(id);
  if (found) return { grain: found.grain, id: found.id };
  if (node.$type !== 'RelativePeriod') cx.report('TYP-107', node, { period: node.$cstNode?.text ?? '' });
  return undefined;
}

/** The id that a period of the text would have, whether or not the contract has it. */
export function periodId(node: Period): PeriodId | undefined {
  switch (node.$type) {
    case 'FinancialYear': return node.year;
    case 'CalendarYear': return node.year;
    case 'QuarterPeriod': {
      const [quarter, year] = node.quarter.replaceAll(/[\s\u00A0]+/g, ' ').split(' ');
      return `${year}-${quarter}`;
    }
    case 'MonthPeriod': return monthText(node.month);
    case 'CohortPeriod': return node.cohort.ref?.name;
    case 'RelativePeriod': return node.unit === 'term' ? 'term' : undefined;
  }
}

/** The calendar year in which a contract year begins; undefined for other periods. Years need not lie in the term. */
export function yearNumber(cx: Context, node: Period): number | undefined {
  if (node.$type !== 'FinancialYear' && node.$type !== 'CalendarYear') return undefined;
  const number = Number.parseInt(node.year.slice(0, 4), 10);
  const years = cx.terms.frame.years;
  return years && yearLabel(number, years) === node.year ? number : undefined;
}
