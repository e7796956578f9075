/** What is known of each named value, worked out once, that of the values it reads first: chains of any length nest no calls. */
import type { Expr, Var } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';

/** The ids of the vars an expression reads itself. */
export function varsIn(expr: Expr): Set<string> {
  const ids = new Set<string>();
  visitExpr(expr, '', (e) => {
    if (e.op === 'var') ids.add(e.id);
  });
  return ids;
}

/**
 * Remembers what `work` finds out about vars.
 *
 * @param otherwise what holds for an unknown var, and for one that is read while it is worked out
 * @param work may ask for the vars that the var reads, of which all is known by then
 */
export function perVar<T>(find: (id: string) => Var | undefined, otherwise: T, work: (variable: Var) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    inOrderOfNeed(id, {
      needs: (each) => varsIn(find(each)!.expr),
      skips: (each) => known.has(each) || find(each) === undefined,
      begin: (each) => known.set(each, otherwise),
      finish: (each) => known.set(each, work(find(each)!)),
    });
    return known.get(id) ?? otherwise;
  };
}
