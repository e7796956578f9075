/** Codes as numbers: the place of each in one list. */
export class Dictionary {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a code, which is added if it is new. */
  place(code: string): number {
    let place = this.#places.get(code);
    if (place === undefined) {
      place = this.all.push(code) - 1;
      this.#places.set(code, place);
    }
    return place;
  }
}

/** A civil date as the number YYYYMMDD, which orders as the dates do. */
export function dateNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}
