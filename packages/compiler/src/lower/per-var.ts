/** What is known of each named value of a contract while it is lowered. */
import type { Var } from '@remit/program';
import { perVar } from '../emit/per-var.ts';
import type { Context } from './context.ts';

/** As `perVar`, remembered as long as the contract is lowered: for what no later declaration changes. */
export function perVarOf<T>(otherwise: T, work: (cx: Context, variable: Var) => T): (cx: Context, id: string) => T {
  const all = new WeakMap<Context, (id: string) => T>();
  return (cx, id) => {
    const known = all.get(cx) ?? perVar((each) => cx.vars.get(each), otherwise, (variable) => work(cx, variable));
    all.set(cx, known);
    return known(id);
  };
}
