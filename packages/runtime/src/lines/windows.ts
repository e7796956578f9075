import type { Rational } from '@remit/program/rational';
import { roundTo, sign, ZERO } from '@remit/program/rational';
import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { periodOfDate } from '../prepare/time.ts';

/** The window of a limit that a period falls in, by the start of the period; its name tells windows apart. */
export function windowOf(model: Model, period: TimePeriod, window: 'period' | 'year' | 'term'): TimePeriod | undefined {
  if (window === 'period') return period;
  return model.time.containing(period, window) ?? periodOfDate(model.time, window, period.start);
}

/** A limit as it is applied: whole units of the currency, never below zero. */
export function wholeLimit(model: Model, max: Rational): Rational {
  return sign(max) < 0 ? ZERO : roundTo(max, model.unit, 'trunc');
}
