import type { LedgerCheck } from './check.ts';
import { isZero, parseMoney, sign } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const notAtScale = defineFinding({
  code: 'LED-014', title: 'Amount not in whole units of the currency',
  message: "'{amount}' is not a sum in {currency} with {scale} digits after the point.",
  why: 'A run writes every amount in that form, so this one was written or changed by something else.',
  fix: 'Take the ledger as the last run wrote it.',
});
const wrongSign = defineFinding({
  code: 'LED-015', title: 'Amount with the wrong sign',
  message: "{thing} of '{amount}' cannot be.",
  why: 'A payment is money sent, and a posting a change: neither is ever a sum of the other sign, or nothing.',
  fix: 'Take the ledger as the last run wrote it.',
});

/** Amounts are at the currency's scale; payments above zero, no posting zero. */
export const amounts: LedgerCheck = {
  kinds: [notAtScale, wrongSign],
  run({ postings, payments }, { currency }, report) {
    const read = (amount: string, at: string) => {
      const value = parseMoney(amount, currency.scale);
      if (!value) report(finding(notAtScale, at, { amount, currency: currency.code, scale: currency.scale }));
      return value;
    };
    postings.forEach((posting, index) => {
      const at = `/postings/${index}/amount`;
      const value = read(posting.amount, at);
      if (value && (isZero(value) || posting.kind === 'recovery' && sign(value) > 0)) report(finding(wrongSign, at, { thing: `A posting (${posting.kind})`, amount: posting.amount }));
    });
    payments.forEach((payment, index) => {
      const at = `/payments/${index}`;
      const value = read(payment.amount, `${at}/amount`);
      if (value && sign(value) <= 0) report(finding(wrongSign, `${at}/amount`, { thing: 'A payment', amount: payment.amount }));
      payment.settles.forEach((settled, place) => read(settled.amount, `${at}/settles/${place}/amount`));
    });
  },
};
