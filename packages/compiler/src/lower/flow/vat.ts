/** `VAT standard, not recoverable by CarePartnership, borne by CarePartnership`: the tax on what a line pays. */
import type { Line, LineTax } from '@remit/program';
import type { MoneyHolder, PartyLike, VatClause, VatOption } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { headClause } from '../terms.ts';
import { flowClause } from './clauses.ts';

/** The `tax` of a line between these payers and this payee; nothing where none is charged. A fund stands for those who put money in it. */
export function lineTax(cx: Context, clauses: readonly { $type: string }[], payers: readonly MoneyHolder[], payee: MoneyHolder | undefined): Pick<Line, 'tax'> {
  const clause = flowClause(clauses, 'VatClause');
  if (!clause) return {};
  if (clause.treatment !== 'standard' && clause.treatment !== 'reduced') {
    if (clause.options.length > 0) cx.reportOnce('MOD-256', clause, { treatment: clause.treatment });
    return {};
  }
  if (!headClause(cx.contract, 'VatRounding')) cx.reportOnce('MOD-250', clause, {});
  const paying = payers.flatMap(sourcesOf);
  const recovery: VatOption | undefined = clause.options.find((o) => o.recoverable || o.unrecoverable);
  if (!recovery) cx.reportOnce('MOD-255', clause, {});
  if (recovery?.party?.ref && !paying.includes(recovery.party.ref)) cx.reportOnce('MOD-254', recovery, { party: recovery.party.$refText });
  if (payee?.$type === 'Party' && payee.clauses.some((c) => c.$type === 'VatRegistration' && c.unregistered)) cx.reportOnce('MOD-259', clause, { party: payee.name });
  const tax: LineTax = { treatment: clause.treatment, recoverable: recovery?.recoverable ?? false };
  const bearer = bearerOf(cx, clause, tax, paying, payee);
  return { tax: { ...tax, ...(bearer === undefined ? {} : { borneBy: bearer }) } };
}

/** The party that makes good the tax to the payer; undefined where the payer bears it. */
function bearerOf(cx: Context, clause: VatClause, tax: LineTax, paying: readonly MoneyHolder[], payee: MoneyHolder | undefined): string | undefined {
  const said = clause.options.find((o) => o.borne);
  const party: PartyLike | undefined = said?.party?.ref;
  if (!said || !party) return undefined;
  if (tax.recoverable) return void cx.reportOnce('MOD-257', said, { party: party.name });
  if (party === payee) return void cx.reportOnce('MOD-253', said, { party: party.name });
  if (paying.length === 1 && paying[0] === party) return undefined;
  return party.$type === 'Party' ? party.name : void cx.reportOnce('MOD-135', said, { name: party.name });
}

/** The parties whose money a payer's is. */
function sourcesOf(payer: MoneyHolder): MoneyHolder[] {
  if (payer.$type !== 'Fund') return [payer];
  const parties = payer.clauses.flatMap((c): (MoneyHolder | undefined)[] => (
    c.$type === 'FundSources' ? c.sources.map((s) => s.party.ref)
      : c.$type === 'FunderCap' ? [c.overflow?.ref]
        : c.$type === 'WhenExceeded' ? [c.overflow?.ref] : c.$type === 'Unfunded' ? [c.party?.ref] : []));
  return [...new Set(parties.filter((p) => p !== undefined))];
}
