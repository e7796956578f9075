import type { Expr } from '@remit/program';
import { coarser } from './calendar.ts';
import { amount as shareOut } from './allocations.ts';
import { number, positive } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { readable } from './scope.ts';
import { reviews, condition } from './conditions.ts';
import { decided, known } from './judgements.ts';
import { aggregation, inOtherPeriods, outerOrPick } from './reach.ts';
import { scale } from './scales.ts';

type Maker = readonly [number, () => Expr];

/** One step further in. */
export const deeper = (p: Place, change: Partial<Place> = {}): Place => ({ ...p, depth: p.depth - 1, ...change });

/** A constant. */
export const constant = (v: string): Expr => ({ op: 'number', v });

const NUMERIC = new Set(['money', 'number', 'percentage', 'count', 'ratio']);

/** What can be read at a place: facts, vars, lines, columns. */
function references(s: Scope, p: Place): Maker[] {
  const r = s.r;
  const facts = s.facts.filter((f) => NUMERIC.has(f.type) && readable(s, p, f));
  const vars = s.vars.filter((v) => (v.type === 'money' || v.type === 'number') && readable(s, p, v));
  const lines = s.lines.filter((l) => readable(s, p, l));
  const columns = p.table?.columns.filter((c) => NUMERIC.has(c.type)) ?? [];
  const out: Maker[] = [];
  if (facts.length > 0) {
    out.push([8, () => {
      const f = r.pick(facts);
      if (f.type !== 'ratio' || r.chance(60)) return { op: 'fact', id: f.id };
      return { op: 'fact', id: f.id, part: r.pick(['numerator', 'denominator', 'excluded'] as const) };
    }]);
  }
  if (vars.length > 0) out.push([5, () => ({ op: 'var', id: r.pick(vars).id })]);
  const decision = decided(s, p, ['money', 'number', 'percentage', 'count']);
  if (decision) out.push([9, () => decision]);
  if (lines.length > 0) {
    out.push([3, () => {
      const l = r.pick(lines);
      return l.parts && r.chance(50) ? { op: 'earned', line: l.id, part: r.pick(l.parts).id } : { op: 'line', id: l.id };
    }]);
  }
  if (columns.length > 0) out.push([20, () => ({ op: 'column', id: r.pick(columns).id })]);
  return out;
}

/** An expression of a number. */
export function numeric(s: Scope, p: Place): Expr {
  const leaves: Maker[] = [[3, () => constant(number(s.r))], ...references(s, p)];
  return s.r.weighted(p.depth <= 0 ? leaves : [...leaves, ...nodes(s, p)]);
}

/** One node of any kind over what can be read: each kind as likely as the others, so that none hides behind another. */
export function probe(s: Scope, p: Place): Expr {
  return s.r.pick(nodes(s, p))[1]();
}

/** Makers of every node that has operands. */
function nodes(s: Scope, p: Place): Maker[] {
  const r = s.r;
  const next = deeper(p);
  const some = (n: number) => Array.from({ length: n }, () => numeric(s, next));
  const groups = p.bound.filter((d) => s.groups.some((g) => g.id === d));
  const makers: Maker[] = [
    [4, () => ({ op: r.pick(['add', 'sub', 'mul', 'min', 'max'] as const), args: some(r.int(1, 3)) })],
    [2, () => ({ op: 'div', args: some(2) })],
    [3, () => round(s, numeric(s, next))],
    [1, () => ({ ...round(s, numeric(s, next)), root: 2 })],
    [3, () => ({ op: 'case', when: Array.from({ length: r.int(1, 2) }, () => ({ if: condition(s, next), then: numeric(s, next) })), else: numeric(s, next) })],
    [3, () => ({ op: 'orElse', args: some(r.int(1, 2)).concat(constant(positive(r))) })],
    [1, () => ({ op: 'orElse', args: some(2) })],
    [2, () => deadline(s, p)],
    [3, () => known(s, numeric(s, next), () => condition(s, next))],
    [1, () => ({ op: 'notApplicable', reason: r.pick(['nobody left', 'not in this year']) })],
    [1, () => ({ op: 'orElse', args: [tooFew(numeric(s, next)), ...(r.chance(90) ? [constant(positive(r))] : [])] })],
    [3, () => scale(s, p)], [3, () => scale(s, p)],
    [2, () => ({ op: 'ordinal', in: r.pick(coarser(s.calendar, p.grain).slice(1).concat(coarser(s.calendar, p.grain)[0]!)), ...(r.chance(40) ? { count: true } : {}) })],
    [2, () => inOtherPeriods(s, p)], [2, () => inOtherPeriods(s, p)],
    [2, () => ({ op: 'split', ...splitParts(s, next) })],
  ];
  if (s.groups.length + s.sets.length + s.rows.length > 0) makers.push([4, () => aggregation(s, p)], [3, () => aggregation(s, p)]);
  if (p.bound.length > 0) makers.push([2, () => shareOut(s, p)], [2, () => shareOut(s, p)]);
  if (p.again.length + s.groups.length + s.sets.length > 0) makers.push([p.again.length > 0 ? 6 : 2, () => outerOrPick(s, p, numeric)]);
  if (groups.length > 0 && p.grain !== 'cohort') makers.push([4, () => (r.chance(70) ? { op: 'partOf', dim: r.pick(groups), by: r.pick(['days', 'months'] as const) } : partAfter(s, r.pick(groups)))]);
  if (p.inLine) makers.push([8, () => ({ op: 'heldPart', arg: numeric(s, next), part: r.pick(['a', 'b']) })]);
  return makers;
}

function tooFew(count: Expr): Expr {
  return { op: 'missing', reason: 'too-few', of: 'a', noun: 'eligible', least: '20', count };
}

/** A number that is not below zero. */
export function notNegative(s: Scope, p: Place): Expr {
  return { op: 'max', args: [constant('0'), numeric(s, p)] };
}

/** A rounding of any mode, to units that make ties. */
export function round(s: Scope, arg: Expr, units: readonly string[] = ['0.01', '1', '0.5', '10', '0.25', '0.1']): Extract<Expr, { op: 'round' }> {
  const mode = s.r.pick(['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'] as const);
  return { op: 'round', arg, unit: s.r.pick(units), mode };
}

function splitParts(s: Scope, p: Place): Omit<Extract<Expr, { op: 'split' }>, 'op'> {
  const n = s.r.int(2, 4);
  const weights = Array.from({ length: n }, () => (s.r.chance(70) ? constant(positive(s.r)) : notNegative(s, p)));
  return {
    arg: numeric(s, p), weights, index: s.r.int(0, n - 1), unit: s.r.pick(['0.01', '1', '0.5']),
    ...(s.r.chance(40) ? { remainderTo: s.r.int(0, n - 1) } : {}),
  };
}

/** A value that must be known by a date. */
export function deadline(s: Scope, p: Place, arg: Expr = numeric(s, deeper(p))): Expr {
  const days = s.r.pick([-20, 0, 10, 40, 95]);
  const grain = s.r.pick(coarser(s.calendar, p.grain));
  const by = Object.fromEntries(s.calendar.periods.filter((q) => q.grain === grain)
    .map((q) => [q.id, new Date(Date.parse(q.end) + days * 86_400_000).toISOString().slice(0, 10)]));
  return { op: 'deadline', arg, by, else: s.r.chance(70) ? constant(positive(s.r)) : numeric(s, deeper(p)) };
}


/** The days of a period after a review in it. */
function partAfter(s: Scope, dim: string): Expr {
  const { dim: _dim, ...after } = reviews(s, dim);
  return { op: 'partOf', dim, by: 'days', after: { ...after, nth: s.r.pick([0, 1, 1, 2]) } };
}
