import { bindKey } from '../evaluate/context.ts';
import { noKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Dimension } from '../prepare/dimensions.ts';

/** The positions of keys given by name, as an expression binds them; undefined where one is no key of its dimension. */
export function positionsOf(run: RunState, each: readonly Dimension[], dims: Readonly<Record<string, string>> | undefined): number[] | undefined {
  let keys = noKeys(run);
  for (const dimension of each) {
    const { positions, count } = run.store.dimensions[dimension.index]!;
    const position = dims && Object.hasOwn(dims, dimension.id) ? positions.get(dims[dimension.id]!) : undefined;
    if (position === undefined || position >= count) return undefined;
    keys = bindKey(run.model.dimensions.all, keys, dimension, position);
  }
  return keys;
}
