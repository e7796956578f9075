import type { ExpectationRelation } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { abs, cmp, parseDecimal, parseNumber, sub } from '@remit/program/rational';

/** Whether a figure is as expected; `within` is how far it may be off where it should be the same. */
export function isAsExpected(got: Rational, rel: ExpectationRelation, expected: Rational, within?: Rational): boolean {
  const order = cmp(got, expected);
  switch (rel) {
    case 'is': return within ? cmp(abs(sub(got, expected)), within) <= 0 : order === 0;
    case 'atLeast': return order >= 0;
    case 'atMost': return order <= 0;
    case 'moreThan': return order > 0;
    case 'lessThan': return order < 0;
    default: throw new TypeError(`'${String(rel)}' is not a relation.`);
  }
}

/** A number of an expectation; money may keep its zeros. */
export function readFigure(text: string): Rational {
  const value = parseNumber(text) ?? parseDecimal(text);
  if (!value) throw new TypeError(`'${text}' is not a number.`);
  return value;
}
