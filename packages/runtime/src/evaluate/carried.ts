import type { IsoDate } from '@remit/program';
import type { FactStore } from '../facts/store.ts';
import type { Observed } from '../facts/stored.ts';
import { earlierOf, laterOf } from '../dates.ts';
import type { PreparedFact, PreparedTable } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** Days of a run, the first included and the last not, on which something that was worked out comes to the same. */
export interface Span { readonly from: IsoDate; readonly until: IsoDate }

/** Whatever the day of the run. */
export const ALWAYS: Span = { from: '', until: '\uffff' };

/** On no other day. */
export const NEVER: Span = { from: '\uffff', until: '' };

type Kept<T> = T & { readonly span: Span };

/** What was kept for facts of which a few values are other now, and what of it comes to the same all the same. */
export interface CarriedBefore<T> { readonly carried: Carried<T>; readonly stands: (found: T) => boolean }

/**
 * What runs of one contract on the same facts, each as of another day, need not work out again: what was known on the
 * day of one run is kept with the days on which no fact that it rests on changed and no date passed that it asks for.
 */
export class Carried<T> {
  readonly #kept = new Map<string, Map<number | string, Kept<T>[]>>();
  readonly #all: FactStore;
  readonly #days: readonly IsoDate[];
  readonly #before: CarriedBefore<T> | undefined;

  /** `all`: everything that is ever recorded. `deadlines`: days on which something may cease to be missing. `before`: what is carried of other facts. */
  constructor(all: FactStore, deadlines: readonly IsoDate[], before?: CarriedBefore<T>) {
    this.#all = all;
    this.#before = before;
    this.#days = [...new Set([...all.firstDays, ...deadlines])].sort();
  }

  /** Whether keys stand in a store where they stand in this one, belong as they do in it, and came to be known on the same days: then what is kept can be found by their positions. */
  suits({ dimensions }: FactStore): boolean {
    return dimensions.every(({ keys, count, joined, left, knownFrom }, index) => {
      const own = this.#all.dimensions[index]!;
      return count === own.count && keys.length === own.keys.length && keys.every((key, position) => key === own.keys[position] && joined(position) === own.joined(position) && left(position) === own.left(position) && knownFrom(position) === own.knownFrom(position));
    });
  }

  /** What was kept of the same thing, if it comes to the same on a day. */
  find(what: string, key: number | string, day: IsoDate): Kept<T> | undefined {
    const own = this.#kept.get(what)?.get(key)?.find(({ span }) => span.from <= day && day < span.until);
    if (own || !this.#before) return own;
    const found = this.#before.carried.find(what, key, day);
    return found && this.#before.stands(found) ? found : undefined;
  }

  /**
   * Keeps what was found beside what was found before, never in its place: what rests on another is kept for fewer days
   * than that, so wherever it is found again, all that it rests on is found too.
   */
  keep(what: string, key: number | string, found: Kept<T>): void {
    let memory = this.#kept.get(what);
    if (!memory) this.#kept.set(what, memory = new Map());
    const before = memory.get(key);
    if (before) before.push(found); else memory.set(key, [found]);
  }

  /** The days around one on which a fact stands as on that day. */
  spanOf(fact: PreparedFact, period: TimePeriod, keys: readonly number[], day: IsoDate): Span {
    let { from, until } = ALWAYS;
    for (let each: Observed | undefined = this.#all.newest(fact, period, keys); each; each = each.previous) {
      if (each.recordedAt > day) until = earlierOf(until, each.recordedAt);
      else from = laterOf(from, each.recordedAt);
    }
    return { from, until };
  }

  /** The days around one on which the rows of a table for a period stand as on that day. */
  spanOfRows(table: PreparedTable, period: TimePeriod, day: IsoDate): Span {
    let { from, until } = ALWAYS;
    for (const { recordedAt } of this.#all.rows(table, period)) {
      if (recordedAt > day) until = earlierOf(until, recordedAt);
      else from = laterOf(from, recordedAt);
    }
    return { from, until };
  }

  /** The first day after one on which something is recorded for the first time, or a deadline falls. */
  nextDay(after: IsoDate): IsoDate {
    return this.#days.find(day => day > after) ?? ALWAYS.until;
  }
}
