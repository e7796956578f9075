import type { Expr } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { parseNumber } from '@remit/program/rational';
import type { PreparedFact } from '../prepare/model.ts';
import type { Range } from './range.ts';

/** The bounds of a fact that are numbers. Those that read other facts are left to the check of the facts. */
export function declaredRange({ min, max }: PreparedFact): Range {
  return { lo: constantBound(min?.expr), hi: constantBound(max?.expr) };
}

function constantBound(expr: Expr | undefined): Rational | undefined {
  return expr?.op === 'number' ? parseNumber(expr.v) : undefined;
}
