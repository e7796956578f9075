import type { IsoDate } from '@remit/program';
import { earlierOf } from '../dates.ts';

/**
 * What is known, and from when.
 *
 * `known`: each observation from the day it was recorded until one recorded by
 * `date` replaces it. `firstRecorded`: the values as known on `base`, each from
 * the day on which the first observation for its key was recorded; place in the
 * order of limits is found with it, so that a correction does not move it.
 */
export interface View {
  readonly kind: 'known' | 'firstRecorded';
  /** The date of knowledge. */
  readonly date: IsoDate;
  /** The date whose values are read; for `known` the same as `date`. */
  readonly base: IsoDate;
  /** Tells views of one run apart, for what is remembered under them. */
  readonly index: number;
}

/** The views of a run, each made once. */
export class Views {
  readonly #made = new Map<string, View>();
  /** What was known on the date that was asked for last. */
  #last: View | undefined;

  /** What was known on a date. */
  known(date: IsoDate): View {
    if (this.#last?.date !== date) this.#last = this.#get('known', date, date);
    return this.#last;
  }

  /** What had been recorded for the first time by `date`, with the values known on `base`. */
  firstRecorded(base: IsoDate, date: IsoDate): View {
    return this.#get('firstRecorded', base, date);
  }

  /** The same kind of view at an earlier date; a later date changes nothing. */
  earlier(view: View, date: IsoDate): View {
    const until = earlierOf(view.date, date);
    return view.kind === 'known' ? this.known(until) : this.firstRecorded(view.base, until);
  }

  /** The same kind of view with nothing known that was recorded after a date, not even as the value that counts now. */
  asOf(view: View, date: IsoDate): View {
    const until = earlierOf(view.date, date);
    return view.kind === 'known' ? this.known(until) : this.firstRecorded(earlierOf(view.base, date), until);
  }

  #get(kind: View['kind'], base: IsoDate, date: IsoDate): View {
    const name = `${kind} ${base} ${date}`;
    const made = this.#made.get(name);
    if (made) return made;
    const view: View = { kind, base, date, index: this.#made.size };
    this.#made.set(name, view);
    return view;
  }
}
