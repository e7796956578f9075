import { ONE, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { literalOf } from './literals.ts';

/** The figures a measure can come to, as far as the text fixes them with figures of one kind. */
export interface MeasureRange {
  readonly low: Rational;
  readonly high: Rational;
  /** The ends as written. */
  readonly written: { readonly low: string; readonly high: string };
  /** The rates of its ends, as written: figures with other rates cannot be compared with them. */
  readonly rates: string;
}

/** The range of a measure: its score, its bounds, or for a proportion 0% to 100%. */
export function measureRange(measure: ast.Measure): MeasureRange | undefined {
  for (const clause of measure.clauses) {
    if (ast.isScoreMeasure(clause)) return between(clause.low, clause.high);
    const bounds = 'bounds' in clause ? clause.bounds : undefined;
    if (bounds) return between(bounds.low, bounds.high);
    if (ast.isProportionMeasure(clause)) return { low: ZERO, high: ONE, written: { low: '0%', high: '100%' }, rates: '' };
  }
  return undefined;
}

/** The rates of a figure as written, without spaces: `per1,000people`. */
export function ratesOf(quantity: ast.Quantity): string {
  return quantity.rates.map(rate => rate.$cstNode?.text.replace(/\s+/g, '') ?? '').join('');
}

function between(low: ast.Expression | undefined, high: ast.Expression | undefined): MeasureRange | undefined {
  const [from, to] = [literalOf(low), literalOf(high)];
  if (!from || !to || from.kind !== to.kind) return undefined;
  return { low: from.value, high: to.value, written: { low: low!.$cstNode?.text ?? '', high: high!.$cstNode?.text ?? '' }, rates: ratesOf(to.quantity) || ratesOf(from.quantity) };
}
