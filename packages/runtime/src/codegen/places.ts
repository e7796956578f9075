import { bindKey, UNBOUND } from '../evaluate/context.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import { unsupported } from './unsupported.ts';

/** Keys with only some dimensions (and their ancestors) bound, each as it is bound in `keys`. */
export function onlyBound(model: Model, each: readonly Dimension[], keys: readonly number[]): number[] {
  let only = model.dimensions.all.map(() => UNBOUND);
  for (const dimension of each) {
    if (keys[dimension.index]! < 0) unsupported('A key that is not bound.');
    only = bindKey(model.dimensions.all, only, dimension, keys[dimension.index]!);
  }
  return only;
}
