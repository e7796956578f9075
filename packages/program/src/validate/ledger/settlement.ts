import type { LedgerCheck } from './check.ts';
import type { Rational } from '../../rational.ts';
import { abs, add, cmp, eq, formatMoney, neg, parseMoney, sign, sub, sum, ZERO } from '../../rational.ts';
import { postingKey } from '../../keys.ts';
import { sumInWords } from '../../in-words.ts';
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

const unpaid = defineFinding({
  code: 'LED-019', title: 'Debt that no payment settles',
  message: "By this ledger '{payer}' owes '{payee}' {amount} that no payment settles.",
  why: 'A run pays all that it finds owed, so a payment is missing here or an amount was changed, and it would be paid again.',
  fix: 'Take the whole ledger as the last run wrote it.',
});

/** Payments settle postings of the ledger, add up, settle none of them beyond its amount, and leave no debt over. Reads only amounts at scale. */
export const settlement: LedgerCheck = {
  kinds: [unknownPosting, notItsSum, overSettled, unpaid],
  run({ contract, postings, payments }, { currency: { code, scale } }, report) {
    const inWords = (amount: Rational): string => sumInWords(formatMoney(amount, scale), code);
    let isSound = true;
    const fault: typeof report = each => { isSound = false; report(each); };
    const paid = new Set<string>();
    const meant = onlyOnce(() => new Set(postings.map(posting => postingKey(contract, posting))));
    const owed = new Map(postings.map(posting => [posting.key, parseMoney(posting.amount, scale)]));
    const settled = new Map<string, Rational>();
    payments.forEach((payment, index) => {
      if (paid.has(payment.key)) return;
      paid.add(payment.key);
      const at = `/payments/${index}`;
      const parts: Rational[] = [];
      payment.settles.forEach((each, place) => {
        const amount = parseMoney(each.amount, scale);
        if (!amount) return;
        parts.push(amount);
        const posting = owed.get(each.posting);
        if (!owed.has(each.posting) && !meant().has(each.posting)) fault(finding(unknownPosting, `${at}/settles/${place}/posting`, { key: each.posting }));
        if (!posting) return;
        const soFar = add(settled.get(each.posting) ?? ZERO, amount);
        settled.set(each.posting, soFar);
        if (sign(soFar) * sign(posting) < 0 || cmp(abs(soFar), abs(posting)) > 0) {
          fault(finding(overSettled, `${at}/settles/${place}`, { key: each.posting, settled: inWords(soFar), amount: inWords(posting) }));
        }
      });
      const amount = parseMoney(payment.amount, scale);
      if (!amount || parts.length < payment.settles.length) return;
      const total = payment.invoice ? neg(sum(parts)) : sum(parts);
      if (!eq(total, amount)) fault(finding(notItsSum, `${at}/amount`, { amount: inWords(amount), settled: inWords(total) }));
    });
    if (!isSound) return;
    const left = new Map<string, { payer: string; payee: string; amount: Rational; index: number }>();
    postings.forEach(({ key, payer, payee }, index) => {
      const amount = sub(owed.get(key) ?? ZERO, settled.get(key) ?? ZERO);
      const pair = JSON.stringify([payer, payee]);
      const before = left.get(pair);
      left.set(pair, { payer, payee, amount: add(before?.amount ?? ZERO, amount), index: before ? before.index : index });
    });
    for (const { payer, payee, amount, index } of left.values()) {
      if (sign(amount) > 0) report(finding(unpaid, `/postings/${index}`, { payer, payee, amount: inWords(amount) }));
    }
  },
};

function onlyOnce<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
