import type { Fact } from '@remit/program';
import { formatNumber, parseDecimal, sign } from '@remit/program/rational';
import { EXPECTED } from '../../reading/expected.ts';
import { SimulationProblem } from '../problem.ts';
import type { CaseValue } from '../read-values.ts';
import { readOne } from '../read-values.ts';

/** What a bare number of a fact stands for: hundredths, or so many in each `per`; else just itself. */
export type BareNumber = 'hundredths' | { readonly per: string } | undefined;

/** Longer than this is no figure that a person types. */
const LONGEST = 200;

/**
 * Reads what a person has typed for a fact, exactly: "92.35" and "92.35%" where it is given in hundredths, "1,515 per 1,500", "£148,500",
 * "not applicable".
 *
 * @throws SimulationProblem with what is wrong and what to write instead
 */
export function readTyped(fact: Fact, typed: string, currency: string, bare: BareNumber): CaseValue {
  const text = typed.trim();
  const remedy = `Write ${exampleOf(fact, bare)}, or mark it as not known.`;
  if (text === '') throw new SimulationProblem('There is no value here.', remedy);
  if (text.length > LONGEST) throw new SimulationProblem(`"${text.slice(0, 20)}…" is too long for a figure.`, remedy);
  if (/^not applicable$/i.test(text)) return { observed: { notApplicable: true } };
  const less = fact.type === 'ratio' ? /^(\S+) out of (\S+) less (\S+)$/.exec(text)?.slice(1).map(part => parseDecimal(withoutCommas(part))) : undefined;
  if (less?.every(part => part !== undefined && sign(part) >= 0)) {
    const [numerator, denominator, excluded] = less.map(part => formatNumber(part!)) as [string, string, string];
    return { observed: { numerator, denominator, excluded } };
  }
  const plain = withoutCommas(text);
  const number = parseDecimal(plain);
  if (number && sign(number) < 0 && (fact.type === 'count' || fact.type === 'ratio')) throw new SimulationProblem(`"${text}" is below zero, and there cannot be fewer than none.`, remedy);
  const isBare = number !== undefined && !text.endsWith('%');
  try {
    return readOne(fact, isBare && bare === 'hundredths' ? `${plain}%` : isBare && bare !== undefined && bare !== 'hundredths' ? `${plain} per ${bare.per}` : text, currency);
  } catch (error) {
    if (error instanceof SimulationProblem) throw new SimulationProblem(`"${text}" is not ${wanted(fact, bare)}.`, remedy);
    throw error;
  }
}

/** A number without the commas between thousands. */
function withoutCommas(text: string): string {
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(text) ? text.replaceAll(',', '') : text;
}

function wanted(fact: Fact, bare: BareNumber): string {
  if (fact.type === 'code') return `one of ${(fact.codes ?? []).join(', ')}`;
  if (fact.type === 'ratio') return bare === 'hundredths' ? 'a percentage' : bare === undefined ? 'a proportion' : 'a rate';
  return EXPECTED[fact.type];
}

function exampleOf({ type, codes }: Fact, bare: BareNumber): string {
  switch (type) {
    case 'money': return 'a sum such as 1,250.50';
    case 'count': return 'a whole number such as 1,250';
    case 'number': return 'a number such as 12.5';
    case 'percentage': return 'a percentage such as 92.35%';
    case 'ratio': return bare === 'hundredths' ? 'a percentage such as 92.35%, or "660 out of 1,020"' : bare === undefined ? '"660 out of 1,020"' : `a number for each ${bare.per}, such as 98.5`;
    case 'bool': return 'yes or no';
    case 'code': return `one of ${(codes ?? []).join(', ')}`;
    case 'date': return 'a date such as 2026-04-30';
  }
}
