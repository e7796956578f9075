import type { Fact, FactType, ObservedValue } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import type { Rational } from '@remit/program/rational';
import { cmp, div, isInteger, isZero, parseNumber, sign, sub, ZERO } from '@remit/program/rational';
import type { Outcome } from '../evaluate/outcome.ts';
import { isValue, missing, NotApplicable } from '../evaluate/outcome.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { impossibleRatio, notApplicableNotAllowed, wrongType } from '../catalogue/facts.ts';
import { didYouMean } from '../suggest.ts';
import type { ObservedParts } from './stored.ts';

/** A value as stored, or what is wrong with it. */
export type ReadValue = GoodValue | Finding;

/** A value as stored. */
export interface GoodValue { readonly value: Outcome; readonly parts?: ObservedParts }

/** Where a value stands: in words, and in a file. */
export interface Whereabouts { readonly where: string; readonly at: string | undefined }

const EXPECTED: Record<FactType, string> = {
  money: 'a sum of money ("1250.50")', number: 'a number ("1.25")', percentage: 'a percentage as a number ("0.7" for 70%)',
  count: 'a whole number, zero or more ("24300")', ratio: 'a numerator and a denominator, or the proportion itself ("0.7")',
  bool: 'true or false', code: 'one of its codes', date: 'a date that exists, written YYYY-MM-DD',
};

/** Reads the value of an observation of a fact. */
export function readValue(fact: Fact, given: ObservedValue, whereabouts: Whereabouts): ReadValue {
  if (typeof given === 'object' && given !== null && 'notApplicable' in given) return readNotApplicable(fact, given.reason, whereabouts);
  if (fact.type === 'ratio') return readRatio(fact, given, whereabouts);
  return readScalar(fact.type, fact.codes, given, whereabouts);
}

/** Reads a plain value: of a fact that is not a ratio, or of a column. */
export function readScalar(type: FactType, codes: readonly string[] | undefined, given: unknown, whereabouts: Whereabouts): ReadValue {
  if (type === 'bool') return typeof given === 'boolean' ? { value: given } : wrong(type, given, whereabouts);
  if (typeof given !== 'string') return wrong(type, given, whereabouts);
  if (type === 'date') return isCivilDate(given) ? { value: given } : wrong(type, given, whereabouts);
  if (type === 'code') {
    if (codes?.includes(given)) return { value: given };
    const expected = `one of ${(codes ?? []).map(code => `'${code}'`).join(', ')}`;
    return refuse(wrongType, whereabouts.at, { where: whereabouts.where, found: describe(given), expected, suggestion: didYouMean(given, codes ?? []) });
  }
  const value = parseNumber(given);
  if (!value || (type === 'count' && (!isInteger(value) || sign(value) < 0))) return wrong(type, given, whereabouts);
  return { value };
}

function readNotApplicable(fact: Fact, reason: string | undefined, { where, at }: Whereabouts): ReadValue {
  if (fact.mayBeNotApplicable || (fact.type === 'ratio' && fact.emptyIsNotApplicable)) return { value: new NotApplicable(reason ?? 'not applicable') };
  return refuse(notApplicableNotAllowed, at, { where });
}

function readRatio(fact: Fact, given: ObservedValue, whereabouts: Whereabouts): ReadValue {
  if (typeof given === 'string') return readScalar('number', undefined, given, whereabouts);
  if (typeof given !== 'object' || given === null || !('numerator' in given)) return wrong('ratio', given, whereabouts);
  const numerator = readNumber(given.numerator);
  const denominator = readNumber(given.denominator);
  const excluded = given.excluded === undefined ? ZERO : readNumber(given.excluded);
  if (!numerator || !denominator || !excluded) return wrong('ratio', given, whereabouts);
  if (sign(denominator) < 0 || sign(excluded) < 0) return refuse(impossibleRatio, whereabouts.at, { where: whereabouts.where, problem: 'a denominator, or the number left out of it, cannot be below zero' });
  if (cmp(excluded, denominator) > 0) return refuse(impossibleRatio, whereabouts.at, { where: whereabouts.where, problem: 'more are left out than there are in the denominator' });
  return { value: ratioOf(fact, numerator, sub(denominator, excluded)), parts: { numerator, denominator, excluded } };
}

function ratioOf(fact: Fact, numerator: Rational, eligible: Rational): Outcome {
  if (!isZero(eligible)) return div(numerator, eligible);
  return fact.emptyIsNotApplicable ? new NotApplicable('empty') : missing({ reason: 'empty', detail: fact.id });
}

function readNumber(text: unknown): Rational | undefined {
  return typeof text === 'string' ? parseNumber(text) : undefined;
}

function wrong(type: FactType, given: unknown, { where, at }: Whereabouts): ReadValue {
  return refuse(wrongType, at, { where, found: describe(given), expected: EXPECTED[type], suggestion: '' });
}

function describe(given: unknown): string {
  if (typeof given === 'string') return `'${given}'`;
  if (typeof given === 'number') return `the bare number ${given} (quantities stand in quotes, so that no digit is lost)`;
  return `'${JSON.stringify(given) ?? String(given)}'`;
}

/** Whether a value read is a number to be compared with bounds. */
export function isNumber(value: Outcome): value is Rational {
  return isValue(value) && typeof value === 'object';
}
