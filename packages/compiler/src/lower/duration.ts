/** `18 months`, `2 quarters`, `6 weeks` as whole months and days of the calendar. */
import type { DurationUnit } from '@remit/language/ast';
import { smallCount } from './literal.ts';

/** Months that a unit of time has; none for days and weeks. */
export function monthsIn(unit: DurationUnit): number | undefined {
  if (/^months?$/.test(unit)) return 1;
  if (/^quarters?$/.test(unit)) return 3;
  return /^years?$/.test(unit) ? 12 : undefined;
}

/** Months and days of a duration; undefined where it cannot be counted on a calendar (working days, no whole number). */
export function durationOf(node: { count: string; unit: DurationUnit }): { months: number; days: number } | undefined {
  const count = smallCount(node.count);
  const months = monthsIn(node.unit);
  if (count === undefined || node.unit.startsWith('working')) return undefined;
  return months === undefined ? { months: 0, days: count * (/^weeks?$/.test(node.unit) ? 7 : 1) } : { months: count * months, days: 0 };
}
