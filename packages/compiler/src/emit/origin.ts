/** Where in the text each object of a program came from. Kept beside the program, never in it. */

import type { ToldOfFact } from '@remit/program';

/** A stretch of a document; lines and columns from 1, end exclusive. `isPlainNumber`: a figure without sign stands there, as in `1.5`. */
export interface Place { uri: string; startLine: number; startColumn: number; endLine: number; endColumn: number; isPlainNumber?: true }

/** Remembers the place of program objects (expressions, lines, vars …) until the source map is written. */
export class Origins {
  readonly #places = new WeakMap<object, Place>();
  readonly #told = new WeakMap<object, ToldOfFact>();

  /** Notes the place of `object` unless it has one; returns the object. */
  note<T extends object>(object: T, place: Place | undefined): T {
    if (place && !this.#places.has(object)) this.#places.set(object, place);
    return object;
  }

  /** Notes what the text says of a fact and the program does not hold. */
  tell(object: object, told: ToldOfFact): void {
    if (Object.keys(told).length > 0) this.#told.set(object, told);
  }

  /** What the text says of a fact and the program does not hold. */
  toldOf(object: object): ToldOfFact | undefined {
    return this.#told.get(object);
  }

  /** The place of an object of the program. */
  placeOf(object: object): Place | undefined {
    return this.#places.get(object);
  }
}
