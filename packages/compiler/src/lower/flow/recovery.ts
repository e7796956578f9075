/** `negative: …` and `recoveries: …`: what becomes of sums that fall or are below zero. */
import type { Line, Recovery as ProgramRecovery } from '@remit/program';
import type { Payable, Recovery } from '@remit/language/ast';
import { perVar } from '../../emit/per-var.ts';
import { neverNegative, type Signs } from '../../emit/sign.ts';
import type { Context } from '../context.ts';
import { smallCount } from '../literal.ts';
import { flowClause } from './clauses.ts';

/** How a fall of an entitlement comes back; carried where the text says nothing. Set-off is against whatever is next due between the two parties. */
export function recoveryOf(cx: Context, clauses: readonly { $type: string }[]): ProgramRecovery {
  const recovery = flowClause(clauses, 'PaymentRecoveries')?.recovery;
  if (!recovery || recovery.action !== 'invoice') return { how: 'carry' };
  return { how: 'invoice', days: days(cx, recovery) };
}

/** The rule for amounts below zero, by default that for a fall; absent where the amount cannot be below zero. */
export function negativeOf(cx: Context, clauses: readonly { $type: string }[], amount: Line['amount']): Line['negative'] {
  const recovery = flowClause(clauses, 'Negative')?.recovery;
  if (recovery?.action === 'invoice') return { invoiceDays: days(cx, recovery) };
  if (recovery) return 'carry';
  if (neverNegative(amount, signsOf(cx))) return undefined;
  const falls = recoveryOf(cx, clauses);
  return falls.how === 'invoice' ? { invoiceDays: falls.days ?? 0 } : 'carry';
}

/** `set off against Core`: what is taken off comes off the next payments between the two parties, so the payment named must be one of these. */
export function checkSetOff(cx: Context, node: Payable & { clauses: readonly { $type: string }[] }): void {
  const own = cx.flows.get(node)?.lines ?? [];
  for (const recovery of [flowClause(node.clauses, 'Negative')?.recovery, flowClause(node.clauses, 'PaymentRecoveries')?.recovery]) {
    const named = recovery?.payment?.ref;
    if (!recovery || !named) continue;
    const others = cx.flows.get(named)?.lines ?? [];
    if (!others.some((line) => own.some((o) => o.payer === line.payer && o.payee === line.payee))) {
      cx.report('MOD-168', recovery, { clause: `set off against ${recovery.payment!.$refText}`, name: node.name ?? '', instead: `'${named.name}' does not go between the same two parties, so nothing could be taken off it.` });
    }
  }
}

/** What is known about the signs of facts, vars and lines. */
export function signsOf(cx: Context): Signs {
  const signs: Signs = {
    fact: (id) => {
      const fact = cx.facts.get(id);
      return fact?.type === 'count' || fact?.type === 'ratio' || (fact?.min !== undefined && neverNegative(fact.min, signs));
    },
    variable: perVar((id) => cx.vars.get(id), false, ({ expr }) => neverNegative(expr, signs)),
    line: (id) => {
      const line = cx.lines.find((l) => l.id === id);
      return line !== undefined && line.negative === undefined;
    },
  };
  return signs;
}

function days(cx: Context, recovery: Recovery): number {
  const count = recovery.days === undefined ? undefined : smallCount(recovery.days);
  if (count === undefined) cx.report('MOD-133', recovery, {});
  return count ?? 0;
}
