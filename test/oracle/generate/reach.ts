import type { Expr } from '@remit/program';
import { coarser, finer } from './calendar.ts';
import { condition } from './conditions.ts';
import { constant, deeper, numeric } from './expressions.ts';
import { positive } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { above, closed, keysOf } from './scope.ts';

const FUNCTIONS = ['sum', 'average', 'median', 'min', 'max', 'count'] as const;

/** The value of another period, or over several. */
export function inOtherPeriods(s: Scope, p: Place): Expr {
  const r = s.r;
  const otherwise = () => (r.chance(60) ? { else: constant(positive(r)) } : {});
  return r.weighted<Expr>([
    [3, () => {
      const grain = r.pick(coarser(s.calendar, p.grain));
      const named = r.chance(50) || grain !== p.grain ? { grain } : {};
      return { op: 'at', arg: numeric(s, deeper(p, { grain })), back: r.int(0, 3), ...named, ...otherwise() };
    }],
    [1, () => {
      const q = r.pick(s.calendar.periods.filter((x) => x.grain === p.grain));
      return { op: 'at', arg: numeric(s, deeper(p)), period: q.id };
    }],
    [5, () => {
      const grain = r.pick(finer(s.calendar, p.grain));
      const window = r.weighted<'in' | 'toDate' | 'term' | { last: number }>([[4, () => 'in'], [2, () => 'toDate'], [2, () => 'term'], [3, () => ({ last: r.int(1, 4) })]]);
      return { op: 'over', fn: r.pick(FUNCTIONS), arg: numeric(s, deeper(p, { grain })), grain, window };
    }],
  ]);
}

/** Over members, elements or rows. */
export function aggregation(s: Scope, p: Place): Expr {
  const r = s.r;
  const tables = s.rows.filter((t) => t.each.every((d) => p.bound.includes(d)) && coarser(s.calendar, p.grain).includes(t.grain));
  const dims = [...s.groups.map((g) => g.id), ...s.sets.map((x) => x.id)].filter((d) => !p.bound.some((b) => above(s, b).includes(d)));
  if (tables.length > 0 && (dims.length === 0 || r.chance(40))) {
    const inner = deeper(p, { table: r.pick(tables) });
    return { op: 'agg', fn: r.pick(FUNCTIONS), in: { rows: inner.table!.id }, ...(r.chance(60) ? { where: condition(s, inner) } : {}), arg: numeric(s, inner) };
  }
  if (dims.length === 0) return numeric(s, deeper(p));
  const dim = r.pick(dims);
  const inner = deeper(p, { bound: closed(s, [...p.bound, dim]), again: p.bound.includes(dim) ? [...new Set([...p.again, dim])] : p.again });
  const parent = above(s, dim).find((d) => p.bound.includes(d));
  return {
    op: 'agg', fn: r.pick(FUNCTIONS), in: { dim }, ...(parent && r.chance(75) ? { within: parent } : {}),
    ...(r.chance(45) ? { where: condition(s, inner) } : {}), arg: numeric(s, inner),
  };
}

/** Back to the key before, or to a named one. */
export function outerOrPick(s: Scope, p: Place, make: (s: Scope, p: Place) => Expr): Expr {
  const r = s.r;
  if (p.again.length > 0 && r.chance(75)) {
    const dim = r.pick(p.again);
    return { op: 'outer', dim, arg: make(s, deeper(p, { again: p.again.filter((d) => d !== dim) })) };
  }
  const dims = [...s.groups.map((g) => g.id), ...s.sets.map((x) => x.id)].filter((d) => !p.bound.some((b) => above(s, b).includes(d)));
  if (dims.length === 0) return make(s, deeper(p));
  const dim = r.pick(dims);
  return { op: 'pick', dim, key: r.pick(keysOf(s, dim)), arg: make(s, deeper(p, { bound: closed(s, [...p.bound, dim]) })) };
}
