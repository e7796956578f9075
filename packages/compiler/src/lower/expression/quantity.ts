/** Literals with their rates: `£1,320 per person in Adults per year`, `92 per 1,000`, `£45 per contact in Elsewhere`. */
import type { Expr } from '@remit/program';
import { div as divide, isZero, neg } from '@remit/program/rational';
import type { Quantity, Rate } from '@remit/language/ast';
import { mul, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { literalKind, literalValue } from '../literal.ts';
import { partOfPeriod } from '../part-of-period.ts';
import type { Scope } from '../scope.ts';
import { readDeclaration } from './reference.ts';

const TIME_UNITS = new Set(['year', 'month', 'quarter']);

export function lowerQuantity(cx: Context, node: Quantity, scope: Scope): Expr {
  const written = literalValue(node.lexeme);
  if (!written) return cx.refuse('TYP-101', node, { text: node.lexeme });
  let value = node.negative ? neg(written) : written;
  for (const rate of node.rates) {
    if (rate.size === undefined) continue;
    const size = literalValue(rate.size);
    if (!size || isZero(size)) return cx.refuse('TYP-101', rate, { text: rate.size });
    value = divide(value, size);
  }
  const price = scope.price && literalKind(node.lexeme) === 'money' ? scope.price(value, node) : num(value);
  return mul(price, ...node.rates.flatMap((rate) => factor(cx, rate, scope)));
}

/**
 * What a rate multiplies with: a count, or the part of a year, quarter or month that the period is.
 * `per person` without its count only says what the price is for; the text multiplies it itself.
 */
function factor(cx: Context, rate: Rate, scope: Scope): Expr[] {
  if (rate.source?.ref) return [readDeclaration(cx, rate.source.ref, rate, scope)];
  if (rate.size !== undefined) return [];
  const uncounted = rate.dimension?.$refText ?? (/^(weeks?|days?|working days?)$/.test(rate.noun ?? '') ? rate.noun : undefined);
  if (uncounted !== undefined) return [cx.refuse('TYP-105', rate, { price: rate.$container?.$cstNode?.text.split(/\sper\s/)[0] ?? '', noun: uncounted })];
  if (rate.noun !== undefined && TIME_UNITS.has(rate.noun)) return [partOfPeriod(cx, rate.noun as 'year' | 'month' | 'quarter', rate, scope)];
  return [];
}
