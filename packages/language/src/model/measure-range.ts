import { cmp, div, ONE, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { literalOf, quantityValue, readLexeme, type LiteralValue } from './literals.ts';

/** The figures a measure can come to, as far as the text fixes them with figures of one kind. */
export interface MeasureRange {
  readonly low: Rational;
  readonly high: Rational;
  /** The ends as written. */
  readonly written: { readonly low: string; readonly high: string };
  /** The rates of its ends, as written: figures with other rates cannot be compared with them. */
  readonly rates: string;
  /** Whether its ends are sums of money. */
  readonly money?: boolean;
  /** The ends as plain numbers, 200 per 1,000 as 1/5; absent where a rate is of time, or per member. */
  readonly plain?: { readonly low: Rational; readonly high: Rational };
}

/** The range of a measure: its score, its bounds, or for a proportion 0% to 100%. */
export function measureRange(measure: ast.Measure): MeasureRange | undefined {
  for (const clause of measure.clauses) {
    if (ast.isScoreMeasure(clause)) return between(clause.low, clause.high);
    const bounds = 'bounds' in clause ? clause.bounds : undefined;
    if (bounds) return between(bounds.low, bounds.high);
    if (ast.isProportionMeasure(clause)) return { low: ZERO, high: ONE, written: { low: '0%', high: '100%' }, rates: '', plain: { low: ZERO, high: ONE } };
  }
  return undefined;
}

/** The range of what is reported, where the text gives both bounds. */
export function factRange({ clauses }: ast.Fact | ast.SizeFact): MeasureRange | undefined {
  const bounds = clauses.find(ast.isBetweenBounds);
  return bounds && between(bounds.low, bounds.high);
}

/** The rates of a figure as written, without spaces: `per1,000people`. */
export function ratesOf(quantity: ast.Quantity): string {
  return quantity.rates.map(rate => rate.$cstNode?.text.replace(/\s+/g, '') ?? '').join('');
}

/** Whether a measure can never come to a figure. Figures that cannot be compared with its range are not judged. */
export function isBeyond(range: MeasureRange, figure: ast.Quantity): boolean {
  const literal: LiteralValue | undefined = quantityValue(figure);
  if (!literal || (literal.kind === 'money') !== (range.money === true)) return false;
  const beyond = (value: Rational, { low, high }: { low: Rational; high: Rational }): boolean => cmp(value, low) < 0 || cmp(value, high) > 0;
  if (ratesOf(figure) === range.rates) return beyond(literal.value, range);
  const plain = plainValue(literal.value, figure);
  return plain !== undefined && range.plain !== undefined && beyond(plain, range.plain);
}

/** A figure with the rates of a quantity as a plain number: 24 per 1,000 is 3/125. Undefined where a rate is of time, or per member. */
export function plainValue(value: Rational, { rates }: ast.Quantity): Rational | undefined {
  if (rates.length > 1 || rates.some(({ size }) => size === undefined)) return undefined;
  const size = rates.length === 0 ? ONE : readLexeme(rates[0]!.size)?.value;
  return size && cmp(size, ZERO) > 0 ? div(value, size) : undefined;
}

function between(low: ast.Expression | undefined, high: ast.Expression | undefined): MeasureRange | undefined {
  const [from, to] = [literalOf(low), literalOf(high)];
  if (!from || !to || from.kind !== to.kind) return undefined;
  const lowest = plainValue(from.value, from.quantity.rates.length > 0 ? from.quantity : to.quantity);
  const highest = plainValue(to.value, to.quantity.rates.length > 0 ? to.quantity : from.quantity);
  return { money: from.kind === 'money', ...(lowest && highest && { plain: { low: lowest, high: highest } }), low: from.value, high: to.value, written: { low: low!.$cstNode?.text ?? '', high: high!.$cstNode?.text ?? '' }, rates: ratesOf(to.quantity) || ratesOf(from.quantity) };
}
