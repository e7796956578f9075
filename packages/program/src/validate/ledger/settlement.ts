import type { LedgerCheck } from './check.ts';
import type { Rational } from '../../rational.ts';
import { abs, add, cmp, eq, formatMoney, neg, parseMoney, sign, sum, ZERO } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const unknownPosting = defineFinding({
  code: 'LED-016', title: 'Payment for a posting that is not there',
  message: "This settles the posting '{key}', which is not in the ledger.",
  why: 'The posting would be made and paid again.',
  fix: 'Take the whole ledger as the last run wrote it.',
});
const notItsSum = defineFinding({
  code: 'LED-017', title: 'Payment that is not the sum of what it settles',
  message: '{amount} is paid, but what it settles comes to {settled}.',
  why: 'The difference would be owed and not owed at once.',
  fix: 'Take the ledger as the last run wrote it.',
});
const overSettled = defineFinding({
  code: 'LED-018', title: 'Posting settled beyond its amount',
  message: "The payments up to this one settle {settled} of the posting '{key}', which is {amount}.",
  why: 'The same debt would be paid, or recovered, more than once.',
  fix: 'Take the ledger as the last run wrote it. If two runs raced, keep the one that was instructed and run again.',
});

/** Payments settle postings of the ledger, add up, and settle none of them beyond its amount. Reads only amounts at scale. */
export const settlement: LedgerCheck = {
  kinds: [unknownPosting, notItsSum, overSettled],
  run({ postings, payments }, { currency: { scale } }, report) {
    const owed = new Map(postings.map(posting => [posting.key, parseMoney(posting.amount, scale)]));
    const settled = new Map<string, Rational>();
    payments.forEach((payment, index) => {
      const at = `/payments/${index}`;
      const parts: Rational[] = [];
      payment.settles.forEach((each, place) => {
        const amount = parseMoney(each.amount, scale);
        if (!amount) return;
        parts.push(amount);
        const posting = owed.get(each.posting);
        if (!owed.has(each.posting)) report(finding(unknownPosting, `${at}/settles/${place}/posting`, { key: each.posting }));
        if (!posting) return;
        const soFar = add(settled.get(each.posting) ?? ZERO, amount);
        settled.set(each.posting, soFar);
        if (sign(soFar) * sign(posting) < 0 || cmp(abs(soFar), abs(posting)) > 0) {
          report(finding(overSettled, `${at}/settles/${place}`, { key: each.posting, settled: formatMoney(soFar, scale), amount: formatMoney(posting, scale) }));
        }
      });
      const amount = parseMoney(payment.amount, scale);
      if (!amount || parts.length < payment.settles.length) return;
      const total = payment.invoice ? neg(sum(parts)) : sum(parts);
      if (!eq(total, amount)) report(finding(notItsSum, `${at}/amount`, { amount: payment.amount, settled: formatMoney(total, scale) }));
    });
  },
};
