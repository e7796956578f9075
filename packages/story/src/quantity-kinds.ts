import type { Expr, Fact, Program, SourceMap } from '@remit/program';
import { abs, cmp, fromInteger, ONE, parseNumber, sign, type Rational } from '@remit/program/rational';
import { valueAt } from '@remit/program/pointer';
import { childrenOf } from '@remit/program/walk';
import { isMoneyInside } from './money-steps.ts';

/** What a number is, for people: a sum of money, a share in hundredths, a rate for so many, a count of something, or only a number. */
export type QuantityKind =
  | { is: 'money' } | { is: 'percentage' } | { is: 'rate'; per: string; noun?: string } | { is: 'count'; noun?: string } | { is: 'plain' };

const TWO = fromInteger(2);
const MONEY: QuantityKind = { is: 'money' };
const PERCENTAGE: QuantityKind = { is: 'percentage' };
const COUNT: QuantityKind = { is: 'count' };
const PLAIN: QuantityKind = { is: 'plain' };

/** Tells what the numbers of a program are. */
export interface QuantityKinds {
  /** Of a value of the program, by its id. */
  ofVar(id: string): QuantityKind;
  /** Of an expression; undefined of a constant, which is what its neighbours make it. */
  of(expr: Expr): QuantityKind | undefined;
  /** Of an expression inside another ("/args/0"), given what the outer one is. */
  inside(outer: Expr, at: string, outerKind: QuantityKind): QuantityKind;
}

/** Reads out of a program, and of what its map says of facts, what its numbers are. */
export function quantityKinds(program: Program, map: SourceMap | undefined): QuantityKinds {
  const facts = new Map(program.facts.map((fact, index) => [fact.id, factKind(fact, map?.told?.[`/facts/${index}`]?.per)]));
  for (const { id, type } of program.judgements ?? []) facts.set(id, type === 'money' ? MONEY : type === 'percentage' ? PERCENTAGE : PLAIN);
  const vars = new Map(program.vars.map((each) => [each.id, each]));
  // Only what the text itself writes without a sign is told so: a number that comes from elsewhere may be either.
  const plain = new Set<unknown>(map?.plain?.map((pointer) => valueAt(program, pointer)));
  const isWrittenPlain = (expr: Expr): boolean => {
    const numbers = chosenNumbers(expr);
    return numbers.length > 0 && numbers.every((number) => plain.has(number));
  };
  const known = new Map<string, QuantityKind>();
  const ofVar = (id: string): QuantityKind => {
    const found = known.get(id);
    if (found) return found;
    const each = vars.get(id);
    known.set(id, PLAIN);
    const kind = each?.type === 'money' ? MONEY : each?.type === 'percentage' ? PERCENTAGE : (each?.type === 'number' ? of(each.expr) : undefined) ?? PLAIN;
    known.set(id, kind);
    return kind;
  };
  const first = (all: readonly Expr[]): QuantityKind | undefined => all.map(of).find((kind) => kind !== undefined);
  const of = (expr: Expr): QuantityKind | undefined => {
    switch (expr.op) {
      case 'fact': return expr.part === undefined ? facts.get(expr.id) ?? PLAIN : COUNT;
      case 'decided': return facts.get(expr.id) ?? PLAIN;
      case 'var': return ofVar(expr.id);
      case 'line': case 'earned': return MONEY;
      case 'column': return columnKind(program, expr.id);
      case 'mul': return productKind(expr.args.map((arg) => of(arg) ?? (isShare(arg) ? PERCENTAGE : undefined)));
      case 'div': return quotientKind(expr.args, of, facts);
      case 'band': return first([...expr.bands.map(({ v }) => v), ...(expr.mode === 'graduated' ? [expr.x] : [])]);
      case 'interpolate': return first(expr.points.map(([, y]) => y)) ?? (expr.points.every(([, y]) => isShare(y)) ? PERCENTAGE : undefined);
      case 'case': return first([...expr.when.map(({ then }) => then), expr.else]);
      case 'lookup': return first(expr.rows.map(({ v }) => v));
      case 'agg': case 'over': return expr.fn === 'count' ? COUNT : of(expr.arg);
      case 'alloc': return of(expr.total);
      case 'split': case 'atReview': return of(expr.arg);
      case 'add': case 'sub': case 'min': case 'max': case 'round': case 'orElse': case 'heldPart': case 'deadline': case 'known': case 'at': case 'outer': case 'pick': case 'byPeriod':
        return first(childrenOf(expr).filter(({ at }) => at !== '/unless').map((child) => child.expr));
      case 'number': return undefined;
      default: return PLAIN;
    }
  };
  const inside = (outer: Expr, at: string, outerKind: QuantityKind): QuantityKind => {
    const inner = childrenOf(outer).find((child) => child.at === at)?.expr;
    const own = inner && of(inner);
    if (own) return own;
    if (isMoneyInside(outer, at, outerKind.is === 'money', program)) return MONEY;
    switch (outer.op) {
      case 'cmp': return first(outer.args) ?? PLAIN;
      case 'mul': return inner && !isWrittenPlain(inner) && (isShare(inner) && first(outer.args)?.is !== 'rate' || (outerKind.is === 'money' || of(outer)?.is === 'money') && isPart(inner)) ? PERCENTAGE : PLAIN;
      case 'div': return at === '/args/0' ? outerKind : PLAIN;
      case 'band':
        if (!at.endsWith('/v')) return first([outer.x, ...outer.bands.flatMap(({ to }) => to ?? [])]) ?? PLAIN;
        return outer.mode === 'graduated' ? PERCENTAGE : outerKind;
      case 'interpolate': return at === '/x' || /^\/points\/\d+\/0$/.test(at) ? first([outer.x, ...outer.points.map(([x]) => x)]) ?? PLAIN : outer.points.every(([, y]) => isShare(y)) ? PERCENTAGE : outerKind;
      case 'add': case 'sub': case 'min': case 'max': case 'round': case 'orElse': case 'heldPart': case 'deadline': case 'known': case 'at': case 'over': case 'agg': case 'outer': case 'pick': case 'byPeriod': case 'case': case 'lookup':
        return of(outer) ?? outerKind;
      default: return PLAIN;
    }
  };
  return { ofVar, of, inside };
}

function factKind({ type, unit, min, max }: Fact, per: string | undefined): QuantityKind {
  if (type === 'money') return MONEY;
  if (type === 'percentage') return PERCENTAGE;
  if (type === 'count') return unit === undefined ? COUNT : { is: 'count', noun: unit };
  if (type !== 'ratio') return unit === undefined ? PLAIN : { is: 'count', noun: unit };
  if (per !== undefined) return { is: 'rate', per, ...(unit === undefined ? {} : { noun: unit }) };
  return [min, max].every((bound, index) => bound?.op === 'number' && bound.v === String(index)) ? PERCENTAGE : PLAIN;
}

function columnKind({ rows }: Program, id: string): QuantityKind {
  const type = rows.flatMap(({ columns }) => columns).find((column) => column.id === id)?.type;
  return type === 'money' ? MONEY : type === 'percentage' ? PERCENTAGE : type === 'count' ? COUNT : PLAIN;
}

function productKind(all: readonly (QuantityKind | undefined)[]): QuantityKind | undefined {
  const found = all.filter((kind) => kind !== undefined);
  if (found.length === 0) return undefined;
  const [whole, ...more] = found.filter(({ is }) => is !== 'percentage');
  if (found.some(({ is }) => is === 'money')) return MONEY;
  if (all.includes(undefined)) return undefined;
  if (!whole) return PERCENTAGE;
  return more.length === 0 && (whole.is === 'count' || whole.is === 'rate') ? whole : PLAIN;
}

/** A part of a reported share is of the kind of that share; a sum of money divided by a number is one too. */
function quotientKind(args: readonly Expr[], of: (expr: Expr) => QuantityKind | undefined, facts: ReadonlyMap<string, QuantityKind>): QuantityKind | undefined {
  const [top, bottom] = args.map(reportedPart);
  if (top !== undefined && top === bottom) return facts.get(top);
  const [first, ...others] = args.map(of);
  if (first?.is === 'rate') return others.every((kind) => kind === undefined || kind.is === 'percentage') ? first : PLAIN;
  return first?.is === 'money' ? (others.some((kind) => kind?.is === 'money') ? PLAIN : MONEY) : first === undefined ? undefined : PLAIN;
}

/** The fact of which an expression is made of one part, over whatever stretch. */
function reportedPart(expr: Expr): string | undefined {
  if (expr.op === 'fact') return expr.part === undefined ? undefined : expr.id;
  return ['over', 'agg', 'add', 'sub', 'max', 'min', 'pick', 'at', 'outer'].includes(expr.op) ? childrenOf(expr).map((child) => reportedPart(child.expr)).find((id) => id !== undefined) : undefined;
}

/** A constant from nothing to the whole that has an end, or a table of such. */
function isShare(expr: Expr): boolean {
  if (expr.op === 'lookup') return expr.rows.every(({ v }) => isShare(v) || v.op === 'notApplicable');
  if (expr.op === 'byPeriod') return expr.cases.every(({ v }) => isShare(v));
  const value = expr.op === 'number' && !expr.v.includes('/') ? parseNumber(expr.v) : undefined;
  return value !== undefined && sign(value) >= 0 && cmp(abs(value), ONE) <= 0;
}

/** What a sum of money is taken times as a part of it: at most double, and no whole number but all or nothing of it; or a choice among such. Contracts write it as a percentage, `140%`, where their text does not say otherwise. */
function isPart(expr: Expr): boolean {
  const figures = figuresOf(expr);
  return figures !== undefined && figures.length > 0 && figures.every((value) => sign(value) >= 0 && cmp(value, TWO) <= 0) && (figures.some(({ d }) => d !== 1n) || figures.every((value) => cmp(value, ONE) <= 0));
}

/** The constants that an expression chooses among. */
function chosenNumbers(expr: Expr): Expr[] {
  switch (expr.op) {
    case 'number': return [expr];
    case 'band': return expr.bands.flatMap(({ v }) => chosenNumbers(v));
    case 'case': return [...expr.when.map(({ then }) => then), expr.else].flatMap(chosenNumbers);
    case 'lookup': return expr.rows.flatMap(({ v }) => chosenNumbers(v));
    case 'byPeriod': return expr.cases.flatMap(({ v }) => chosenNumbers(v));
    default: return [];
  }
}

/** The figures that an expression chooses among, if it is no more than such a choice and each has an end. */
function figuresOf(expr: Expr): Rational[] | undefined {
  switch (expr.op) {
    case 'number': {
      const value = expr.v.includes('/') ? undefined : parseNumber(expr.v);
      return value && [value];
    }
    case 'band': return expr.mode === 'graduated' ? undefined : all(expr.bands.map(({ v }) => v));
    case 'case': return all([...expr.when.map(({ then }) => then), expr.else]);
    case 'lookup': return all(expr.rows.map(({ v }) => v));
    case 'byPeriod': return all(expr.cases.map(({ v }) => v));
    case 'notApplicable': return [];
    default: return undefined;
  }
}

function all(exprs: readonly Expr[]): Rational[] | undefined {
  const found = exprs.map(figuresOf);
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}
