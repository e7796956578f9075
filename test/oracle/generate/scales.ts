import type { Expr } from '@remit/program';
import { code, CODES } from './conditions.ts';
import { constant, deeper, numeric } from './expressions.ts';
import { coarser } from './calendar.ts';
import { number } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { keysOf } from './scope.ts';

const EDGES = ['-1', '0', '0.5', '1', '2', '3', '10', '100'];

/** Ascending edges that facts are likely to hit exactly. */
function edges(s: Scope, n: number): string[] {
  const from = s.r.int(0, EDGES.length - n);
  return EDGES.slice(from, from + n);
}

/** Tiers, a sliding scale, a table by code, or a case by period. */
export function scale(s: Scope, p: Place): Expr {
  const r = s.r;
  const next = deeper(p);
  const value = () => (r.chance(65) ? constant(number(r)) : numeric(s, next));
  const edge = (v: string, percent: number): Expr => {
    const x = r.chance(percent) ? numeric(s, { ...next, depth: 0 }) : constant(v);
    return x.op === 'number' ? constant(v) : x;
  };
  return r.weighted<Expr>([
    [4, () => {
      const to = edges(s, r.int(1, 3)).map((v) => edge(v, 12));
      const mode = r.pick(['whole', 'graduated'] as const);
      return { op: 'band', x: numeric(s, next), mode, bands: [...to.map((t) => ({ to: t, ...(r.chance(30) ? { includesTo: true } : {}), v: value() })), { v: value() }] };
    }],
    [3, () => {
      const points = edges(s, r.int(1, 4)).map((v): [Expr, Expr] => [edge(v, 15), value()]);
      return { op: 'interpolate', x: numeric(s, next), points, ...(r.chance(30) ? { before: value() } : {}), ...(r.chance(30) ? { after: value() } : {}) };
    }],
    [2, () => {
      const codes = r.shuffled([...new Set([...CODES, ...p.bound.flatMap((d) => keysOf(s, d))])]);
      const rows = [{ codes: codes.slice(0, 1), v: value() }, { codes: codes.slice(1, r.int(2, 4)), v: value() }];
      return { op: 'lookup', by: code(s, next), rows, ...(r.chance(60) ? { else: value() } : {}) };
    }],
    [2, () => {
      const grain = r.pick(coarser(s.calendar, p.grain));
      const ids = r.shuffled(s.calendar.periods.filter((q) => q.grain === grain).map((q) => q.id));
      const cut = r.int(1, ids.length);
      const cases = [{ periods: ids.slice(0, cut), v: value() }, { periods: ids.slice(cut, cut + 2), v: value() }];
      return { op: 'byPeriod', grain, cases, ...(r.chance(70) ? { else: value() } : {}) };
    }],
  ]);
}
