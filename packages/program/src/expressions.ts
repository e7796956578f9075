import { allFundTerms } from './fund-terms.ts';
import type { DimensionId, Expr } from './expression.ts';
import type { JsonPointer } from './pointer.ts';
import type { Period, Program } from './program.ts';

/** What an expression of the program belongs to. */
export interface Owner { kind: 'fact' | 'var' | 'line' | 'check' | 'fund'; id: string }

/** One of the program's expressions, with the context it is evaluated in. */
export interface RootExpression {
  expr: Expr;
  at: JsonPointer;
  owner: Owner;
  /** The part it plays: "amount", "part", "limit", "bound", "value", "condition". */
  role: 'amount' | 'part' | 'limit' | 'bound' | 'value' | 'condition';
  /** Dimensions bound from outside. */
  each: readonly DimensionId[];
  /** Periods in which it is evaluated by itself, whoever refers to it. */
  periods: readonly Period[];
}

/** Every expression of a program that is not inside another, in document order. */
export function rootExpressions(program: Program): RootExpression[] {
  const roots: RootExpression[] = [];
  const term = program.periods.filter(period => !period.history);
  const byId = new Map(program.periods.map(period => [period.id, period]));
  program.facts.forEach((fact, index) => {
    for (const bound of ['min', 'max'] as const) {
      const expr = fact[bound];
      if (expr) roots.push({ expr, at: `/facts/${index}/${bound}`, owner: { kind: 'fact', id: fact.id }, role: 'bound', each: fact.each, periods: program.periods.filter(period => period.grain === fact.grain) });
    }
  });
  program.vars.forEach((each, index) => roots.push({
    expr: each.expr, at: `/vars/${index}/expr`, owner: { kind: 'var', id: each.id }, role: 'value', each: each.each,
    periods: each.published ? term.filter(period => period.grain === each.grain) : [],
  }));
  program.funds.forEach((fund, index) => {
    const owner: Owner = { kind: 'fund', id: fund.id };
    for (const { terms, at } of allFundTerms(fund)) terms.sources.forEach((source, place) => {
      if (source.cap) roots.push({ expr: source.cap.max, at: `/funds/${index}${at}/sources/${place}/cap/max`, owner, role: 'limit', each: [], periods: term.filter(period => period.grain === source.cap!.window) });
    });
    fund.limits.forEach((limit, place) => roots.push({ expr: limit.max, at: `/funds/${index}/limits/${place}/max`, owner, role: 'limit', each: [], periods: term.filter(period => period.grain === limit.window) }));
  });
  program.lines.forEach((line, index) => {
    const owner: Owner = { kind: 'line', id: line.id };
    const common = { owner, each: line.each, periods: line.schedule.flatMap(slot => byId.get(slot.period) ?? []) };
    roots.push({ expr: line.amount, at: `/lines/${index}/amount`, role: 'amount', ...common });
    line.parts?.forEach((part, place) => roots.push({ expr: part.expr, at: `/lines/${index}/parts/${place}/expr`, role: 'part', ...common }));
    line.limits?.forEach((limit, place) => roots.push({ expr: limit.max, at: `/lines/${index}/limits/${place}/max`, role: 'limit', ...common }));
  });
  program.checks.forEach((check, index) => roots.push({
    expr: check.expr, at: `/checks/${index}/expr`, owner: { kind: 'check', id: check.id }, role: 'condition', each: check.each,
    periods: term.filter(period => period.grain === check.grain),
  }));
  return roots;
}
