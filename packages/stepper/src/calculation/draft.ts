import type { Step } from './step.ts';

/** A step that is being put together. */
export type Draft = { -readonly [Key in keyof Step]: Step[Key] } & {
  used: Step['used'][number][];
  ids: string[];
  parent: Draft | undefined;
  /** The name that it works out; the first that rests on it alone. */
  owner?: string;
};
