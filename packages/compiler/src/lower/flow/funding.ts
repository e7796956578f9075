/** `from A 70%, B 20%, C 10%, remainder to A`: several payers without a fund of their own. */
import type { AstNode } from 'langium';
import type { Counterparty, Fund } from '@remit/program';
import type { FromClause, MoneyHolder, SplitShare } from '@remit/language/ast';
import { formatNumber } from '@remit/program/rational';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { literalValue } from '../literal.ts';
import { scaledInYear } from '../part-limit.ts';
import { spanGrain } from '../span.ts';
import { flowClause } from './clauses.ts';
import { counterparty } from './counterparty.ts';

/** Where a flow's money comes from; undefined (and reported) where the text does not say or it cannot be run. */
export function fundingOf(cx: Context, node: AstNode & { name: string }, clauses: readonly { $type: string }[]): { fund: string } | Counterparty | undefined {
  const from = flowClause(clauses, 'FromClause');
  if (!from) { cx.report('MOD-134', node, { name: node.name, clause: 'from' }); return undefined; }
  const only = from.shares.length === 1 ? from.shares[0]! : undefined;
  if (only && !only.limit) {
    const payer = only.party.ref;
    if (!payer) return undefined;
    return payer.$type === 'Fund' ? { fund: payer.name } : counterparty(payer);
  }
  return shared(cx, node, from);
}

/** Those a flow is paid by, as the text names them, those that take an overflow among them. */
export function payersOf(clauses: readonly { $type: string }[]): MoneyHolder[] {
  const shares = flowClause(clauses, 'FromClause')?.shares ?? [];
  return shares.flatMap((share) => [share.party.ref, share.overflow?.ref]).filter((payer) => payer !== undefined);
}

function shared(cx: Context, node: AstNode & { name: string }, from: FromClause): { fund: string } | undefined {
  const id = `${node.name}.payers`;
  if (cx.funds.some((f) => f.id === id)) return { fund: id };
  const sources = from.shares.map((share) => source(cx, share));
  if (sources.some((s) => s === undefined)) { cx.report('MOD-135', from, { name: node.name }); return undefined; }
  const fund: Fund = { id, sources: sources as Fund['sources'], limits: [], whenExceeded: { rule: 'hold' }, unfunded: { rule: 'lapses' } };
  const remainder = from.remainder?.ref?.name;
  if (remainder !== undefined) fund.remainderTo = remainder;
  cx.funds.push(cx.at(fund, from));
  return { fund: id };
}

function source(cx: Context, share: SplitShare): Fund['sources'][number] | undefined {
  const party = share.party.ref;
  const part = share.share ? literalValue(share.share.lexeme) : { n: 1n, d: 1n };
  if (!party || party.$type !== 'Party' || !part) return undefined;
  const made: Fund['sources'][number] = { party: party.name, share: formatNumber(part) };
  if (share.limit) {
    const window = share.span ? spanGrain(share.span) : undefined;
    const overflow = share.overflow?.ref;
    if ((window !== 'year' && window !== 'term') || overflow?.$type !== 'Party') return undefined;
    made.cap = { window, max: scaledInYear(cx, lowerExpression(cx, share.limit, { grain: window, each: [] }), share.limit, 'limits', { each: [] }, window), overflowTo: overflow.name };
  }
  return made;
}
