import type { GrainId, IsoDate, Period } from '@remit/program';
import type { Random } from './random.ts';

/** The periods of a generated contract. */
export interface Calendar {
  grains: GrainId[];
  periods: Period[];
  hasHistory: boolean;
  start: IsoDate;
  end: IsoDate;
}

/** The first day of the month `n` months after January 2026. */
export function month(n: number): IsoDate {
  const year = 2026 + Math.floor(n / 12);
  return `${year}-${String((((n % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
}

/** `days` after a date. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Years of two quarters of two or three months, one year of history or none, and cohorts now and then. */
export function calendar(r: Random): Calendar {
  const years = r.int(1, 3);
  const hasHistory = r.chance(50);
  const withMonths = r.chance(45);
  const withQuarters = withMonths || r.chance(70);
  const monthsInQuarter = r.pick([2, 3]);
  const first = r.int(0, 5);
  const length = 2 * monthsInQuarter;
  const start = month(first);
  const end = month(first + years * length);
  const periods: Period[] = [];
  const lower: Period[] = [];
  for (let y = hasHistory ? -1 : 0; y < years; y++) {
    const history = y < 0 ? { history: true as const } : {};
    const above: Record<string, string> = y < 0 ? {} : { term: 'term' };
    const from = first + y * length;
    const id = y < 0 ? 'Y0' : `Y${y + 1}`;
    periods.push({ id, grain: 'year', start: month(from), end: month(from + length), ...history, in: above });
    for (let q = 0; withQuarters && q < 2; q++) {
      const qFrom = from + q * monthsInQuarter;
      const quarter = `${id}-Q${q + 1}`;
      lower.push({ id: quarter, grain: 'quarter', start: month(qFrom), end: month(qFrom + monthsInQuarter), ...history, in: { year: id, ...above } });
      for (let m = 0; withMonths && m < monthsInQuarter; m++) {
        const start = month(qFrom + m);
        lower.push({ id: start.slice(0, 7), grain: 'month', start, end: month(qFrom + m + 1), ...history, in: { quarter, year: id, ...above } });
      }
    }
  }
  periods.push(...lower.sort((a, b) => (a.grain < b.grain ? -1 : a.grain > b.grain ? 1 : a.start < b.start ? -1 : 1)));
  periods.push({ id: 'term', grain: 'term', start, end, in: {} });
  const grains: GrainId[] = ['term', 'year'];
  if (withQuarters) grains.push('quarter');
  if (withMonths) grains.push('month');
  if (r.chance(12)) {
    grains.push('cohort');
    for (const [id, from, to] of [['One', first, first + 2], ['Two', first + 1, Math.min(first + length + 1, first + years * length)]] as const) {
      const holders = periods.filter((q) => !q.history && q.start <= month(from) && month(to) <= q.end);
      periods.push({ id, grain: 'cohort', start: month(from), end: month(to), in: Object.fromEntries(holders.map((q) => [q.grain, q.id])) });
    }
  }
  return { grains, periods, hasHistory, start, end };
}

/** Grains that contain periods of `grain`, itself first; `term` only where no history could be read. */
export function coarser(c: Calendar, grain: GrainId): GrainId[] {
  const term = c.hasHistory ? [] : ['term'];
  if (grain === 'term') return ['term'];
  if (grain === 'cohort') return ['cohort', ...term];
  const chain = ['month', 'quarter', 'year'].filter((g) => c.grains.includes(g));
  return [...chain.slice(chain.indexOf(grain)), ...term];
}

/** Grains finer than `grain`, itself first. */
export function finer(c: Calendar, grain: GrainId): GrainId[] {
  if (grain === 'cohort') return ['cohort'];
  const chain = ['term', 'year', 'quarter', 'month'].filter((g) => c.grains.includes(g));
  return chain.slice(chain.indexOf(grain));
}
