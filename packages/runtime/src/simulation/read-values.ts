import type { Fact, ObservedValue } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, div, formatNumber, fromInteger, isInteger, parseDecimal, sign, sub } from '@remit/program/rational';
import { grouped } from '@remit/program/in-words';
import { isCivilDate } from '@remit/program/civil-date';
import { EXPECTED } from '../reading/expected.ts';
import { SimulationProblem } from './problem.ts';

/**
 * A value that a fact is given in a case. `share` is the value of a proportion or a rate, which keeps the denominator
 * that the base case has.
 */
export type CaseValue = { readonly share: Rational; readonly per?: Rational } | { readonly observed: ObservedValue };

/** More values than this of one fact are never what is meant. */
export const MOST_VALUES = 10_000;

const RANGE = /^(.+?)\s+to\s+(.+?)(?:\s+by\s+(.+))?$/;
const SIGNS: ReadonlyMap<string, string> = new Map([['£', 'GBP'], ['$', 'USD'], ['€', 'EUR']]);

/** The two ends of a range, or of the numbers of a list. */
export interface Ends { readonly low: CaseValue; readonly high: CaseValue }

/**
 * Reads the values that a fact takes: "60% to 80% by 2%" with both ends, or "60%, 64%, 70%".
 *
 * @throws SimulationProblem where they cannot be read, the range runs backwards or never ends
 */
export function readValues(fact: Fact, text: string, currency: string): CaseValue[] {
  const range = RANGE.exec(text.trim());
  if (!range) return split(text).map(each => readOne(fact, each, currency));
  const { from, to, make, step } = readRange(fact, range, currency);
  if (!step) throw new SimulationProblem(`"${text.trim()}" does not say in which steps.`, 'Write FROM to TO by STEP: 60% to 80% by 2%.');
  if (sign(step) <= 0) throw new SimulationProblem(`The step of "${text.trim()}" is ${sign(step) === 0 ? 'nothing, so it would never arrive' : 'below zero'}.`, 'Write a step above zero.');
  const values: CaseValue[] = [];
  for (let at = from; cmp(at, to) <= 0; at = add(at, step)) {
    if (values.length >= MOST_VALUES) throw new SimulationProblem(`"${text.trim()}" are more than ${grouped(String(MOST_VALUES))} values.`, 'Take longer steps.');
    values.push(make(at));
  }
  return values;
}

/**
 * Reads between which two values a fact is moved: "60% to 80%", or the least and greatest of a list.
 *
 * @throws SimulationProblem where they cannot be read
 */
export function readEnds(fact: Fact, text: string, currency: string): Ends {
  const range = RANGE.exec(text.trim());
  if (range) {
    const { from, to, make } = readRange(fact, range, currency);
    return { low: make(from), high: make(to) };
  }
  const values = split(text).map(each => readOne(fact, each, currency)).sort((a, b) => cmp(numberOf(a), numberOf(b)));
  if (values.length < 2) throw new SimulationProblem(`"${text.trim()}" is one value, and '${fact.id}' is moved between two.`, 'Write FROM to TO: 60% to 80%.');
  return { low: values[0]!, high: values.at(-1)! };
}

/** A plain number as a value of a fact: a share where it is a proportion or rate. */
export function valueOfNumber(fact: Fact, value: Rational): CaseValue {
  return fact.type === 'ratio' ? { share: value } : { observed: formatNumber(value) };
}

function readRange(fact: Fact, [whole, first, last, by]: RegExpExecArray, currency: string): { from: Rational; to: Rational; step: Rational | undefined; make: (value: Rational) => CaseValue } {
  if (['bool', 'code', 'date'].includes(fact.type)) throw new SimulationProblem(`'${fact.id}' is not a number, so it has no range.`, 'List its values with commas between them.');
  const unit = [by, last].map(each => (each === undefined ? undefined : /\bper\b.*$/.exec(each)?.[0])).find(each => each !== undefined);
  const complete = (text: string): string => (unit === undefined || /\bper\b/.test(text) ? text : `${text} ${unit}`);
  const [from, to] = [first!, last!].map(each => readOne(fact, complete(each), currency)) as [CaseValue, CaseValue];
  const step = by === undefined ? undefined : readStep(fact, complete(by), currency);
  const [low, high] = [numberOf(from), numberOf(to)];
  if (cmp(low, high) > 0) throw new SimulationProblem(`"${whole.trim()}" runs backwards: ${first} is more than ${last}.`, 'Write the lower value first.');
  if (step && fact.type === 'count' && !isInteger(step)) throw new SimulationProblem(`'${fact.id}' is counted, and "${by}" is not a whole number.`, 'Write a whole number as the step.');
  const per = 'share' in from ? from.per : undefined;
  return { from: low, to: high, step, make: value => (fact.type === 'ratio' ? { share: value, ...(per ? { per } : {}) } : { observed: formatNumber(value) }) };
}

/** A step may be zero or below for a moment: what is wrong with it is said by whoever steps. */
function readStep(fact: Fact, text: string, currency: string): Rational {
  const below = text.trim().startsWith('-');
  const value = numberOf(readOne(fact, below ? text.trim().slice(1) : text, currency));
  return below ? sub(sub(value, value), value) : value;
}

/**
 * Reads one value as people write it: "92.35%", "1,515 per 1,500", "£148,500", "yes".
 *
 * @throws SimulationProblem where it is no value of the fact
 */
export function readOne(fact: Fact, text: string, currency: string): CaseValue {
  const given = text.trim();
  switch (fact.type) {
    case 'bool': {
      if (/^(yes|true)$/i.test(given)) return { observed: true };
      return /^(no|false)$/i.test(given) ? { observed: false } : wrong(fact, given);
    }
    case 'code': return fact.codes?.includes(given) ? { observed: given } : wrong(fact, given, `one of ${(fact.codes ?? []).join(', ')}`);
    case 'date': return isCivilDate(given) ? { observed: given } : wrong(fact, given);
    case 'ratio': return readShare(fact, given);
    case 'money': return { observed: formatNumber(readMoney(fact, given, currency)) };
    case 'count': {
      const value = readNumber(withoutUnit(fact, given), false) ?? wrong(fact, given);
      return isInteger(value) && sign(value) >= 0 ? { observed: formatNumber(value) } : wrong(fact, given);
    }
    default: return { observed: formatNumber(readNumber(fact.type === 'number' ? withoutUnit(fact, given) : given, fact.type === 'percentage') ?? wrong(fact, given)) };
  }
}

/** A proportion ("62%", "15,066 out of 24,300") or a rate ("80 per 1,000", "1,944 per 24,300 people"). */
function readShare(fact: Fact, given: string): CaseValue {
  const outOf = /^(.+?)\s+out\s+of\s+(.+)$/.exec(given);
  const per = /^(.+?)\s+per\s+([\d,.]+)(?:\s+(.+))?$/.exec(given);
  if (per && per[3] !== undefined && fact.unit !== undefined && per[3].trim() !== fact.unit) return wrong(fact, given, `given per ${fact.unit}`);
  if (outOf) {
    const [numerator, denominator] = [readNumber(outOf[1]!, false), readNumber(outOf[2]!, false)];
    return numerator && denominator && sign(denominator) > 0 ? { observed: { numerator: formatNumber(numerator), denominator: formatNumber(denominator) } } : wrong(fact, given);
  }
  if (!per) return { share: readNumber(given, true) ?? wrong(fact, given, fact.unit === undefined ? 'a percentage ("62%") or a number out of another' : `a rate ("80 per 1,000") of ${fact.unit}`) };
  const [numerator, denominator] = [readNumber(per[1]!, false), readNumber(per[2]!, false)];
  if (!numerator || !denominator || sign(denominator) <= 0) return wrong(fact, given);
  return { share: div(numerator, denominator), per: denominator };
}

function readMoney(fact: Fact, given: string, currency: string): Rational {
  const match = /^(-?)([£$€]|[A-Z]{3}\s)?(.+)$/.exec(given);
  const mark = match?.[2]?.trim();
  if (mark !== undefined && (SIGNS.get(mark) ?? mark) !== currency) return wrong(fact, given, `a sum in ${currency}`);
  return readNumber(`${match?.[1] ?? ''}${match?.[3] ?? ''}`, false) ?? wrong(fact, given);
}

/** A decimal, with or without commas between thousands. */
function readNumber(text: string, mayBePercent: boolean): Rational | undefined {
  const given = text.trim();
  if (given.endsWith('%') && !mayBePercent) return undefined;
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(given) ? given.replaceAll(',', '') : given;
  return parseDecimal(plain);
}

function withoutUnit(fact: Fact, given: string): string {
  const match = /^([+-]?[\d.,]+)\s+(\p{L}.*)$/u.exec(given);
  if (!match) return given;
  return fact.unit !== undefined && match[2]!.trim() === fact.unit ? match[1]! : wrong(fact, given, fact.unit === undefined ? undefined : `counted in ${fact.unit}`);
}

/** Commas between values, and not those between thousands. */
function split(text: string): string[] {
  const values = text.split(/,\s+|,(?!\d{3}(?!\d))/).map(each => each.trim());
  if (values.some(each => each === '')) throw new SimulationProblem(`"${text.trim()}" holds no value where one is needed.`, 'Write values with commas between them: 60%, 64%, 70%.');
  return values;
}

/** The number of a value that has one; zero where it has none. */
export function numberOf(value: CaseValue): Rational {
  if ('share' in value) return value.share;
  const { observed } = value;
  if (typeof observed === 'object' && 'numerator' in observed) return div(parseDecimal(observed.numerator)!, parseDecimal(observed.denominator)!);
  return (typeof observed === 'string' ? parseDecimal(observed) : undefined) ?? fromInteger(observed === true ? 1 : 0);
}

function wrong(fact: Fact, given: string, expected?: string): never {
  throw new SimulationProblem(`'${fact.id}': "${given}" is not ${expected ?? EXPECTED[fact.type]}.`);
}
