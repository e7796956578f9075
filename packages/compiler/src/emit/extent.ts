/** The least and the greatest value that an expression can take, as far as its shape and the bounds of facts show. */
import type { Expr, Fact, Var } from '@remit/program';
import { add, cmp, max, min, mul, ONE, parseNumber, roundTo, sub, ZERO, type Rational } from '@remit/program/rational';
import { constant } from './fold.ts';

/** What is known of the names in it. */
export interface KnownNames { fact(id: string): Fact | undefined; variable(id: string): Var | undefined }

/** Both ends, included; an end that is not known is left out. */
export interface Extent { least?: Rational; greatest?: Rational }

/** The extent of an expression. What is missing or not applicable takes no value. */
export function extentOf(expr: Expr, known: KnownNames, open: ReadonlySet<string> = new Set()): Extent {
  const of = (inner: Expr): Extent => extentOf(inner, known, open);
  const fixed = constant(expr);
  if (fixed) return { least: fixed, greatest: fixed };
  switch (expr.op) {
    case 'fact': {
      const fact = known.fact(expr.id);
      if (!fact || expr.part !== undefined) return {};
      return { ...end('least', fact.min && constant(fact.min)), ...end('greatest', fact.max && constant(fact.max)) };
    }
    case 'var': {
      const variable = known.variable(expr.id);
      return variable && !open.has(expr.id) ? extentOf(variable.expr, known, new Set([...open, expr.id])) : {};
    }
    case 'add': return expr.args.map(of).reduce((a, b) => both(a, b, add));
    case 'mul': {
      const parts = expr.args.map(of);
      return parts.every((p) => p.least && cmp(p.least, ZERO) >= 0) ? parts.reduce((a, b) => both(a, b, mul)) : {};
    }
    case 'sub': {
      const [first, ...rest] = expr.args.map(of);
      return rest.reduce<Extent>((a, b) => ({ ...end('least', a.least && b.greatest && sub(a.least, b.greatest)), ...end('greatest', a.greatest && b.least && sub(a.greatest, b.least)) }), first!);
    }
    case 'min': return extreme(expr.args.map(of), 'greatest', min);
    case 'max': return extreme(expr.args.map(of), 'least', max);
    case 'round': {
      if (expr.root) return {};
      const inner = of(expr.arg);
      const rounded = (value: Rational | undefined) => value && roundTo(value, parseNumber(expr.unit)!, expr.mode);
      return { ...end('least', rounded(inner.least)), ...end('greatest', rounded(inner.greatest)) };
    }
    case 'case': return hull([...expr.when.map((w) => w.then), expr.else].map(of));
    case 'lookup': return hull([...expr.rows.map((r) => r.v), ...(expr.else ? [expr.else] : [])].map(of));
    case 'byPeriod': return hull([...expr.cases.map((c) => c.v), ...(expr.else ? [expr.else] : [])].map(of));
    case 'orElse': return hull(expr.args.map(of));
    case 'deadline': return hull([of(expr.arg), of(expr.else)]);
    case 'at': return hull([expr.arg, ...(expr.else ? [expr.else] : [])].map(of));
    case 'outer': case 'pick': case 'heldPart': case 'atReview': return of(expr.arg);
    case 'band': return expr.mode === 'whole' ? hull(expr.bands.map((b) => of(b.v))) : {};
    case 'interpolate': return hull([...expr.points.map((p) => p[1]), ...(expr.before ? [expr.before] : []), ...(expr.after ? [expr.after] : [])].map(of));
    case 'partOf': return { least: ZERO, greatest: ONE };
    default: return {};
  }
}

/** Whether an amount is below zero whatever comes in; a share of what a payment comes to is so by its sign. */
export function isAlwaysNegative(expr: Expr, known: KnownNames): boolean {
  const { greatest } = extentOf(expr, known);
  if (greatest) return cmp(greatest, ZERO) < 0;
  if (expr.op === 'round') return isAlwaysNegative(expr.arg, known);
  return expr.op === 'mul' && expr.args.filter((arg) => isAlwaysNegative(arg, known)).length % 2 === 1;
}

/** Whether a condition is false whatever comes in, as far as bounds show. */
export function isNeverTrue(expr: Expr, known: KnownNames): boolean {
  switch (expr.op) {
    case 'bool': return !expr.v;
    case 'and': return expr.args.some((a) => isNeverTrue(a, known));
    case 'or': return expr.args.every((a) => isNeverTrue(a, known));
    case 'cmp': {
      const [a, b] = [extentOf(expr.args[0], known), extentOf(expr.args[1], known)];
      const order = (x: Rational | undefined, y: Rational | undefined) => (x && y ? cmp(x, y) : undefined);
      const above = order(a.greatest, b.least);
      const below = order(a.least, b.greatest);
      switch (expr.rel) {
        case 'ge': return above !== undefined && above < 0;
        case 'gt': return above !== undefined && above <= 0;
        case 'le': return below !== undefined && below > 0;
        case 'lt': return below !== undefined && below >= 0;
        case 'eq': return (above !== undefined && above < 0) || (below !== undefined && below > 0);
        default: return false;
      }
    }
    default: return false;
  }
}

function end(name: 'least' | 'greatest', value: Rational | undefined): Extent {
  return value ? { [name]: value } : {};
}

function both(a: Extent, b: Extent, combine: (x: Rational, y: Rational) => Rational): Extent {
  return { ...end('least', a.least && b.least && combine(a.least, b.least)), ...end('greatest', a.greatest && b.greatest && combine(a.greatest, b.greatest)) };
}

/** Everything that one of them takes. */
function hull(all: readonly Extent[]): Extent {
  if (all.length === 0) return {};
  return all.reduce((a, b) => ({ ...end('least', a.least && b.least && min(a.least, b.least)), ...end('greatest', a.greatest && b.greatest && max(a.greatest, b.greatest)) }));
}

/** The lowest or highest of some: one known end is enough on the side that it bounds. */
function extreme(all: readonly Extent[], sure: 'least' | 'greatest', pick: (a: Rational, b: Rational) => Rational): Extent {
  const other = sure === 'least' ? 'greatest' : 'least';
  const known = all.flatMap((e) => e[sure] ?? []);
  const others = all.map((e) => e[other]);
  return {
    ...end(sure, known.length > 0 ? known.reduce(pick) : undefined),
    ...end(other, others.every((o) => o !== undefined) ? (others as Rational[]).reduce(pick) : undefined),
  };
}
