/** `otherwise facts at target | at baseline | at their least | at their greatest`: facts that a scenario does not give. */
import type { Expr, Fact, ObservedValue, Program } from '@remit/program';
import type { Measure, OtherwiseFacts, Outcome } from '@remit/language/ast';
import { constant } from '../../emit/fold.ts';
import { formatNumber } from '@remit/program/rational';
import type { Context } from '../context.ts';
import { outcomeLevel } from '../declaration/outcome.ts';
import type { FactSheet } from './fact-sheet.ts';

/** Fills every fact of the program that is not given, in every period, for every member mentioned. */
export function fillOther(cx: Context, program: Program, sheet: FactSheet, node: OtherwiseFacts): void {
  for (const fact of program.facts) {
    for (const period of program.periods.filter((p) => p.grain === fact.grain && !p.history)) {
      for (const dims of keysOf(cx, sheet, fact)) {
        if (sheet.has(fact.id, period.id, dims)) continue;
        const value = valueOf(cx, fact, node, period.in['year'] ?? period.id);
        if (value !== undefined) sheet.add({ fact: fact.id, period: period.id, dims, value });
      }
    }
  }
}

function keysOf(cx: Context, sheet: FactSheet, fact: Fact): Record<string, string>[] {
  let all: Record<string, string>[] = [Object.create(null)];
  for (const dim of fact.each) {
    const keys = cx.sets.find((s) => s.id === dim)?.elements.map((e) => e.key) ?? sheet.membersOf(dim);
    all = all.flatMap((dims) => keys.map((key) => ({ ...dims, [dim]: key })));
  }
  return all;
}

function valueOf(cx: Context, fact: Fact, node: OtherwiseFacts, year: string): ObservedValue | undefined {
  const level = node.level === undefined ? undefined : cx.textOn(cx.period(year)?.start ?? '', () => levelOf(cx, fact, node.level!, year));
  if (level !== undefined) return level;
  if (fact.type === 'bool') return node.bound === 'greatest';
  if (fact.type === 'code') return fact.codes?.[node.bound === 'greatest' ? fact.codes.length - 1 : 0];
  const bound: Expr | undefined = node.bound === 'greatest' ? fact.max : fact.min;
  const value = bound && constant(bound);
  return value ? formatNumber(value) : fact.type === 'money' && node.bound !== 'greatest' ? '0' : undefined;
}

/** The level of the outcome that the fact measures, in that year. */
function levelOf(cx: Context, fact: Fact, level: 'target' | 'baseline', year: string): string | undefined {
  const outcome = cx.contract.declarations.find((d): d is Outcome => d.$type === 'Outcome'
    && (d.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref as Measure | undefined)?.name === fact.id);
  const clause = outcome?.clauses.find((c) => c.$type === (level === 'target' ? 'Target' : 'Baseline'));
  if (!outcome || !clause) return undefined;
  const expr = outcomeLevel(cx, outcome, level, clause);
  const chosen = expr.op === 'byPeriod' ? expr.cases.find((c) => c.periods.includes(year))?.v ?? expr.else : expr;
  const value = chosen && constant(chosen);
  return value && formatNumber(value);
}
