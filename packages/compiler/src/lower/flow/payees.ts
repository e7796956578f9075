/** `to A 70%, B 30%, remainder to A`: one line for each payee. */
import type { Counterparty, Expr } from '@remit/program';
import { literalValue } from '../literal.ts';
import type { SplitShare, ToClause } from '@remit/language/ast';
import { num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { counterparty, soleFunder } from './counterparty.ts';

/** One payee: the suffix of its line, who it is, and its share of the amount (absent: all of it). */
export interface Payee { suffix: string; name: string; to: Counterparty; part?: (cx: Context, amount: Expr) => Expr }

/** The payees of a flow, in written order. */
export function payeesOf(to: ToClause): Payee[] {
  const weights = to.shares.map((s) => (s.share ? literalValue(s.share.lexeme) : undefined));
  return to.shares.flatMap((share: SplitShare, index): Payee[] => {
    const party = share.party.ref;
    const payee = party && (counterparty(party) ?? soleFunder(party));
    if (!party || !payee) return [];
    if (to.shares.length === 1) return [{ suffix: '', name: party.name, to: payee }];
    const remainder = to.remainder?.ref ? to.shares.findIndex((s) => s.party.ref === to.remainder!.ref) : -1;
    const part = (cx: Context, amount: Expr): Expr => ({
      op: 'split', arg: amount, weights: weights.map((w) => (w ? num(w) : num(0))), index, unit: cx.unit, ...(remainder >= 0 ? { remainderTo: remainder } : {}),
    });
    return [{ suffix: `.${party.name}`, name: party.name, to: payee, part }];
  });
}
