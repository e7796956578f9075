/** A value worth writing at a place. */
export interface Suggestion {
  /** What is written. */
  readonly value: string;
  /** Why, in a few words. */
  readonly why?: string;
  /** What must follow and is written with it. */
  readonly more?: string;
}

/** What a list shows for it: `40% – the rest of the weight`. */
export function labelOf({ value, why }: Suggestion): string {
  return why === undefined ? value : `${value} – ${why}`;
}
