import type { Expr } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Model } from '../prepare/model.ts';

/**
 * Sorts lines and vars into sets that have no value in common. What is wrong with
 * a row of one set, such as a missing fact, then keeps no other set from its fast
 * path; and within a set what is shared is worked out once.
 */
export function connected(model: Model, group: string, lines: readonly string[], values: readonly string[]): { lines: string[]; values: string[] }[] {
  const sets: { lines: string[]; values: string[]; reads: Set<string> }[] = [];
  const add = (own: { lines: string[]; values: string[] }, name: string): void => {
    const reads = reached(model, group, name);
    const touching = sets.filter(set => [...set.reads].some(each => reads.has(each)));
    for (const set of touching) {
      own.lines.unshift(...set.lines);
      own.values.unshift(...set.values);
      for (const each of set.reads) reads.add(each);
      sets.splice(sets.indexOf(set), 1);
    }
    sets.push({ ...own, reads });
  };
  for (const id of lines) add({ lines: [id], values: [] }, `line ${id}`);
  for (const id of values) add({ lines: [], values: [id] }, `var ${id}`);
  return sets;
}

/** The lines and vars with a value for each member that one of them reads, itself among them. */
function reached(model: Model, group: string, name: string): Set<string> {
  const found = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const target = next.startsWith('line ') ? model.linesById.get(next.slice(5)) : model.vars.get(next.slice(4));
    if (!target || found.has(next) || !target.each.some(dimension => dimension.id === group)) continue;
    found.add(next);
    const expr: Expr = 'amount' in target ? target.amount.expr : target.expr;
    visitExpr(expr, '', each => {
      if (each.op === 'var') pending.push(`var ${each.id}`);
      if (each.op === 'line') pending.push(`line ${each.id}`);
    });
  }
  return found;
}
