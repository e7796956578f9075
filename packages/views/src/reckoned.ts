import { add, cmp, formatNumber, sub, ZERO, type Rational } from '@remit/program/rational';
import type { Line, Program } from '@remit/program';
import type { Overview, OverviewFlow, OverviewSubcontract, Payable, YearlyMoney, YearMoney } from '@remit/language/overview/overview';
import { exact } from './exact.ts';
import { isPlain } from './most/known-parts.ts';
import { mostProgram } from './most/most-program.ts';
import { toldLines } from './most/told-lines.ts';
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
  const [all, greatest] = [yearSums(overview, program), mostSums(overview, program)];
  const currency = currencyOf(overview);
  if (!all || currency === undefined) return overview;
  const told = toldLines(program, new Set(countedFacts(overview, program).map(({ id }) => id)));
  const saysHowMany = new Set([...overview.payables, ...overview.subcontracts].filter(({ people }) => people.length > 0).map(({ name }) => name));
  // With other numbers than are expected it would be another amount: then a reader has to be told of them, and nothing may hang on them.
  const isTold = (line: Line): boolean => !told.hangsOnCounts(line) && (!told.readsCounts(line) || saysHowMany.has(line.of));
  const settled: YearSums = (lines, year) => (lines.every((line) => isTold(line) && told.isSettled(line)) ? all(lines, year) : undefined);
  const most: YearSums | undefined = greatest && ((lines, year) => (lines.every(isTold) ? greatest(lines, year) : undefined));
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
    const sums = paid(one, lines, settled, most);
    if (sums === 'contradicted') return overview;
    isConfirmed ||= sums.isConfirmed;
    yearlyOf.set(one.id, one.yearly.map((sum, year) => moreThan(sum, sums.most[year], money) ?? sum ?? money(sums.fixed[year], 'fixed') ?? money(sums.most[year], 'most')));
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
  const compared = (basis: YearMoney['basis'], found: readonly (Rational | undefined)[]): number[] => yearly.flatMap((one, year) => (one?.basis === basis && found[year] ? [cmp(found[year], exact(one.value))] : []));
  const [ofFixed, ofMost] = [compared('fixed', fixed), compared('most', greatest)];
  if (ofFixed.some((way) => way !== 0)) return 'contradicted';
  // What results can earn may be less than the ceiling that the text names: then nothing is said of the other years.
  return { isConfirmed: [...ofFixed, ...ofMost].some((way) => way >= 0), fixed, most: ofMost.some((way) => way < 0) ? yearly.map(() => undefined) : greatest };
}

/** The most that results can earn, where it is more than the sum that the text names as what is shared out: parts of more than 100% can exceed that. */
function moreThan(sum: YearMoney | null, most: Rational | undefined, money: Money): YearMoney | null {
  return sum?.basis === 'most' && most && cmp(most, exact(sum.value)) > 0 ? money(most, 'most') : null;
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
