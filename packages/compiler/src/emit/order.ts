/** Dependency order of vars, through lines too; ties by name, so that the order of declarations never shows. */
import type { Expr, Line, Var } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';

/** Vars in dependency order, or the names on a cycle (of vars and lines, in the order they refer to each other). */
export function orderVars(vars: readonly Var[], lines: readonly Line[]): { ordered: Var[] } | { cycle: string[] } {
  const graph = new Map<string, string[]>();
  for (const v of vars) graph.set(`var ${v.id}`, references([v.expr]));
  for (const line of lines) graph.set(`line ${line.id}`, references(lineExpressions(line)));
  const byId = new Map(vars.map((v) => [`var ${v.id}`, v]));
  const ordered: Var[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  let cycle: string[] | undefined;
  for (const node of [...graph.keys()].sort()) {
    inOrderOfNeed(node, {
      needs: (each) => graph.get(each) ?? [],
      skips: (each) => {
        if (state.get(each) === 'open') cycle ??= path.slice(path.indexOf(each)).map(name);
        return state.has(each) || cycle !== undefined;
      },
      begin: (each) => {
        state.set(each, 'open');
        path.push(each);
      },
      finish: (each) => {
        path.pop();
        state.set(each, 'done');
        const found = byId.get(each);
        if (found) ordered.push(found);
      },
    });
    if (cycle) return { cycle };
  }
  return { ordered };
}

/** All expressions of a line that decide its entitlement. */
export function lineExpressions(line: Line): Expr[] {
  return [line.amount, ...(line.parts ?? []).map((p) => p.expr), ...(line.limits ?? []).map((l) => l.max)];
}

function references(expressions: readonly Expr[]): string[] {
  const found = new Set<string>();
  for (const expression of expressions) {
    visitExpr(expression, '', (e) => {
      if (e.op === 'var') found.add(`var ${e.id}`);
      else if (e.op === 'line') found.add(`line ${e.id}`);
      else if (e.op === 'earned') found.add(`line ${e.line}`);
    });
  }
  return [...found].sort();
}

function name(node: string): string {
  return node.slice(node.indexOf(' ') + 1);
}
