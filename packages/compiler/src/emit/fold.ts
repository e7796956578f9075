/**
 * Constructors of expressions that fold what is constant. Only folds that keep every
 * meaning are made: nothing that could be missing or not applicable is dropped.
 */
import type { Expr, NumberText, Relation, RoundingMode } from '@remit/program';
import {
  cmp as cmpR, div as divR, formatNumber, isZero, max as maxR, min as minR, mul as mulR, ONE, parseNumber, rational,
  roundTo, sub as subR, sum, ZERO, type Rational,
} from '@remit/program/rational';

/** A number constant. Text must be canonical. */
export function num(value: Rational | NumberText | number | bigint): Expr {
  if (typeof value === 'string') return { op: 'number', v: value };
  if (typeof value === 'object') return { op: 'number', v: formatNumber(value) };
  return { op: 'number', v: formatNumber(rational(BigInt(value))) };
}

/** The value of a constant expression; undefined if it is not a number constant. */
export function constant(expr: Expr): Rational | undefined {
  return expr.op === 'number' ? parseNumber(expr.v) : undefined;
}

export function bool(v: boolean): Expr {
  return { op: 'bool', v };
}

/** Sum; nested sums become one, constants one constant in the place of the first. */
export function add(...args: Expr[]): Expr {
  return associative('add', args, ZERO, sum);
}

/** Product; as `add`. A zero factor stays: the other factors may be missing. */
export function mul(...args: Expr[]): Expr {
  return associative('mul', args, ONE, (all) => [...all].reduce(mulR, ONE));
}

export function sub(first: Expr, ...rest: Expr[]): Expr {
  const taken = rest.filter((r) => !isConstant(r, ZERO));
  if (taken.length === 0) return first;
  const values = [first, ...taken].map(constant);
  if (values.every((v) => v !== undefined)) return num(values.slice(1).reduce<Rational>((a, b) => subR(a, b!), values[0]!));
  return { op: 'sub', args: [first, ...taken] };
}

export function div(dividend: Expr, divisor: Expr): Expr {
  const [a, b] = [constant(dividend), constant(divisor)];
  if (b && cmpR(b, ONE) === 0) return dividend;
  if (a && b && !isZero(b)) return num(divR(a, b));
  return { op: 'div', args: [dividend, divisor] };
}

export function min(...args: Expr[]): Expr {
  return extreme('min', args, minR);
}

export function max(...args: Expr[]): Expr {
  return extreme('max', args, maxR);
}

export function neg(arg: Expr): Expr {
  return mul(num(-1), arg);
}

/** Rounding to a multiple of `unit`. A constant that is one already stays as it is. */
export function round(arg: Expr, unit: NumberText, mode: RoundingMode, root?: 2): Expr {
  const value = constant(arg);
  if (value && !root) return num(roundTo(value, parseNumber(unit)!, mode));
  return root ? { op: 'round', arg, unit, mode, root } : { op: 'round', arg, unit, mode };
}

export function compare(rel: Relation, a: Expr, b: Expr): Expr {
  const [x, y] = [constant(a), constant(b)];
  if (x && y) return bool(holds(rel, cmpR(x, y)));
  return { op: 'cmp', rel, args: [a, b] };
}

/** Conjunction; true operands are left out, and what stands after a false one too (evaluation stops there). */
export function and(...args: Expr[]): Expr {
  return logic('and', args, true);
}

export function or(...args: Expr[]): Expr {
  return logic('or', args, false);
}

export function not(arg: Expr): Expr {
  return arg.op === 'bool' ? bool(!arg.v) : arg.op === 'not' ? arg.arg : { op: 'not', arg };
}

/** `if … then … otherwise …`; constant conditions are decided here. */
export function choose(when: { if: Expr; then: Expr }[], otherwise: Expr): Expr {
  const open: { if: Expr; then: Expr }[] = [];
  for (const branch of when) {
    if (branch.if.op === 'bool') {
      if (branch.if.v) return open.length === 0 ? branch.then : { op: 'case', when: open, else: branch.then };
      continue;
    }
    open.push(branch);
  }
  return open.length === 0 ? otherwise : { op: 'case', when: open, else: otherwise };
}

/** Whether two expressions are the same text. */
export function same(a: Expr, b: Expr): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function associative(op: 'add' | 'mul', args: Expr[], neutral: Rational, combine: (all: Rational[]) => Rational): Expr {
  const flat = args.flatMap((arg) => (arg.op === op ? arg.args : [arg]));
  const constants = flat.map(constant).filter((c) => c !== undefined);
  const all = constants.length === 0 ? neutral : combine(constants);
  const others = flat.filter((arg) => arg.op !== 'number');
  if (others.length === 0) return num(all);
  if (cmpR(all, neutral) === 0) return others.length === 1 ? others[0]! : { op, args: others };
  const place = flat.findIndex((arg) => arg.op === 'number');
  // One constant alone stays the one that the text has at its place.
  return { op, args: [...others.slice(0, place), constants.length === 1 ? flat[place]! : num(all), ...others.slice(place)] };
}

function extreme(op: 'min' | 'max', args: Expr[], pick: (a: Rational, b: Rational) => Rational): Expr {
  const flat = args.flatMap((arg) => (arg.op === op ? arg.args : [arg]));
  const constants = flat.map(constant).filter((c) => c !== undefined);
  const others = flat.filter((arg) => arg.op !== 'number');
  if (constants.length === 0) return others.length === 1 ? others[0]! : { op, args: others };
  const best = num(constants.reduce(pick));
  return others.length === 0 ? best : { op, args: [...others, best] };
}

function logic(op: 'and' | 'or', args: Expr[], neutral: boolean): Expr {
  const kept: Expr[] = [];
  for (const arg of args.flatMap((a) => (a.op === op ? a.args : [a]))) {
    if (arg.op === 'bool' && arg.v === neutral) continue;
    kept.push(arg);
    if (arg.op === 'bool') break;
  }
  if (kept.length === 0) return bool(neutral);
  return kept.length === 1 ? kept[0]! : { op, args: kept };
}

function isConstant(expr: Expr, value: Rational): boolean {
  const c = constant(expr);
  return c !== undefined && cmpR(c, value) === 0;
}

function holds(rel: Relation, sign: number): boolean {
  switch (rel) {
    case 'lt': return sign < 0;
    case 'le': return sign <= 0;
    case 'gt': return sign > 0;
    case 'ge': return sign >= 0;
    case 'eq': return sign === 0;
    case 'ne': return sign !== 0;
  }
}
