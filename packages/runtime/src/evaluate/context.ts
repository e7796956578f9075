import type { TimePeriod } from '../prepare/time.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { StoredRow } from '../facts/rows.ts';
import type { Outcome } from './outcome.ts';
import type { RunState } from './run-state.ts';
import type { View } from './view.ts';

/** No key is bound for a dimension. */
export const UNBOUND = -1;

/** Where an expression is evaluated. Never changed: binding something gives another context. */
export interface Context {
  readonly run: RunState;
  /** What is known. */
  readonly view: View;
  readonly period: TimePeriod;
  /** By index of dimension: the position of the key bound, or `UNBOUND`. */
  readonly keys: readonly number[];
  /** What each aggregation around the expression replaced, innermost first. */
  readonly outer?: OuterBinding;
  /** The row at hand in an aggregation over rows. */
  readonly row?: StoredRow;
}

/** The keys as they were bound before an aggregation over `dimension`. */
export interface OuterBinding { readonly dimension: number; readonly keys: readonly number[]; readonly next?: OuterBinding }

/** An expression made ready to be evaluated many times. */
export interface Evaluate {
  (context: Context): Outcome;
  /** Set where a run works something out only once for many places. */
  readonly shared?: Shared;
}

/** What is worked out once for all places of one name. */
export interface Shared {
  readonly nameOf: (context: Context) => string;
  /** Works it out, remembered or not. */
  readonly work: (context: Context) => unknown;
}

/** The same context in another period. */
export function inPeriod(context: Context, period: TimePeriod): Context {
  return period === context.period ? context : { ...context, period };
}

/** The same context with a key bound, and with it the element of each ancestor set. */
export function bound(context: Context, dimension: Dimension, key: number): Context {
  return { ...context, keys: bindKey(context.run.model.dimensions.all, context.keys, dimension, key) };
}

/** As `bound`, remembering what was bound before for `outer`. */
export function boundInside(context: Context, dimension: Dimension, key: number): Context {
  const outer: OuterBinding = { dimension: dimension.index, keys: context.keys, next: context.outer };
  return { ...context, keys: bindKey(context.run.model.dimensions.all, context.keys, dimension, key), outer };
}

/** A copy of the keys with one more bound, and its ancestors. */
export function bindKey(all: readonly Dimension[], keys: readonly number[], dimension: Dimension, key: number): number[] {
  const copy = [...keys];
  copy[dimension.index] = key;
  let child = dimension;
  let position = key;
  while (child.parent >= 0 && position >= 0) {
    position = child.parentOf[position] ?? UNBOUND;
    child = all[child.parent]!;
    copy[child.index] = position;
  }
  return copy;
}

/** A copy of the keys with a dimension and its ancestors bound as in `before`. */
export function restoreKey(all: readonly Dimension[], keys: readonly number[], dimension: Dimension, before: readonly number[]): number[] {
  const copy = [...keys];
  for (let each: Dimension | undefined = dimension; each; each = all[each.parent]) copy[each.index] = before[each.index]!;
  return copy;
}
