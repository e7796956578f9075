import type { DimensionId } from '@remit/program';
import type { Dimension } from '../prepare/dimensions.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { Context } from './context.ts';
import { bindKey, UNBOUND } from './context.ts';
import type { RunState } from './run-state.ts';

/** Nothing bound. */
export function noKeys(run: RunState): number[] {
  return run.model.dimensions.all.map(() => UNBOUND);
}

/** The keys of a context for some dimensions (and their ancestors), and nothing else bound. */
export function onlyKeys(context: Context, each: readonly Dimension[]): number[] {
  let keys = noKeys(context.run);
  for (const dimension of each) keys = bindKey(context.run.model.dimensions.all, keys, dimension, context.keys[dimension.index]!);
  return keys;
}

/** Position of a combination of keys among all combinations for the dimensions. */
export function keysAddress(run: RunState, each: readonly Dimension[], keys: readonly number[]): number {
  let address = 0;
  for (const dimension of each) address = address * run.store.dimensions[dimension.index]!.keys.length + keys[dimension.index]!;
  return address;
}

/** The keys by name, for results; nothing for no dimensions. */
export function namedKeys(run: RunState, each: readonly Dimension[], keys: readonly number[]): Record<DimensionId, string> | undefined {
  if (each.length === 0) return undefined;
  return Object.fromEntries(each.map(dimension => [dimension.id, run.store.dimensions[dimension.index]!.keys[keys[dimension.index]!]!]));
}

/** Every combination of keys of some dimensions that belongs to a period, the last dimension running fastest. */
export function* combinations(run: RunState, each: readonly Dimension[], period: TimePeriod): Generator<number[]> {
  yield* extend(noKeys(run), 0);

  function* extend(keys: number[], depth: number): Generator<number[]> {
    const dimension = each[depth];
    if (!dimension) { yield keys; return; }
    const { count, belongs } = run.store.dimensions[dimension.index]!;
    for (let key = 0; key < count; key++) {
      if (belongs(key, period)) yield* extend(bindKey(run.model.dimensions.all, keys, dimension, key), depth + 1);
    }
  }
}

/** Whether every key belongs to the period. */
export function belong(run: RunState, each: readonly Dimension[], keys: readonly number[], period: TimePeriod): boolean {
  return each.every(dimension => run.store.dimensions[dimension.index]!.belongs(keys[dimension.index]!, period));
}
