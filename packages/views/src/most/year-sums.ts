import { add, ZERO, type Rational } from '@remit/program/rational';
import type { Line, Program } from '@remit/program';
import { run } from '@remit/runtime';
import type { Overview } from '@remit/language/overview/overview';
import { exact } from '../exact.ts';

/** What lines come to in one of the overview's years, by its place; undefined where a part of that is held, or nothing is worked out in that year. */
export type YearSums = (lines: readonly Line[], year: number) => Rational | undefined;

/** The facts that say how many people there are: those that no member of a group has a number of its own for. */
export function countedFacts({ populations }: Overview, program: Program): Program['facts'] {
  const named = new Set(populations.map(({ fact }) => fact));
  return program.facts.filter(({ id, each }) => named.has(id) && each.length === 0);
}

/** Runs a program that knows the numbers of people alone, as many as are expected; undefined where it cannot be run. */
export function yearSums(overview: Overview, program: Program): YearSums | undefined {
  const placeOf = (years: Overview['years']): ReadonlyMap<string, number> => new Map(program.periods.map((period) => [period.id, years.findIndex(({ name }) => name === (period.grain === 'year' ? period.id : period.in['year']))]));
  const [yearOf, countOf] = [placeOf(overview.years), placeOf(overview.termYears)];
  const observations = countedFacts(overview, program).flatMap(({ id, grain }) => program.periods.filter((period) => period.grain === grain && !period.history).flatMap((period) => {
    const count = overview.populations.find(({ fact }) => fact === id)?.counts?.[countOf.get(period.id) ?? -1];
    return count ? [{ fact: id, period: period.id, value: count }] : [];
  }));
  const outcome = run(program, { format: 'remit-facts/1.0', observations }, { asOf: `${Number(program.term.end.slice(0, 4)) + 5}-12-31` });
  if (!outcome.ok) return undefined;
  const found = new Map<string, Map<string, Rational>>();
  for (const { line, period, amount, dims, heldInPart } of outcome.result.entitlements) {
    if (!dims && !heldInPart) found.set(line, (found.get(line) ?? new Map<string, Rational>()).set(period, exact(amount)));
  }
  return (lines, year) => {
    const amounts = lines.flatMap(({ id, schedule }) => schedule.filter(({ period }) => yearOf.get(period) === year).map(({ period }) => found.get(id)?.get(period)));
    return amounts.length === 0 || amounts.some((amount) => amount === undefined) ? undefined : (amounts as Rational[]).reduce(add, ZERO);
  };
}
