import { add, formatNumber, ZERO, type Rational } from '@remit/program/rational';
import type { Line, Program } from '@remit/program';
import { run } from '@remit/runtime';
import type { Overview, YearlyMoney } from '@remit/language/overview/overview';
import { exact } from './exact.ts';

/** What would turn a payment that nothing is known of into one of nothing: days after which something is decided without data. */
const decidesByItself = new Set(['deadline', 'decided', 'known']);

/**
 * The overview with sums that a run of the program tells and the text alone does not, such as those of years after prices went up: what is paid
 * whatever is reported, with as many people as are expected. Sums that the text tells are checked against the run; if one differs, or if days decide
 * by themselves, nothing is added.
 */
export function reckoned(overview: Overview, program: Program): Overview {
  if (program.judgements || program.requires.some((one) => decidesByItself.has(one))) return overview;
  const sums = sumsOf(overview, program);
  if (!sums) return overview;
  const byId = new Map<string, YearlyMoney>();
  let isConfirmed = false;
  for (const { id, name, yearly } of overview.payables) {
    const currency = yearly.find((one) => one?.basis === 'fixed')?.currency;
    const found = sums.get(name);
    if (currency === undefined || !found) continue;
    for (const [index, one] of yearly.entries()) {
      const run = found[index];
      if (one?.basis !== 'fixed' || run === undefined) continue;
      if (run !== one.value) return overview;
      isConfirmed = true;
    }
    byId.set(id, yearly.map((one, index) => one ?? (found[index] === undefined ? null : { value: found[index], currency, basis: 'fixed' })));
  }
  if (!isConfirmed) return overview;
  for (const { id, name, yearly } of overview.subcontracts) {
    const currency = yearly.find((one) => one)?.currency;
    const found = sums.get(name);
    if (currency !== undefined && found) byId.set(id, yearly.map((one, index) => (found[index] !== undefined && (!one || one.isPart) ? { value: found[index], currency, basis: 'fixed' } : one)));
  }
  const withSums = <T extends { readonly id: string; readonly yearly: YearlyMoney }>(one: T): T => ({ ...one, yearly: byId.get(one.id) ?? one.yearly });
  return {
    ...overview, payables: overview.payables.map(withSums), subcontracts: overview.subcontracts.map(withSums),
    flows: overview.flows.map((flow) => {
      const yearly = flow.by === undefined ? undefined : byId.get(flow.by);
      const isOnly = overview.flows.filter(({ by, kind }) => by === flow.by && kind === flow.kind).length === 1;
      return yearly && isOnly && (flow.kind === 'payment' || flow.kind === 'subcontract') ? { ...flow, yearly } : flow;
    }),
  };
}

/** By declaration and year what a run comes to that knows the numbers of people alone; undefined where a part of the year is held. */
function sumsOf(overview: Overview, program: Program): Map<string, (string | undefined)[]> | undefined {
  const yearOf = new Map(program.periods.map((period) => [period.id, overview.years.findIndex(({ name }) => name === (period.grain === 'year' ? period.id : period.in['year']))]));
  const countOf = new Map(program.periods.map((period) => [period.id, overview.termYears.findIndex(({ name }) => name === (period.grain === 'year' ? period.id : period.in['year']))]));
  const observations = overview.populations.flatMap(({ fact, counts }) => program.facts.filter(({ id, each }) => id === fact && each.length === 0).flatMap(({ id, grain }) => program.periods
    .filter((period) => period.grain === grain && !period.history).flatMap((period) => {
      const count = counts?.[countOf.get(period.id) ?? -1];
      return count ? [{ fact: id, period: period.id, value: count }] : [];
    })));
  const outcome = run(program, { format: 'remit-facts/1.0', observations }, { asOf: `${Number(program.term.end.slice(0, 4)) + 5}-12-31` });
  if (!outcome.ok) return undefined;
  const found = new Map<string, Map<string, Rational>>();
  for (const { line, period, amount, dims, heldInPart } of outcome.result.entitlements) {
    if (dims || heldInPart) continue;
    found.set(line, (found.get(line) ?? new Map<string, Rational>()).set(period, exact(amount)));
  }
  const sums = new Map<string, (string | undefined)[]>();
  const of = new Map<string, Line[]>();
  for (const line of program.lines) of.set(line.of, [...(of.get(line.of) ?? []), line]);
  for (const [name, lines] of of) {
    const isPlain = lines.every(({ kind, each, negative }) => (kind === 'payment' || kind === 'subcontract') && each.length === 0 && !negative);
    if (isPlain) sums.set(name, overview.years.map((_, year) => sumOfYear(lines, year, found, yearOf)));
  }
  return sums;
}

/** What the lines that are known in full come to in a year. A subcontract may pass on results besides its price; a payment is one line. */
function sumOfYear(lines: readonly Line[], year: number, found: ReadonlyMap<string, ReadonlyMap<string, Rational>>, yearOf: ReadonlyMap<string, number>): string | undefined {
  let sum: Rational | undefined;
  for (const { id, kind, schedule } of lines) {
    const periods = schedule.filter(({ period }) => yearOf.get(period) === year).map(({ period }) => found.get(id)?.get(period));
    if (periods.some((amount) => amount === undefined)) {
      if (kind === 'subcontract') continue;
      return undefined;
    }
    if (periods.length > 0) sum = (periods as Rational[]).reduce(add, sum ?? ZERO);
  }
  return sum && formatNumber(sum);
}
