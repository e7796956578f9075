import { add, cmp, formatNumber, sub, ZERO, type Rational } from '@remit/program/rational';
import type { Line, Program } from '@remit/program';
import type { Overview, OverviewFlow, OverviewSubcontract, Payable, YearlyMoney, YearMoney } from '@remit/language/overview/overview';
import { exact } from './exact.ts';
import { isPlain } from './most/known-parts.ts';
import { mostProgram } from './most/most-program.ts';
import { countedFacts, yearSums, type YearSums } from './most/year-sums.ts';

/** What would turn a payment that nothing is known of into one of nothing: days after which something is decided without data. */
const decidesByItself = new Set(['deadline', 'decided', 'known']);

/**
 * The overview with sums that the program tells and the text alone does not, such as those of years after prices went up: what is paid whatever is
 * reported, and the most that results can earn, pass on or share, with as many people as are expected. Sums that the text tells are checked against the
 * run; if one that is paid whatever the results differs, or if days decide by themselves, nothing is added.
 */
export function reckoned(overview: Overview, program: Program): Overview {
  if (program.judgements || program.requires.some((one) => decidesByItself.has(one))) return overview;
  const [settled, most] = [yearSums(overview, program), mostSums(overview, program)];
  const currency = currencyOf(overview);
  if (!settled || currency === undefined) return overview;
  const of = new Map<string, Line[]>();
  for (const line of program.lines) of.set(line.of, [...(of.get(line.of) ?? []), line]);
  const plainLines = (name: string, kinds: readonly Line['kind'][]): readonly Line[] => {
    const lines = of.get(name) ?? [];
    return lines.every((line) => kinds.includes(line.kind) && isPlain(line)) ? lines : [];
  };
  const money = (value: Rational | undefined, basis: YearMoney['basis']): YearMoney | null => (value ? { value: formatNumber(value), currency, basis } : null);
  let isConfirmed = false;
  const yearlyOf = new Map<string, YearlyMoney>();
  for (const one of overview.payables) {
    const lines = plainLines(one.name, ['payment']);
    const told = paid(one, lines, settled, most);
    if (told === 'contradicted') return overview;
    isConfirmed ||= told.isConfirmed;
    yearlyOf.set(one.id, one.yearly.map((sum, year) => sum ?? money(told.fixed[year], 'fixed') ?? money(told.most[year], 'most')));
  }
  if (!isConfirmed) return overview;
  const subcontracts = overview.subcontracts.map((one) => subcontracted(one, plainLines(one.name, ['subcontract']), settled, most, money));
  for (const { id, yearly } of subcontracts) yearlyOf.set(id, yearly);
  const holderName = (id: string): string | undefined => overview.holders.find((one) => one.id === id)?.name;
  const shared = ({ by, payer, payee, through, yearly }: OverviewFlow): YearlyMoney => {
    const from = through === undefined ? { party: holderName(payer) } : { fund: holderName(through) };
    const lines = plainLines(overview.payables.find(({ id }) => id === by)?.name ?? '', ['share']).filter((line) => JSON.stringify([line.from, line.to]) === JSON.stringify([from, { party: holderName(payee) }]));
    return yearly.map((one, year) => one ?? money(most?.(lines, year), 'most'));
  };
  const ofFlow = (flow: OverviewFlow): YearlyMoney => {
    const { by, kind, isPassedOn } = flow;
    if (by === undefined) return flow.yearly;
    if (kind === 'share') return shared(flow);
    const isOnly = overview.flows.filter((other) => other.by === by && other.kind === kind && other.isPassedOn === isPassedOn).length === 1;
    if (!isOnly || kind !== 'payment' && kind !== 'subcontract') return flow.yearly;
    return (isPassedOn ? subcontracts.find(({ id }) => id === by)?.passedOn : yearlyOf.get(by)) ?? flow.yearly;
  };
  return {
    ...overview, subcontracts, payables: overview.payables.map((one) => ({ ...one, yearly: yearlyOf.get(one.id) ?? one.yearly })),
    flows: overview.flows.map((flow) => ({ ...flow, yearly: ofFlow(flow) })),
  };
}

type Money = (value: Rational | undefined, basis: YearMoney['basis']) => YearMoney | null;

/** What the program tells of a payment by year, and whether it agrees with what the text tells. */
function paid({ yearly }: Payable, lines: readonly Line[], settled: YearSums, most: YearSums | undefined): { isConfirmed: boolean; fixed: (Rational | undefined)[]; most: (Rational | undefined)[] } | 'contradicted' {
  const fixed = yearly.map((_, year) => settled(lines, year));
  const greatest = yearly.map((_, year) => most?.(lines, year));
  const agrees = (basis: YearMoney['basis'], found: readonly (Rational | undefined)[]): boolean[] => yearly.flatMap((one, year) => (one?.basis === basis && found[year] ? [cmp(exact(one.value), found[year]) === 0] : []));
  const [ofFixed, ofMost] = [agrees('fixed', fixed), agrees('most', greatest)];
  if (ofFixed.includes(false)) return 'contradicted';
  // What results can earn may be less than the ceiling that the text names: then nothing is said of the other years.
  return { isConfirmed: [...ofFixed, ...ofMost].includes(true), fixed, most: ofMost.includes(false) ? yearly.map(() => undefined) : greatest };
}

/** A subcontract with its price, and what it passes on besides: a line of the one may be settled while that of the other waits for results. */
function subcontracted(one: OverviewSubcontract, lines: readonly Line[], settled: YearSums, most: YearSums | undefined, money: Money): OverviewSubcontract {
  const known = (year: number): Rational | undefined => lines.map((line) => settled([line], year)).reduce((sum, value) => (value ? add(sum ?? ZERO, value) : sum), undefined);
  const yearly = one.yearly.map((sum, year) => (!sum || sum.isPart ? money(known(year), 'fixed') ?? (one.passedOn ? null : money(most?.(lines, year), 'most')) ?? sum : sum));
  if (!one.passedOn) return { ...one, yearly };
  return {
    ...one, yearly, passedOn: one.passedOn.map((sum, year) => {
      const [all, price] = [most?.(lines, year), known(year) ?? (one.pays.every(({ text }) => text.startsWith('passes on')) ? ZERO : undefined)];
      return sum ?? (all && price ? money(sub(all, price), 'most') : null);
    }),
  };
}

/** What lines come to at most. */
function mostSums(overview: Overview, program: Program): YearSums | undefined {
  const made = mostProgram(program, new Set(countedFacts(overview, program).map(({ id }) => id)));
  const sums = made && yearSums(overview, made.program);
  return made && sums && ((lines, year) => (lines.length > 0 && lines.every(({ id }) => made.lines.has(id)) ? sums(lines, year) : undefined));
}

/** The sign or code that the contract writes its money with. */
function currencyOf({ payables, holders, subcontracts }: Overview): string | undefined {
  return [...payables, ...subcontracts, ...holders].flatMap(({ yearly }) => yearly ?? []).find((one) => one)?.currency;
}
