import { allFundTerms } from '@remit/program';
import type { HoldReason } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, sub, ZERO } from '@remit/program/rational';
import { sortReasons } from '../evaluate/reasons.ts';
import { nameOf } from '../funding/legs.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { SimulationProblem } from './problem.ts';

/** A payment by its name in the contract, or a party or group of parties. */
export interface Column { readonly kind: 'payment' | 'party'; readonly id: string }

/** A sum of money, of what is not held, and why the rest of what belongs to it is held. */
export interface Cell {
  readonly amount: Rational;
  /** Reasons, each once; empty where nothing is held. */
  readonly held: readonly HoldReason[];
}

/** What a case comes to, column by column, and in all. */
export interface Sums { readonly cells: readonly Cell[]; readonly total: Cell }

/** Which money a table is about. */
export interface Money {
  readonly columns: readonly Column[];
  /** Those whose money the total is: what they pay less what is paid to them. Empty: the total is that of the columns. */
  readonly commissioners: readonly string[];
  /** Adds up a case. */
  sums(run: RunState, all: readonly Entitled[]): Sums;
}

/** How a table is cut: which payments or parties, and over which time. */
export interface MoneyRequest { readonly by?: 'payment' | 'party'; readonly only?: readonly string[]; readonly period: TimePeriod }

/**
 * The columns of a table. A payment counts what its legs come to after limits and funds, with a minus where a
 * commissioner is paid; a party counts what it is paid less what it pays. Advances and what takes them off are left out,
 * as they move money in time only; so is tax.
 *
 * @throws SimulationProblem where there is no such payment or party
 */
export function moneyOf(model: Model, { by = 'payment', only, period }: MoneyRequest): Money {
  const lines = model.lines.filter(({ declared: { kind, to } }) => kind !== 'advance' && kind !== 'offset' && !('nobody' in to));
  const known = by === 'payment' ? [...new Set(lines.map(line => line.declared.of))] : partiesOf(model, lines);
  for (const name of only ?? []) {
    if (!known.includes(name)) throw new SimulationProblem(`There is no ${by} "${name}" in this contract.${didYouMean(name, known)}`, `There is ${known.join(', ')}.`);
  }
  const chosen = only ? known.filter(each => only.includes(each)) : known;
  const columns = chosen.map((id): Column => ({ kind: by, id }));
  const inPlay = new Set(by === 'payment' ? lines.filter(line => chosen.includes(line.declared.of)) : lines);
  const roles = model.program.parties.filter(({ roles: all }) => all.includes('commissioner')).map(({ id }) => id);
  const commissioners = [...inPlay].some(line => touches(model, line, roles)) ? roles : [];
  const isCommissioner = new Set(roles);
  const groups = new Map(model.program.groups.map(({ id }) => [id, id]));

  const sums = (run: RunState, all: readonly Entitled[]): Sums => {
    const cells = columns.map(() => new Sum());
    const total = new Sum();
    for (const each of all) {
      if (!inPlay.has(each.line) || !isCounted(each.slot.at, period)) continue;
      const { declared } = each.line;
      const concerned = columns.flatMap((column, index) => (column.kind === 'payment' ? column.id === declared.of : touches(model, each.line, [column.id])) ? [index] : []);
      const isInTotal = commissioners.length > 0 ? touches(model, each.line, commissioners) : concerned.length > 0;
      if (each.reasons.length > 0) {
        for (const index of concerned) cells[index]!.hold(each.reasons);
        if (isInTotal) total.hold(each.reasons);
        continue;
      }
      const payee = 'member' in declared.to ? groups.get(declared.to.member)! : nameOf(run, declared.to, each.keys);
      const payer = 'member' in declared.from ? groups.get(declared.from.member)! : undefined;
      for (const leg of each.legs) {
        const from = payer ?? leg.payer;
        if (leg.payer === leg.payee) continue;
        const signed = isCommissioner.has(payee) && !isCommissioner.has(from) ? sub(ZERO, leg.amount) : leg.amount;
        for (const index of concerned) {
          const { kind, id } = columns[index]!;
          if (kind === 'payment') cells[index]!.add(signed);
          else if (payee !== from) cells[index]!.add(payee === id ? leg.amount : from === id ? sub(ZERO, leg.amount) : ZERO);
        }
        if (commissioners.length === 0) { for (const index of concerned) if (columns[index]!.kind === 'payment') total.add(signed); }
        else if (isCommissioner.has(payee) !== isCommissioner.has(from)) total.add(signed);
      }
    }
    return { cells: cells.map(each => each.cell()), total: total.cell() };
  };
  return { columns, commissioners, sums };
}

/** Whether what is paid for a period counts in another: a cohort counts in the year that it starts in, as it does in the limits of funds, however long it is observed. */
function isCounted(at: TimePeriod, period: TimePeriod): boolean {
  if (at.grain === 'cohort' && (period.grain === 'year' || period.grain === 'term')) return period.start <= at.start && at.start < period.end;
  return isWithin(at, period);
}

/** Whether a period starts and ends in another. */
export function isWithin(inner: TimePeriod, outer: TimePeriod): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Parties that pay or are paid, and groups whose members are, in declared order. */
function partiesOf(model: Model, lines: readonly PreparedLine[]): string[] {
  const { parties, groups } = model.program;
  return [...parties, ...groups].map(({ id }) => id).filter(id => lines.some(line => touches(model, line, [id])));
}

/** Whether any of some parties or groups pays a line or is paid by it. */
function touches(model: Model, { declared: { from, to } }: PreparedLine, names: readonly string[]): boolean {
  const ends = [from, to].flatMap(end => {
    if ('nobody' in end) return [];
    if ('party' in end) return [end.party];
    if ('member' in end) return [end.member];
    return allFundTerms(model.funds.get(end.fund)!.declared).flatMap(({ terms: { sources, whenExceeded, unfunded } }) => [
      ...sources.flatMap(({ party, cap }) => (cap ? [party, cap.overflowTo] : [party])),
      ...(whenExceeded.rule === 'overflow' ? [whenExceeded.to] : []), ...(unfunded.rule === 'owed' ? [unfunded.by] : []),
    ]);
  });
  return ends.some(end => names.includes(end));
}

/** A sum while it is added up. */
class Sum {
  #amount: Rational = ZERO;
  readonly #held = new Map<string, HoldReason>();

  add(amount: Rational): void {
    this.#amount = add(this.#amount, amount);
  }

  hold(reasons: readonly HoldReason[]): void {
    for (const reason of reasons) this.#held.set(JSON.stringify(reason), reason);
  }

  cell(): Cell {
    return { amount: this.#amount, held: sortReasons([...this.#held.values()]) };
  }
}
