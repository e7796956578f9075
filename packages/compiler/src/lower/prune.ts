/** Leaves out values that no line, fund, check or published value reads. Declared facts stay: they are what the contract asks for. */
import { allFundTerms, type Expr, type Fact, type Var } from '@remit/program';
import { lineExpressions } from '../emit/order.ts';
import type { Context } from './context.ts';
import { varsIn } from '../emit/per-var.ts';

/** The facts and vars that belong in the program. */
export function prune(cx: Context): { facts: Fact[]; vars: Var[] } {
  const used = new Set<string>();
  const visit = (expr: Expr): void => varsIn(expr).forEach((id) => used.add(id));
  for (const line of cx.lines) for (const expr of lineExpressions(line)) visit(expr);
  for (const fund of cx.funds) for (const expr of [...fund.limits.map((l) => l.max), ...allFundTerms(fund).flatMap(({ terms }) => terms.sources.flatMap((s) => (s.cap ? [s.cap.max] : [])))]) visit(expr);
  for (const fact of cx.facts.values()) for (const expr of [fact.min, fact.max]) if (expr) visit(expr);
  for (const check of cx.checks) visit(check.expr);
  for (const variable of cx.vars.values()) if (variable.published) used.add(variable.id);
  // What is added on the way is gone through as well.
  for (const id of used) {
    const variable = cx.vars.get(id);
    if (variable) visit(variable.expr);
  }
  return { facts: [...cx.facts.values()], vars: [...cx.vars.values()].filter((v) => used.has(v.id)) };
}
