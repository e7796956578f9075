import type { JsonPointer } from '@remit/program/pointer';
import type { Observe } from '../evaluate/compile.ts';
import type { Context } from '../evaluate/context.ts';
import { Missing } from '../evaluate/outcome.ts';

/**
 * Notes which expressions of a program come to something while it runs: to a value, or to "not applicable". What is missing for
 * want of a fact does not count; what says by itself that something is missing (too few were counted) does. To be given to
 * `prepare`; a program that is prepared without it is not slowed down.
 */
export class Reached {
  #places = new Set<JsonPointer>();

  /** To be given to `prepare`. */
  readonly observe: Observe = (expr, at, evaluate) => {
    const own = expr.op === 'missing';
    const noted = (context: Context): ReturnType<typeof evaluate> => {
      const outcome = evaluate(context);
      if (own || !(outcome instanceof Missing)) this.#places.add(at);
      return outcome;
    };
    return evaluate.shared ? Object.assign(noted, { shared: evaluate.shared }) : noted;
  };

  /** The places in the program that were reached since this was last asked. */
  take(): ReadonlySet<JsonPointer> {
    const places = this.#places;
    this.#places = new Set();
    return places;
  }
}
