import type { Entitlement, Payment, Posting, Result } from '@remit/program';
import { dateInWords } from '../dates.ts';
import { percentageInWords } from '../money.ts';
import { goingBy, placeName } from '../by-name.ts';
import type { Names } from '../names.ts';
import { listed } from './lists.ts';

/** What becomes of an entitlement: what was posted before and now, with what it is paid, what is taken off what. */
export function settlementSentences(entitlement: Entitlement, result: Result, names: Names, money: (amount: string) => string): string[] {
  const place = placeName(entitlement);
  const [own] = entitlement.legs;
  if (own && entitlement.legs.every(({ payer, payee }) => payer === own.payer && payee === payer)) return [`${names.party(own.payer)} bears it itself, so nobody is paid`];
  const now = goingBy(result.postings, placeName, place);
  const before = goingBy(result.ledger.postings, placeName, place).filter(({ key }) => !now.some((posting) => posting.key === key));
  const payments = new Map<Payment, Posting[]>();
  for (const posting of now.filter(({ tax }) => tax === undefined)) {
    for (const payment of paymentsOf(posting, result)) payments.set(payment, [...payments.get(payment) ?? [], posting]);
  }
  const earlier = before.filter(({ tax }) => tax === undefined).map(({ amount, asOf, payer }) => `${money(amount)} for ${names.party(payer)} by the run of ${dateInWords(asOf)}`);
  const sentences = earlier.length === 0 ? [] : [`Posted before: ${listed(earlier)}${now.length === 0 ? '; nothing has changed, so nothing is posted now' : ''}`];
  for (const { kind, amount, tax, payer, payee } of now) {
    if (kind === 'recovery') sentences.push(`${money(amount.replace(/^-/, ''))} more was posted than is owed now, so ${names.party(payee)} owes it back to ${names.party(payer)}`);
    else if (kind === 'adjustment') sentences.push(`${money(amount)} is posted now to make up the difference`);
    else if (tax) sentences.push(`VAT at ${percentageInWords(tax.rate)} on it: ${money(amount)}${tax.refunds === undefined ? '' : `, made good to ${names.party(tax.refunds)}`}`);
  }
  if (own) for (const { payer, payee } of entitlement.legs) if (payer === payee) sentences.push(`${names.party(payer)} bears its own part itself`);
  for (const [payment, postings] of payments) sentences.push(paidWith(payment, postings, { now, isOnly: payments.size === 1 }, names, money));
  const open = now.filter((posting) => posting.kind === 'recovery' && paymentsOf(posting, result).length === 0);
  if (open.length > 0) sentences.push('No payment is due that it can be taken off, so it is carried until one is');
  return sentences;
}

/** The payments that settle a posting, or a part of it. */
function paymentsOf({ key }: Posting, { payments }: Result): Payment[] {
  return goingBy(settlementsOf(payments), postingName, key).map(({ payment }) => payment);
}

interface Settlement { readonly posting: string; readonly payment: Payment }

const settlements = new WeakMap<readonly Payment[], readonly Settlement[]>();

/** Each payment with each posting that it settles. */
function settlementsOf(payments: readonly Payment[]): readonly Settlement[] {
  let all = settlements.get(payments);
  if (!all) settlements.set(payments, all = payments.flatMap((payment) => [...new Set(payment.settles.map(({ posting }) => posting))].map((posting) => ({ posting, payment }))));
  return all;
}

function postingName({ posting }: Settlement): string {
  return posting;
}

function paidWith({ amount, due, payer, payee, settles, invoice }: Payment, own: readonly Posting[], { now, isOnly }: { now: readonly Posting[]; isOnly: boolean }, names: Names, money: (amount: string) => string): string {
  const keys = new Set(own.map(({ key }) => key));
  const takenOff = settles.some(({ posting, amount: part }) => keys.has(posting) && part.startsWith('-'));
  if (invoice) return `${names.party(payer)} pays it back to ${names.party(payee)} by an invoice of ${money(amount)}, due ${dateInWords(due)}`;
  if (takenOff) return `It is taken off what ${names.party(payer)} pays ${names.party(payee)} on ${dateInWords(due)}, which leaves ${money(amount)}`;
  const less = settles.some(({ posting, amount: part }) => !keys.has(posting) && part.startsWith('-'));
  const withTax = new Set(now.filter(({ tax }) => tax !== undefined).map(({ key }) => key));
  const others = settles.filter(({ posting }) => !keys.has(posting));
  if (others.length > 0 && others.every(({ posting }) => withTax.has(posting))) return `It is paid on ${dateInWords(due)}; with the VAT, ${names.party(payer)} pays ${money(amount)}`;
  return settles.length === keys.size && !less ? `${isOnly ? 'It is paid' : `${names.party(payer)} pays ${money(amount)} of it`} on ${dateInWords(due)}` : `${names.party(payer)} pays it on ${dateInWords(due)} in the payment of ${money(amount)}${less ? ', from which other sums are taken off' : ', together with others'}`;
}
