import type { Entitlement, Payment, Posting, Result } from '@remit/program';
import { dateInWords } from '../../render/dates.ts';
import { percentageInWords } from '../../render/money.ts';
import type { Names } from '../names.ts';
import { listed } from './lists.ts';

/** What becomes of an entitlement: what was posted before and now, with what it is paid, what is taken off what. */
export function settlementSentences({ line, period, dims }: Entitlement, result: Result, names: Names, money: (amount: string) => string): string[] {
  const keys = JSON.stringify(dims ?? {});
  const isOwn = (posting: Posting): boolean => posting.line === line && posting.period === period && JSON.stringify(posting.dims ?? {}) === keys;
  const now = result.postings.filter(isOwn);
  const before = result.ledger.postings.filter((posting) => isOwn(posting) && !now.some(({ key }) => key === posting.key));
  const payments = new Map<Payment, Posting[]>();
  for (const posting of now.filter(({ tax }) => tax === undefined)) {
    for (const payment of result.payments.filter(({ settles }) => settles.some((each) => each.posting === posting.key))) payments.set(payment, [...payments.get(payment) ?? [], posting]);
  }
  const earlier = before.filter(({ tax }) => tax === undefined).map(({ amount, asOf, payer }) => `${money(amount)} for ${names.party(payer)} by the run of ${dateInWords(asOf)}`);
  const sentences = earlier.length === 0 ? [] : [`Posted before: ${listed(earlier)}${now.length === 0 ? '; nothing has changed, so nothing is posted now' : ''}`];
  for (const { kind, amount, tax, payer, payee } of now) {
    if (kind === 'recovery') sentences.push(`${money(amount.replace(/^-/, ''))} more was posted than is owed now, so ${names.party(payee)} owes it back to ${names.party(payer)}`);
    else if (kind === 'adjustment') sentences.push(`${money(amount)} is posted now to make up the difference`);
    else if (tax) sentences.push(`VAT at ${percentageInWords(tax.rate)} on it: ${money(amount)}${tax.refunds === undefined ? '' : `, made good to ${names.party(tax.refunds)}`}`);
  }
  for (const [payment, postings] of payments) sentences.push(paidWith(payment, postings, names, money));
  const open = now.filter(({ key, kind }) => kind === 'recovery' && !result.payments.some(({ settles }) => settles.some(({ posting }) => posting === key)));
  if (open.length > 0) sentences.push('No payment is due that it can be taken off, so it is carried until one is');
  return sentences;
}

function paidWith({ amount, due, payer, payee, settles, invoice }: Payment, own: readonly Posting[], names: Names, money: (amount: string) => string): string {
  const keys = new Set(own.map(({ key }) => key));
  const takenOff = settles.some(({ posting, amount: part }) => keys.has(posting) && part.startsWith('-'));
  if (invoice) return `${names.party(payer)} pays it back to ${names.party(payee)} by an invoice of ${money(amount)}, due ${dateInWords(due)}`;
  if (takenOff) return `It is taken off what ${names.party(payer)} pays ${names.party(payee)} on ${dateInWords(due)}, which leaves ${money(amount)}`;
  const less = settles.some(({ posting, amount: part }) => !keys.has(posting) && part.startsWith('-'));
  return settles.length === keys.size && !less ? `It is paid on ${dateInWords(due)}` : `${names.party(payer)} pays it on ${dateInWords(due)} in the payment of ${money(amount)}${less ? ', from which other sums are taken off' : ', together with others'}`;
}
