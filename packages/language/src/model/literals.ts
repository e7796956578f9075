import { div, fromInteger, mul, neg, rational, type Rational } from '@remit/program/rational';
import * as ast from '../ast.ts';

/** A literal as an exact value. Percentages are fractions of one: `12.5%` is 1/8. Money is in whole units of its currency. */
export interface LiteralValue {
  readonly kind: 'money' | 'percentage' | 'number';
  readonly value: Rational;
  /** The sign or code of the currency as written: `£`, `$`, `CHF`. */
  readonly currency?: string;
}

const suffixes = new Map([['', 1n], ['k', 1_000n], ['m', 1_000_000n], ['bn', 1_000_000_000n]]);
const pattern = /^([£€$₹¥]|[A-Z]{3})?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%|k|m|bn)?$/;

/** Reads a number, sum of money, percentage or fraction as written in the text; `undefined` for a wrong form. */
export function readLexeme(lexeme: string | undefined): LiteralValue | undefined {
  if (lexeme === undefined || lexeme.length > 200) return undefined;
  const fraction = /^(\d+)\/(\d+)$/.exec(lexeme);
  if (fraction) {
    const denominator = BigInt(fraction[2]!);
    return denominator === 0n ? undefined : { kind: 'number', value: rational(BigInt(fraction[1]!), denominator) };
  }
  const match = pattern.exec(lexeme);
  if (!match) return undefined;
  const [, currency, digits, ending = ''] = match;
  const value = decimal(digits!);
  if (ending === '%') return currency ? undefined : { kind: 'percentage', value: div(value, fromInteger(100)) };
  if (!currency) return ending === '' ? { kind: 'number', value } : undefined;
  return { kind: 'money', currency, value: mul(value, rational(suffixes.get(ending)!)) };
}

function decimal(digits: string): Rational {
  const [whole, fraction = ''] = digits.replaceAll(',', '').split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** The exact value of a quantity, with its sign; its noun and rates are left to the caller. */
export function quantityValue(quantity: ast.Quantity | undefined): LiteralValue | undefined {
  const literal = readLexeme(quantity?.lexeme);
  return literal && quantity?.negative ? { ...literal, value: neg(literal.value) } : literal;
}

/** The value of an expression that is a literal, perhaps negative or in brackets; `undefined` for anything else. */
export function literalOf(expression: ast.Expression | undefined): (LiteralValue & { quantity: ast.Quantity }) | undefined {
  if (ast.isQuantity(expression)) {
    const literal = quantityValue(expression);
    return literal && { ...literal, quantity: expression };
  }
  if (ast.isMinus(expression)) {
    const literal = literalOf(expression.operand);
    return literal && { ...literal, value: neg(literal.value) };
  }
  if (ast.isBracket(expression) && expression.others.length === 0 && expression.inner?.steps.length === 0 && ast.isExpression(expression.inner.value)) return literalOf(expression.inner.value);
  return undefined;
}

/** A fraction of one as a percentage for a message: 9/10 as `90%`. Repeating decimals stay fractions. */
export function writtenPercentage(value: Rational): string {
  return `${writtenNumber(mul(value, fromInteger(100)))}%`;
}

/** A number for a message: finite decimals as such, others as fractions. */
export function writtenNumber(value: Rational): string {
  let denominator = value.d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let power = 0;
    for (; denominator % prime === 0n; denominator /= prime) power++;
    places = Math.max(places, power);
  }
  if (denominator !== 1n) return `${value.n}/${value.d}`;
  const scaled = (value.n * 10n ** BigInt(places)) / value.d;
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
