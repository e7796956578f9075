/** A place in what was worked out, and what was worked out from it. */
export class Rest {
  /** Each once for as long as it is the last; a few twice. */
  readonly usedBy: Rest[] = [];
}

/**
 * What rests on which values of facts, as evaluations tell while they are under way: then it is known what stays as it is when a few values are
 * other. What an evaluation reads it says by `reads`; of what does not say so it is taken that it rests on everything.
 */
export class Rests {
  readonly #ofCells = new Map<string, Rest>();
  readonly #ofAll = new Rest();
  #open: Rest | undefined;

  /** Begins something that is worked out; until it ends, what is read is read for it. @returns it, and what was under way before */
  begin(): { readonly own: Rest; readonly before: Rest | undefined } {
    const before = this.#open;
    return { own: this.#open = new Rest(), before };
  }

  /** What was begun has come to an end. */
  end(before: Rest | undefined): void {
    this.#open = before;
  }

  /** What is under way reads a cell of the facts. */
  reads(cell: string): void {
    if (!this.#open) return;
    let rest = this.#ofCells.get(cell);
    if (!rest) this.#ofCells.set(cell, rest = new Rest());
    this.uses(rest);
  }

  /** What is under way uses something that was worked out; of what is not told what it rests on, it is everything. */
  uses(rest: Rest = this.#ofAll): void {
    if (this.#open && rest.usedBy.at(-1) !== this.#open) rest.usedBy.push(this.#open);
  }

  /** All that may come to something else when some cells are other. */
  staleAfter(cells: Iterable<string>): ReadonlySet<Rest> {
    const stale = new Set<Rest>([this.#ofAll]);
    for (const cell of cells) {
      const rest = this.#ofCells.get(cell);
      if (rest) stale.add(rest);
    }
    // A set is walked to its end, what is added on the way included.
    for (const rest of stale) for (const user of rest.usedBy) stale.add(user);
    return stale;
  }
}
