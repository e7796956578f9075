import type { Payment, Posting } from './ledger.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './hash.ts';

/** Hexadecimal digits of a key: 128 bits fit the identifiers of payment messages and ledgers. */
export const KEY_LENGTH = 32;

/** What identifies a leg: the postings of one leg add up to what one party owes another for one line, period and member. */
export type LegIdentity = Pick<Posting, 'line' | 'period' | 'dims' | 'payer' | 'payee' | 'fund' | 'tax'>;

/** The leg of a posting as one text, to group postings by. */
export function legKey(leg: LegIdentity): string {
  return canonicalJson(legFields(leg));
}

/**
 * The key of a posting. It contains neither an amount nor a date of the run: two
 * runs that race with different facts give one key with different amounts, so a
 * ledger can refuse the second. `seq` counts the postings of the leg from 1.
 */
export function postingKey(contract: string, posting: LegIdentity & Pick<Posting, 'seq'>): string {
  const { line, period, dims, payer, payee, fund, seq, tax } = posting;
  const [only, more] = Object.keys(dims ?? {});
  // Most are keyed by one member or none; written in the order of their names, they are canonical as they stand.
  if (more !== undefined || tax) return shortKey(canonicalJson({ contract, ...legFields(posting), seq }));
  return shortKey(inOrder({ contract, dims: only === undefined ? undefined : dims, fund, line, payee, payer, period, seq }));
}

/** The key of a payment; `seq` counts the payments (invoices among them) from this payer to this payee from 1. */
export function paymentKey(contract: string, payment: Pick<Payment, 'payer' | 'payee' | 'seq'>): string {
  return shortKey(inOrder({ contract, payee: payment.payee, payer: payment.payer, seq: payment.seq }));
}

function legFields({ line, period, dims, payer, payee, fund, tax }: LegIdentity): Record<string, unknown> {
  return {
    line, period, payer, payee,
    ...(dims && Object.keys(dims).length > 0 ? { dims } : {}),
    ...(fund === undefined ? {} : { fund }),
    ...(tax ? { tax } : {}),
  };
}

/** The canonical JSON of an object whose names stand in order already, far sooner; where it may hold what canonical JSON refuses, the longer way. */
function inOrder(identity: { seq: number } & Record<string, unknown>): string {
  const text = JSON.stringify(identity);
  return !Number.isSafeInteger(identity.seq) || identity.seq === 0 || text.includes('\\ud') ? canonicalJson(identity) : text;
}

function shortKey(canonical: string): string {
  return sha256Hex(canonical).slice(0, KEY_LENGTH);
}
