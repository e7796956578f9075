/** What is done with a thing on the way through what it needs. */
export interface Steps<T> {
  /** What must come before a thing. */
  readonly needs: (thing: T) => Iterable<T>;
  /** Whether a thing is done already, or begun. */
  readonly skips: (thing: T) => boolean;
  /** Called when a thing is begun, before what it needs. */
  readonly begin: (thing: T) => void;
  /** Called when all that a thing needs is done, but for what closes a circle. */
  readonly finish: (thing: T) => void;
}

/**
 * Goes through what a thing needs, and what that needs in turn, so that each is finished after those it needs. Chains of any length are
 * gone through without nesting calls. Where a circle closes, what is begun already is skipped.
 */
export function inOrderOfNeed<T>(start: T, { needs, skips, begin, finish }: Steps<T>): void {
  if (skips(start)) return;
  const path: { readonly thing: T; readonly rest: Iterator<T> }[] = [];
  const enter = (thing: T): void => {
    begin(thing);
    path.push({ thing, rest: needs(thing)[Symbol.iterator]() });
  };
  enter(start);
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const next = last.rest.next();
    if (next.done) {
      path.pop();
      finish(last.thing);
    } else if (!skips(next.value)) enter(next.value);
  }
}
