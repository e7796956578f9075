import type { IsoDate } from '@remit/program';
import { addDays } from '../dates.ts';
import type { FactStore } from '../facts/store.ts';
import { circularValue } from '../fault.ts';
import type { Model } from '../prepare/model.ts';
import type { Outcome } from './outcome.ts';
import type { View } from './view.ts';
import { Views } from './view.ts';

/** A remembered result, with the parts that were found to be held on the way to it. */
export interface Remembered<T = Outcome> { readonly value: T; readonly heldParts: ReadonlySet<string> | undefined }

type Memory = Map<number | string, Remembered<unknown> | 'open'>;

/** Nesting of expressions, summed along a chain of values, beyond which a value is worked out on its own first. */
const DEEPEST = 1200;

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
  #depth = 0;

  constructor(model: Model, store: FactStore, asOf: IsoDate) {
    this.model = model;
    this.store = store;
    this.asOf = asOf;
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
      this.#addHeld(known.heldParts);
      return known.value;
    }
    if (this.#depth > 0 && this.#depth + height > DEEPEST) {
      throw new Postponed(`${what} ${view.index} ${key}`, what, () => this.remember(what, view, key, height, compute));
    }
    return this.#compute(memory, key, height, compute);
  }

  /** Notes a value that was worked out elsewhere, with no part held, for `remember` to find under the same key. */
  note<T>(what: string, view: View, key: number | string, value: T): void {
    this.#memory(what, view).set(key, { value, heldParts: undefined });
  }

  /** Runs `work` and whatever it had to postpone. Every evaluation starts here, never inside another. */
  settle<T>(work: () => T): T {
    const pending: { name: string; work: () => unknown }[] = [{ name: '', work }];
    const names = new Set<string>();
    for (;;) {
      const next = pending.at(-1)!;
      try {
        const value = next.work();
        names.delete(next.name);
        pending.pop();
        if (pending.length === 0) return value as T;
      } catch (error) {
        if (!(error instanceof Postponed)) throw error;
        if (names.has(error.key)) circularValue(error.what);
        names.add(error.key);
        pending.push({ name: error.key, work: error.work });
      }
    }
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

  #compute<T>(memory: Memory, key: number | string, height: number, compute: () => T): T {
    const before = this.heldParts;
    this.heldParts = undefined;
    this.#depth += height;
    memory.set(key, 'open');
    let done = false;
    try {
      const value = compute();
      memory.set(key, { value, heldParts: this.heldParts });
      done = true;
      return value;
    } finally {
      const met: Set<string> | undefined = this.heldParts;
      this.heldParts = before;
      this.#depth -= height;
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

/** Thrown to unwind the stack so that a value deep down is worked out first. */
class Postponed extends Error {
  readonly key: string;
  readonly what: string;
  readonly work: () => unknown;

  constructor(key: string, what: string, work: () => unknown) {
    super('postponed');
    this.key = key;
    this.what = what;
    this.work = work;
  }
}
