import type { FactsDocument, Observation, Program, Result } from '@remit/program';
import { resultOf } from '../../helpers/run.ts';
import { contract } from '../../compiler/support/worked.ts';

/** Two payments, one of them with a result: what the variations of these tests change. */
export const BASE = `
  fact Size { number between 0 and 100,000, each year }
  fact Control { percentage between 0% and 100%, each year }
  fund Budget { from ICB   limit £5,000,000 each year   when exceeded: in order   unfunded: lapses }
  payment Core { from Budget to Trust   paid monthly, due 15 days after the period   amount £1,200 per year * Size }
  payment Quality {
    from Budget to Trust
    paid yearly, due 120 days after the period
    amount up to £120,000 { 100% for Control rising from 60% to 70% }
  }`;

/** The base contract with what comes after. */
export function varied(more: string, base = BASE): string {
  return contract(`${base}\n  ${more}`);
}

/** The same value of a fact in every year of the term. */
export function everyYear(values: Record<string, string>, recordedAt = '2026-04-01'): FactsDocument {
  const years = ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'];
  const observations = Object.entries(values).flatMap(([fact, value]) => years.map((period): Observation => ({ fact, period, value, recordedAt })));
  return { format: 'remit-facts/1.0', observations };
}

/** What a line is entitled to, by period. */
export function amounts(result: Result, line: string): Record<string, string> {
  return Object.fromEntries(result.entitlements.filter((e) => e.line === line).map((e) => [e.period, e.amount]));
}

/** The entitlements of a program when all is known. */
export function atTheEnd(program: Program, facts: FactsDocument): Result {
  return resultOf(program, facts, '2032-03-31');
}
