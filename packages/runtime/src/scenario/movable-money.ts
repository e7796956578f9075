import type { FactsDocument, IsoDate, Payment } from '@remit/program';
import { bindKey, UNBOUND } from '../evaluate/context.ts';
import { Rests } from '../evaluate/rests.ts';
import type { FactStore } from '../facts/store.ts';
import { ProgramFault } from '../fault.ts';
import type { Model, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { reportHolds } from '../result/report.ts';
import { dayAfterAll, knowledgeDays, turningDays } from './days.ts';
import { FollowedRuns } from './followed-runs.ts';
import { CannotFollow, MovedState } from './moved-state.ts';
import type { ScenarioMoney, ScenarioPayment } from './scenario-payments.ts';
import { partsOfPayments } from './scenario-payments.ts';
import { ScenarioRefused, ScenarioState } from './state.ts';

/** A value of a fact, by its period and the keys of its dimensions in their order. */
export interface MovedValue { readonly fact: PreparedFact; readonly period: TimePeriod; readonly keys: readonly string[] }

/** What a start comes to, with what is needed to follow moves from it. */
interface Start {
  readonly state: ScenarioState;
  readonly rests: Rests;
  readonly asOf: IsoDate;
  readonly days: string;
  readonly payments: readonly { readonly made: Payment; readonly told: ScenarioPayment }[];
}

/**
 * What facts come to, and what they come to with single values moved. Of a move only that is worked out which rests on it, and only payments
 * between the parties that it concerns are made anew; it comes to the same as a whole run, and where that cannot be followed, it is one.
 */
export class MovableMoney {
  readonly #model: Model;
  readonly #facts: FactsDocument;
  readonly #whole: (facts: FactsDocument) => ScenarioMoney;
  #money: ScenarioMoney | undefined;
  #start: Start | undefined;

  /** @param whole works all payments out from facts */
  constructor(model: Model, facts: FactsDocument, whole: (facts: FactsDocument) => ScenarioMoney) {
    this.#model = model;
    this.#facts = facts;
    this.#whole = whole;
  }

  /** What the facts come to. Worked out once. */
  get money(): ScenarioMoney {
    return this.#money ??= this.#begin() ?? this.#whole(this.#facts);
  }

  /** @param moved the values in which the facts differ from those at the start */
  with(facts: FactsDocument, moved: readonly MovedValue[]): ScenarioMoney {
    return ('payments' in this.money && this.#followed(facts, moved)) || this.#whole(facts);
  }

  #begin(): ScenarioMoney | undefined {
    const model = this.#model;
    const asOf = dayAfterAll(model, this.#facts);
    const rests = new Rests();
    const state = new ScenarioState(model, this.#facts, undefined, rests);
    try {
      const { postings, payments } = state.ledger(asOf);
      const told = partsOfPayments({ postings, payments });
      const holds = state.holds(asOf);
      if (canFollow(model) && hasSameMembers(state, asOf)) this.#start = { state, rests, asOf, days: daysOf(model, this.#facts), payments: payments.map((made, index) => ({ made, told: told[index]! })) };
      return { payments: told, holds };
    } catch (error) {
      if (error instanceof ScenarioRefused || error instanceof ProgramFault) return undefined;
      throw error;
    }
  }

  #followed(facts: FactsDocument, moved: readonly MovedValue[]): ScenarioMoney | undefined {
    const start = this.#start;
    if (!start || dayAfterAll(this.#model, facts) !== start.asOf || daysOf(this.#model, facts) !== start.days) return undefined;
    try {
      return this.#follow(start, facts, moved);
    } catch (error) {
      if (error instanceof CannotFollow || error instanceof ScenarioRefused || error instanceof ProgramFault) return undefined;
      throw error;
    }
  }

  #follow({ state, rests, asOf, payments: before }: Start, facts: FactsDocument, moved: readonly MovedValue[]): ScenarioMoney {
    const model = this.#model;
    const movedState = new MovedState(state, facts, asOf, store => rests.staleAfter(moved.map(one => cellOf(model, store, one))));
    const followed = state.followed(asOf);
    const { owedOn } = followed;
    const last = movedState.on(asOf, owedOn(asOf));
    const days = [...new Set([...followed.days.filter((day, index) => index === 0 || followed.changing.has(day)), asOf])];
    const standings = days.map(day => ({ before: owedOn(day), now: movedState.on(dayOf(followed, day, asOf), owedOn(day)) }));
    const [first] = standings;
    if (standings.some(({ before: { all } }) => all.length !== first!.before.all.length || all.some((each, index) => each.keys !== first!.before.all[index]!.keys))) throw new CannotFollow();
    const pairs = new Pairs();
    for (const { before: { all }, now } of standings) for (const index of now.changed) for (const { payer, payee } of [...all[index]!.legs, ...now.all[index]!.legs]) pairs.add(payer, payee);
    const holds = reportHolds(last.state, last.all);
    if (pairs.isEmpty) return { payments: before.map(({ told }) => told), holds };

    const concerned = new Set<number>();
    for (const all of new Set(standings.flatMap(one => [one.before.all, one.now.all]))) all.forEach(({ legs }, index) => { if (legs.some(({ payer, payee }) => pairs.has(payer, payee))) concerned.add(index); });
    const places = [...concerned].sort((a, b) => a - b);
    const some = new Map(standings.map(({ now }) => [now, { state: now.state, all: places.map(index => now.all[index]!) }]));
    const runs = new FollowedRuns(model, { ...followed, owedOn: day => some.get(movedState.on(dayOf(followed, day, asOf), owedOn(day)))! });
    runs.until(asOf);
    const told = partsOfPayments(runs.books);
    const anew = runs.books.payments.map((made, index) => ({ made, told: told[index]! })).filter(({ made: { payer, payee } }) => pairs.has(payer, payee));
    return { payments: [...before.filter(({ made: { payer, payee } }) => !pairs.has(payer, payee)), ...anew].sort((a, b) => inOrder(a.made, b.made)).map(one => one.told), holds };
  }
}

/** Whether moves can be followed: payments whose dates are facts themselves, limits that rest on themselves and tax that a third party makes good are left to whole runs. */
function canFollow({ lines }: Model): boolean {
  return lines.every(({ declared: { tax }, restsOnItself, slots }) => !restsOnItself && tax?.borneBy === undefined && [...slots.values()].every(({ ended, dueFrom }) => !ended && !dueFrom));
}

/** Whether the same members are known on every day: where somebody comes in later, what was worked out on a day says little of another. */
function hasSameMembers(state: ScenarioState, asOf: IsoDate): boolean {
  const { days, changing, owedOn } = state.followed(asOf);
  return [...days.filter((day, index) => index === 0 || changing.has(day)), asOf].every(day => owedOn(day).state.carries);
}

/** All days on which a scenario is looked at, as one text. */
function daysOf(model: Model, facts: FactsDocument): string {
  return JSON.stringify([turningDays(model, facts), [...knowledgeDays(model, facts)].sort(), [...new Set(facts.observations.map(({ recordedAt }) => recordedAt))].sort()]);
}

/** The day as of which it is looked at what is owed on a day: once nothing more becomes known, the last. */
function dayOf({ changing }: { changing: ReadonlySet<IsoDate> }, day: IsoDate, asOf: IsoDate): IsoDate {
  for (const each of changing) if (each > day) return day;
  return asOf;
}

function cellOf({ dimensions }: Model, store: FactStore, { fact, period, keys }: MovedValue): string {
  const positions = fact.each.reduce<number[]>((bound, dimension, index) => {
    const position = store.dimensions[dimension.index]!.positions.get(keys[index]!);
    if (position === undefined) throw new CannotFollow();
    return bindKey(dimensions.all, bound, dimension, position);
  }, dimensions.all.map(() => UNBOUND));
  return store.cellName(fact, period, positions);
}

/** The order in which runs make payments. */
function inOrder(a: Payment, b: Payment): number {
  return compare(a.asOf, b.asOf) || compare(a.payer, b.payer) || compare(a.payee, b.payee) || compare(a.due, b.due) || Number(a.invoice ?? false) - Number(b.invoice ?? false);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Pairs of parties, whichever of the two pays. */
class Pairs {
  readonly #of = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#of.size === 0;
  }

  add(some: string, other: string): void {
    const [first, second] = some < other ? [some, other] : [other, some];
    const seconds = this.#of.get(first);
    if (seconds) seconds.add(second); else this.#of.set(first, new Set([second]));
  }

  has(some: string, other: string): boolean {
    return this.#of.get(some < other ? some : other)?.has(some < other ? other : some) ?? false;
  }
}
