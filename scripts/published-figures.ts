import type { Result, Program } from '@remit/program';
import { abs, add, cmp, formatNumber, parseDecimal, parseNumber, sub, ZERO, type Rational } from '@remit/program/rational';

/** A figure that somebody else published for one payment or published value. */
export interface PublishedFigure {
  /** The name of the case in its source. */
  case: string;
  /** The payment, share or published value it is a figure of. */
  of: string;
  period: string;
  /** The member of a group; empty where there is none. */
  member: string;
  published: Rational;
  /** How far off ours may be, by the source's own rounding. */
  tolerance: Rational;
}

/** A published figure, and what the run gives for it. */
export interface Comparison {
  figure: PublishedFigure;
  /** What the run gives; undefined where it is held or there is none. */
  ours: Rational | undefined;
  verdict: 'exact' | 'within' | 'beyond';
}

/** Reads the figures from CSV with the columns case, of, period, member, published and tolerance. Throws an Error that names the line. */
export function readPublishedFigures(text: string): PublishedFigure[] {
  const [header, ...lines] = text.trimEnd().split('\n').map((line) => line.split(','));
  if (header?.join() !== 'case,of,period,member,published,tolerance') throw new Error(`Unexpected columns: ${header?.join()}`);
  return lines.map(([id = '', of = '', period = '', member = '', published = '', tolerance = ''], index) => ({
    case: id, of, period, member,
    published: decimal(published, index), tolerance: decimal(tolerance, index),
  }));
}

function decimal(text: string, index: number): Rational {
  const value = parseDecimal(text);
  if (!value) throw new Error(`Line ${index + 2}: "${text}" is not a number.`);
  return value;
}

/** Compares every figure with what the run gives, in exact arithmetic. */
export function compareFigures(figures: PublishedFigure[], program: Program, result: Result): Comparison[] {
  const ours = figuresOf(program, result);
  return figures.map((figure) => {
    const value = ours.get(keyOf(figure.of, figure.period, figure.member));
    const difference = value && abs(sub(value, figure.published));
    const verdict = !difference || cmp(difference, figure.tolerance) > 0 ? 'beyond' : cmp(difference, ZERO) === 0 ? 'exact' : 'within';
    return { figure, ours: value, verdict };
  });
}

/** A comparison in one line, for people. */
export function describeComparison({ figure, ours }: Comparison): string {
  const where = [figure.of, figure.member, figure.period].filter(Boolean).join(' ');
  return `${figure.case}: ${where} is ${ours ? formatNumber(ours) : 'not there'}, published ${formatNumber(figure.published)}`;
}

/** Payments by declaration (a share: what the member receives less what it pays) and published values. */
function figuresOf(program: Program, result: Result): Map<string, Rational> {
  const figures = new Map<string, Rational>();
  const lines = new Map(program.lines.map((line) => [line.id, line]));
  for (const { line: id, period, dims, amount } of result.entitlements) {
    const line = lines.get(id)!;
    const member = memberOf(dims);
    const key = keyOf(line.of, period, member);
    const value = number(amount);
    const paidByMember = line.kind === 'share' && 'member' in line.from;
    figures.set(key, paidByMember ? sub(figures.get(key) ?? ZERO, value) : add(figures.get(key) ?? ZERO, value));
  }
  for (const { id, period, dims, value } of result.values) {
    if (typeof value === 'string') figures.set(keyOf(id, period, memberOf(dims)), number(value));
  }
  return figures;
}

function number(text: string): Rational {
  const value = parseNumber(text) ?? parseDecimal(text);
  if (!value) throw new Error(`"${text}" is not a number.`);
  return value;
}

function memberOf(dims: Record<string, string> | undefined): string {
  return Object.values(dims ?? {}).join('/');
}

function keyOf(of: string, period: string, member: string): string {
  return JSON.stringify([of, period, member]);
}
