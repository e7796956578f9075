/** Whether what a pilot rests on can be known on the day of its decision. */
import type { AstNode } from 'langium';
import type { Expr, IsoDate, Period } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { addDays, civil, iso } from '../../time/civil.ts';
import type { Context } from '../context.ts';
import { availableOn } from '../declaration/available-on.ts';
import { dateWords } from '../literal.ts';

/** Reports facts of periods that have not ended by the day, or whose values are expected only later. */
export function checkKnownBy(cx: Context, node: AstNode, condition: Expr, on: IsoDate): void {
  const seen = new Set<string>();
  const look = (expr: Expr, period: Period | undefined): void => {
    if (expr.op === 'fact') return lookAt(expr.id, period);
    if (expr.op === 'decided') {
      const last = period && cx.judgements.get(expr.id)?.deadline[period.id];
      if (last !== undefined && last > on) tell(expr.id, `may be decided until ${dateWords(last)}`);
      return;
    }
    if (expr.op === 'var') {
      const variable = cx.vars.get(expr.id);
      const own = variable && period && containing(period, variable.grain);
      const name = `${expr.id} ${own?.id ?? ''}`;
      if (!variable || seen.has(name)) return;
      seen.add(name);
      return look(variable.expr, own);
    }
    const inside = expr.op === 'at' && expr.period !== undefined ? cx.period(expr.period) : expr.op === 'at' || expr.op === 'over' ? undefined : period;
    for (const child of childrenOf(expr)) look(child.expr, inside);
  };
  const containing = (period: Period, grain: string): Period | undefined => (period.grain === grain ? period : cx.period(period.in[grain] ?? ''));
  const lookAt = (id: string, period: Period | undefined): void => {
    const fact = cx.facts.get(id);
    const own = fact && period && containing(period, fact.grain);
    if (!own || seen.has(`${id} ${own.id}`)) return;
    seen.add(`${id} ${own.id}`);
    const named = availableOn(fact);
    if (named !== undefined) {
      if (named > on) tell(id, `is available on ${dateWords(named)} only`);
      return;
    }
    // What is reported once comes when it comes: its period is the term, and nobody waits for the end of that.
    if (fact.grain === 'term' && fact.availableAfterDays === undefined) return;
    // Days are counted from the last day, as those of payments are, and nothing is known of a whole period before it is over.
    const expected = iso(addDays(civil(own.end), Math.max(0, (fact.availableAfterDays ?? 0) - 1)));
    if (expected > on) tell(id, `is for '${own.id}' and is known on ${dateWords(expected)} at the earliest`);
  };
  const tell = (name: string, why: string): void => cx.reportOnce('PIL-007', node, { name, why, date: dateWords(on) });
  look(condition, cx.periodsOf('term', 'in the term')[0]);
}
