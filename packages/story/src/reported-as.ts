import type { FactsDocument, Observation } from '@remit/program';
import { div, eq, parseNumber, sign, sub, ZERO, type Rational } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';
import { dateInWords } from './dates.ts';
import { numberInWords } from './money.ts';
import { factName, goingBy } from './by-name.ts';

/** The facts that were known on a day: later ones do not say where a value of that day stands. */
export function knownBy(facts: FactsDocument, day: string): FactsDocument {
  return { ...facts, observations: facts.observations.filter(({ recordedAt }) => recordedAt === undefined || recordedAt <= day) };
}

/** How a fact that was read stands in the documents: "252 out of 12,000, in facts.csv line 3". */
export function reportedAs({ id, period, dims, value }: TraceNode, { observations }: FactsDocument): string {
  if (value === 'missing') return 'not reported yet';
  const found = goingBy(observations, factName, factName({ fact: id, period, dims })).findLast((one) => saysSo(one, value));
  if (!found) return 'reported';
  return [partsInWords(found), found.at ? `in ${found.at}` : ''].filter((part) => part !== '').join(', ');
}

/** How a judgement that was read came about: "decided on 3 January 2028 by LayChair, Patient, in facts.csv line 3", or by its default. */
export function decidedAs({ id, period, dims, value }: TraceNode, { observations }: FactsDocument, isDefault: boolean, partyOf: (id: string) => string = (id) => id): string {
  if (value === 'missing') return 'not decided';
  const found = goingBy(observations, factName, factName({ fact: id, period, dims })).findLast((one) => saysSo(one, value));
  if (!found?.recordedAt || isDefault) return 'by default, as nothing was decided in time';
  return [`decided on ${dateInWords(found.recordedAt)}`, found.decidedBy ? `by ${found.decidedBy.map(partyOf).join(', ')}` : '', found.at ? `in ${found.at}` : ''].filter((part) => part !== '').join(', ');
}

/** Whether an observation is the one that gave this value, or a part of it. */
function saysSo({ value: observed }: Observation, value: string): boolean {
  if (typeof observed !== 'object') return String(observed) === value || same(String(observed), value);
  if ('notApplicable' in observed) return value === 'not applicable';
  const { numerator, denominator, excluded = '0' } = observed;
  const ratio = quotient(numerator, denominator, excluded);
  const wanted = parseNumber(value);
  return [numerator, denominator, excluded].some((part) => same(part, value)) || (wanted !== undefined && ratio !== undefined && eq(ratio, wanted));
}

function partsInWords({ value }: Observation): string {
  if (typeof value !== 'object') return 'reported';
  if ('notApplicable' in value) return value.reason ?? 'reported';
  const less = value.excluded === undefined || value.excluded === '0' ? '' : ` less ${numberInWords(value.excluded)}`;
  return `${numberInWords(value.numerator)} out of ${numberInWords(value.denominator)}${less}`;
}

function quotient(numerator: string, denominator: string, excluded: string): Rational | undefined {
  const [n, d, e] = [parseNumber(numerator), parseNumber(denominator), parseNumber(excluded) ?? ZERO];
  if (!n || !d) return undefined;
  const left = sub(d, e);
  return sign(left) === 0 ? undefined : div(n, left);
}

function same(a: string, b: string): boolean {
  const [x, y] = [parseNumber(a), parseNumber(b)];
  return x !== undefined && y !== undefined && eq(x, y);
}
