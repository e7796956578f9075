import type { Expr, Reviews } from '@remit/program';
import { deeper, numeric, constant } from './expressions.ts';
import { decided, known } from './judgements.ts';
import { number } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { keysOf, readable } from './scope.ts';

const RELATIONS = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const;

/** Codes of every code fact and column, so that comparisons can meet. */
export const CODES = ['Low', 'Mid', 'High'];

/** An expression of a truth value. */
export function condition(s: Scope, p: Place): Expr {
  const r = s.r;
  const next = deeper(p);
  const facts = s.facts.filter((f) => f.type === 'bool' && readable(s, p, f));
  const vars = s.vars.filter((v) => v.type === 'bool' && readable(s, p, v));
  const columns = p.table?.columns.filter((c) => c.type === 'bool') ?? [];
  const leaves: (readonly [number, () => Expr])[] = [
    [1, () => ({ op: 'bool', v: r.chance(70) })],
    [5, () => ({ op: 'cmp', rel: r.pick(RELATIONS), args: [numeric(s, { ...next, depth: Math.min(next.depth, 1) }), r.chance(60) ? constant(number(r)) : numeric(s, { ...next, depth: Math.min(next.depth, 1) })] })],
    [2, () => ({ op: 'cmp', rel: r.pick(['eq', 'ne'] as const), args: [code(s, next), code(s, next)] })],
    [1, () => ({ op: 'cmp', rel: r.pick(RELATIONS), args: [date(s, next), date(s, next)] })],
  ];
  const decision = decided(s, p, ['bool']);
  if (decision) leaves.push([9, () => decision]);
  if (facts.length > 0) leaves.push([4, () => ({ op: 'fact', id: r.pick(facts).id })]);
  if (vars.length > 0) leaves.push([2, () => ({ op: 'var', id: r.pick(vars).id })]);
  if (columns.length > 0) leaves.push([12, () => ({ op: 'column', id: r.pick(columns).id })]);
  const groups = boundGroups(s, p);
  if (groups.length > 0) leaves.push([2, () => ({ op: 'reviewed', ...reviews(s, r.pick(groups)) })]);
  if (p.depth <= 0) return r.weighted(leaves);
  return r.weighted([
    ...leaves,
    [3, () => ({ op: r.pick(['and', 'or'] as const), args: Array.from({ length: r.int(1, 3) }, () => condition(s, next)) })],
    [1, () => known(s, condition(s, next), () => condition(s, next))],
    [1, () => ({ op: 'not', arg: condition(s, next) })],
    [2, () => ({ op: 'isMissing', arg: numeric(s, next) })],
    [2, () => ({ op: 'isNotApplicable', arg: numeric(s, next) })],
    [1, () => ({ op: 'case', when: [{ if: condition(s, next), then: condition(s, next) }], else: condition(s, next) })],
    [1, () => ({ op: 'orElse', args: [condition(s, next), { op: 'bool', v: r.chance(50) }] })],
  ]);
}

function boundGroups(s: Scope, p: Place): string[] {
  return p.bound.filter((d) => s.groups.some((g) => g.id === d));
}

/** Days of review, from the day of joining on and some time after. */
export function reviews({ r }: Scope, dim: string): Reviews {
  const first = { months: r.pick([0, 1, 3, 6]), days: r.pick([0, 0, 1, 20]) };
  return { dim, first, ...(r.chance(70) ? { everyMonths: r.pick([1, 3, 12]) } : {}) };
}

/** An expression of a code. */
export function code(s: Scope, p: Place): Expr {
  const r = s.r;
  const facts = s.facts.filter((f) => f.type === 'code' && readable(s, p, f));
  const vars = s.vars.filter((v) => v.type === 'code' && readable(s, p, v));
  const columns = p.table?.columns.filter((c) => c.type === 'code') ?? [];
  const makers: (readonly [number, () => Expr])[] = [[2, () => ({ op: 'code', v: r.pick(CODES) })]];
  if (facts.length > 0) makers.push([6, () => ({ op: 'fact', id: r.pick(facts).id })]);
  const decision = decided(s, p, ['code']);
  if (decision) makers.push([8, () => decision]);
  if (vars.length > 0) makers.push([3, () => ({ op: 'var', id: r.pick(vars).id })]);
  const groups = boundGroups(s, p);
  if (facts.length > 0 && groups.length > 0 && p.grain !== 'cohort') {
    const from = s.calendar.grains.filter((g) => g !== 'cohort');
    makers.push([8, () => ({ op: 'atReview', arg: { op: 'fact', id: r.pick(facts).id }, ...reviews(s, r.pick(groups)), ...(r.chance(40) ? { from: 'day', ...(r.chance(60) ? { nth: r.pick([1, 1, 2]) } : {}) } : { from: r.pick(from) }) })]);
  }
  if (columns.length > 0) makers.push([12, () => ({ op: 'column', id: r.pick(columns).id })]);
  if (p.bound.length > 0) makers.push([2, () => ({ op: 'key', dim: r.pick(p.bound) })], [1, () => ({ op: 'code', v: r.pick(keysOf(s, r.pick(p.bound))) })]);
  if (p.again.length > 0) makers.push([3, () => { const dim = r.pick(p.again); return { op: 'outer', dim, arg: { op: 'key', dim } }; }]);
  if (p.depth > 0) makers.push([1, () => ({ op: 'case', when: [{ if: condition(s, deeper(p)), then: code(s, deeper(p)) }], else: code(s, deeper(p)) })]);
  return r.weighted(makers);
}

/** An expression of a date. */
export function date(s: Scope, p: Place): Expr {
  const facts = s.facts.filter((f) => f.type === 'date' && readable(s, p, f));
  const decision = decided(s, p, ['date']);
  if (decision && s.r.chance(50)) return decision;
  if (facts.length > 0 && s.r.chance(70)) return { op: 'fact', id: s.r.pick(facts).id };
  return { op: 'date', v: s.r.pick(s.calendar.periods).start };
}
