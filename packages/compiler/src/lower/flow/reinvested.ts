/** `unearned: reinvested in F`: by what a withhold raises the limits of a fund. */
import type { Expr, Fund, GrainId } from '@remit/program';
import { add, num } from '../../emit/fold.ts';

type Limit = Fund['limits'][number];

/** What one withhold adds to a limit. */
export interface Raise {
  /** Name of the withhold, which is the id of the line that pays it back. */
  readonly withhold: string;
  readonly grain: GrainId;
  /** What is not earned of all that was kept for a period of the withhold, as far as it is known. */
  readonly known: Expr;
  /** What that adds to the limit. */
  readonly by: (known: Expr) => Expr;
}

const all = new WeakMap<Limit, { plain: Expr; raises: Raise[] }>();

/** Raises a limit: a yearly one in the year after, one over the term at once. */
export function raiseLimit(limit: Limit, withhold: string, grain: GrainId, known: Expr): void {
  const by = (of: Expr): Expr => {
    if (limit.window !== 'year') return { op: 'over', fn: 'sum', arg: of, grain, window: 'in' };
    const inYear: Expr = grain === 'year' ? of : { op: 'over', fn: 'sum', arg: of, grain, window: 'in' };
    return { op: 'at', arg: inYear, back: 1, grain: 'year', else: num(0) };
  };
  const before = all.get(limit) ?? { plain: limit.max, raises: [] };
  before.raises.push({ withhold, grain, known, by });
  all.set(limit, before);
  limit.max = add(limit.max, by(known));
}

/** What a limit was before withholds raised it, and by what they do; undefined where none does. */
export function raisesOf(limit: Limit): { readonly plain: Expr; readonly raises: readonly Raise[] } | undefined {
  return all.get(limit);
}
