import type { KeyRef, Outer, Pick } from '@remit/program';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { bound, restoreKey, UNBOUND } from './context.ts';

/** The key bound for a dimension, as a code. */
export function key(node: KeyRef, compiler: Compiler): Evaluate {
  const dimension = compiler.names.dimensions.get(node.dim);
  return ({ run, keys }) => (
    run.store.dimensions[dimension.index]!.keys[keys[dimension.index]!] ?? programFault(`No key is bound for '${node.dim}'.`, compiler.at));
}

/** The argument with a dimension bound as it was before the innermost aggregation over it. */
export function outer(node: Outer, compiler: Compiler): Evaluate {
  const dimension = compiler.names.dimensions.get(node.dim);
  const arg = compiler.child(node.arg, '/arg');
  return context => {
    let before = context.outer;
    while (before && before.dimension !== dimension.index) before = before.next;
    if (!before) return programFault(`There is no aggregation over '${node.dim}' to look out of.`, compiler.at);
    const { all } = context.run.model.dimensions;
    return arg({ ...context, keys: restoreKey(all, context.keys, dimension, before.keys), outer: before.next });
  };
}

/** The argument with a key bound. */
export function pick(node: Pick, compiler: Compiler): Evaluate {
  const dimension = compiler.names.dimensions.get(node.dim);
  const arg = compiler.child(node.arg, '/arg');
  if (dimension.kind === 'set' && !dimension.positions.has(node.key)) programFault(`'${node.key}' is not an element of '${node.dim}'.`, compiler.at);
  return context => arg(bound(context, dimension, context.run.store.dimensions[dimension.index]!.positions.get(node.key) ?? UNBOUND));
}
