import type { Payment, Posting } from './ledger.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './hash.ts';

/** Hexadecimal digits of a key: 128 bits fit the identifiers of payment messages and ledgers. */
export const KEY_LENGTH = 32;

/** What identifies a leg: the postings of one leg add up to what one party owes another for one line, period and member. */
export type LegIdentity = Pick<Posting, 'line' | 'period' | 'dims' | 'payer' | 'payee' | 'fund'>;

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
  return shortKey({ contract, ...legFields(posting), seq: posting.seq });
}

/** The key of a payment; `seq` counts the payments (invoices among them) from this payer to this payee from 1. */
export function paymentKey(contract: string, payment: Pick<Payment, 'payer' | 'payee' | 'seq'>): string {
  return shortKey({ contract, payer: payment.payer, payee: payment.payee, seq: payment.seq });
}

function legFields({ line, period, dims, payer, payee, fund }: LegIdentity): Record<string, unknown> {
  return {
    line, period, payer, payee,
    ...(dims && Object.keys(dims).length > 0 ? { dims } : {}),
    ...(fund === undefined ? {} : { fund }),
  };
}

function shortKey(identity: unknown): string {
  return sha256Hex(canonicalJson(identity)).slice(0, KEY_LENGTH);
}
