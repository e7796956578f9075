import type { IsoDate } from '@remit/program';
import { addDays } from '../dates.ts';
import type { FactStore } from '../facts/store.ts';
import { circularValue } from '../fault.ts';
import type { Model, PreparedFact, PreparedTable } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { Carried, Span } from './carried.ts';
import { ALWAYS, NEVER } from './carried.ts';
import type { Outcome } from './outcome.ts';
import { Postponed, settled } from './postponed.ts';
import type { Rest, Rests } from './rests.ts';
import type { View } from './view.ts';
import { Views } from './view.ts';

/** A remembered result, with the parts that were found to be held on the way to it, and the days of a run on which it is the same. */
export interface Remembered<T = Outcome> { readonly value: T; readonly heldParts: ReadonlySet<string> | undefined; readonly span: Span; readonly rest?: Rest | undefined }

type Memory = Map<number | string, Remembered<unknown> | 'open'>;

/** Nesting of expressions, summed along a chain of values, beyond which a value is worked out on its own first. */
const DEEPEST = 800;

/** Everything one run keeps while it evaluates. */
export class RunState {
  readonly model: Model;
  readonly store: FactStore;
  readonly asOf: IsoDate;
  readonly views = new Views();
  /** Parts found held since the value under evaluation was begun. */
  heldParts: Set<string> | undefined;
  /** By index of view, then by what is remembered. */
  readonly #memories: Map<string, Memory>[] = [];
  readonly #later = new Map<number, IsoDate>();
  readonly #carried: Carried<Remembered<unknown>> | undefined;
  readonly #now: View;
  readonly #rests: Rests | undefined;
  /** The days on which what is under evaluation is the same, as far as is known yet; kept only where results are carried. */
  #span: Span = ALWAYS;
  #depth = 0;

  /** `carried`: what runs on the same facts as of other days worked out. `rests`: is told what rests on which facts. */
  constructor(model: Model, store: FactStore, asOf: IsoDate, carried?: Carried<Remembered<unknown>>, rests?: Rests) {
    this.model = model;
    this.store = store;
    this.asOf = asOf;
    this.#now = this.views.known(asOf);
    this.#carried = carried?.suits(store) ? carried : undefined;
    this.#rests = this.#carried && rests;
  }

  /**
   * The value of `compute` for a key, worked out once. `height` is the nesting
   * of the expression behind it; a chain of values that grows too deep for the
   * stack is broken here and continued by `settle`.
   */
  remember<T>(what: string, view: View, key: number | string, height: number, compute: () => T): T {
    const memory = this.#memory(what, view);
    const known = memory.get(key) as Remembered<T> | 'open' | undefined;
    if (known === 'open') return circularValue(what);
    if (known) {
      return this.#again(known);
    }
    const carried = view === this.#now ? this.#carried?.find(what, key, this.asOf) : undefined;
    if (carried) {
      memory.set(key, carried);
      return this.#again(carried as Remembered<T>);
    }
    if (this.#depth > 0 && this.#depth + height > DEEPEST) {
      throw new Postponed(`${what} ${view.index} ${key}`, what, () => this.remember(what, view, key, height, compute));
    }
    return this.#compute(what, view, memory, key, height, compute);
  }

  /** Notes a value that was worked out elsewhere, with no part held, for `remember` to find under the same key. */
  note<T>(what: string, view: View, key: number | string, value: T): void {
    this.#memory(what, view).set(key, { value, heldParts: undefined, span: NEVER });
  }

  /** Runs `work` and whatever it had to postpone. Every evaluation starts here, never inside another. */
  settle<T>(work: () => T): T {
    return settled(work);
  }

  /** Evaluates whether or not an evaluation is under way. */
  fresh<T>(work: () => T): T {
    return this.#depth > 0 ? work() : this.settle(work);
  }

  /** The day some days after the as-of date. */
  daysLater(days: number): IsoDate {
    let day = this.#later.get(days);
    if (day === undefined) this.#later.set(days, day = addDays(this.asOf, days));
    return day;
  }

  /** Evaluates without letting the held parts met on the way count for the value at hand. */
  apart<T>(compute: () => T): T {
    const before = this.heldParts;
    this.heldParts = undefined;
    try {
      return compute();
    } finally {
      this.heldParts = before;
    }
  }

  /** Whether what was worked out as of other days is used again: then the members are those of all these days. */
  get carries(): boolean {
    return this.#carried !== undefined;
  }

  /** Runs `work`, and tells on which days a run would come to the same by it; on no other day where nothing is carried. */
  spanned<T>(work: () => T): { readonly value: T; readonly span: Span } {
    const before = this.#span;
    this.#span = this.#carried ? ALWAYS : NEVER;
    try {
      const value = work();
      return { value, span: this.#span };
    } finally {
      this.#span = before;
    }
  }

  /** Runs `work` apart from what is under way, and tells what it rests on; nothing where that is not kept. */
  apartRest<T>(work: () => T): { readonly value: T; readonly rest: Rest | undefined } {
    const begun = this.#rests?.begin();
    try {
      return { value: work(), rest: begun?.own };
    } finally {
      if (begun) this.#rests!.end(begun.before);
    }
  }

  /** What is under way rests on something that was worked out apart. */
  uses(rest: Rest | undefined): void {
    this.#rests?.uses(rest);
  }

  /** What is under way rests on something that comes to the same on these days. */
  restsOn({ from, until }: Span): void {
    if (from > this.#span.from || until < this.#span.until) this.#span = { from: from > this.#span.from ? from : this.#span.from, until: until < this.#span.until ? until : this.#span.until };
  }

  /** What is under evaluation reads a fact as it stands in a view. */
  reads(fact: PreparedFact, period: TimePeriod, keys: readonly number[], view: View): void {
    if (!this.#carried) return;
    this.#rests?.reads(this.store.cellName(fact, period, keys));
    this.restsOn(view.base < this.asOf ? { from: view.base, until: ALWAYS.until } : this.#carried.spanOf(fact, period, keys, this.asOf));
  }

  /** What is under evaluation asks whether a view's date has reached a day. */
  compares(day: IsoDate, view: View): void {
    if (!this.#carried) return;
    if (view.base < this.asOf) this.restsOn({ from: view.base, until: ALWAYS.until });
    else if (view.date === this.asOf) this.restsOn(day > this.asOf ? { from: ALWAYS.from, until: day } : { from: day, until: ALWAYS.until });
  }

  /** Whether the day of the run is a day or lies after it. */
  hasCome(day: IsoDate): boolean {
    this.compares(day, this.#now);
    return day <= this.asOf;
  }

  /** What is under evaluation reads the rows of a table as they stand in a view. */
  readsRows(table: PreparedTable, period: TimePeriod, view: View): void {
    if (!this.#carried) return;
    this.restsOn(view.base < this.asOf ? { from: view.base, until: ALWAYS.until } : this.#carried.spanOfRows(table, period, this.asOf));
  }

  /** What is under evaluation rests on there being no day of knowledge after one, up to a view's date. */
  restsOnNoDayAfter(day: IsoDate, view: View): void {
    if (this.#carried && view.date === this.asOf) this.restsOn({ from: ALWAYS.from, until: this.#carried.nextDay(day) });
  }

  /** What is under evaluation may come to something else on any other day. */
  isOfItsDay(): void {
    this.#rests?.uses();
    this.#span = NEVER;
  }

  #again<T>({ value, heldParts, span, rest }: Remembered<T>): T {
    this.#rests?.uses(rest);
    this.#addHeld(heldParts);
    this.restsOn(span);
    return value;
  }

  #compute<T>(what: string, view: View, memory: Memory, key: number | string, height: number, compute: () => T): T {
    const [before, span] = [this.heldParts, this.#span];
    this.#span = ALWAYS;
    this.heldParts = undefined;
    this.#depth += height;
    memory.set(key, 'open');
    const begun = this.#rests?.begin();
    let done = false;
    try {
      const value = compute();
      const found: Remembered<T> = { value, heldParts: this.heldParts, span: this.#span, rest: begun?.own };
      memory.set(key, found);
      if (this.#carried && view === this.#now && found.span.from <= this.asOf && this.asOf < found.span.until) this.#carried.keep(what, key, found);
      done = true;
      return value;
    } finally {
      const met: Set<string> | undefined = this.heldParts;
      const own = this.#span;
      this.heldParts = before;
      this.#span = span;
      this.#depth -= height;
      if (begun) {
        this.#rests!.end(begun.before);
        this.#rests!.uses(begun.own);
      }
      // What was not brought to an end counts as well: that it could not be may be what the value at hand rests on.
      this.restsOn(own);
      if (done) this.#addHeld(met); else memory.delete(key);
    }
  }

  #memory(what: string, view: View): Memory {
    const memories = this.#memories[view.index] ??= new Map();
    let memory = memories.get(what);
    if (!memory) memories.set(what, memory = new Map());
    return memory;
  }

  #addHeld(parts: ReadonlySet<string> | undefined): void {
    if (!parts) return;
    this.heldParts ??= new Set();
    for (const part of parts) this.heldParts.add(part);
  }
}
