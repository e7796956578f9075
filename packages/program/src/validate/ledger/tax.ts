import type { LedgerCheck } from './check.ts';
import { add, eq, formatMoney, neg, parseMoney, sum, type Rational } from '../../rational.ts';
import { sumInWords } from '../../in-words.ts';
import { defineFinding, finding } from '../finding.ts';

const unmarked = defineFinding({
  code: 'LED-023', title: 'Posting of tax that does not say of what',
  message: "A posting of the kind '{kind}' {problem}.",
  why: 'Tax that cannot be told from what it is charged on would be paid again or taken back.',
  fix: 'Take the ledger as the last run wrote it.',
});
const taxOfPayment = defineFinding({
  code: 'LED-024', title: 'Payment whose tax does not add up',
  message: 'This payment says that {said} of it is tax and {net} is not; what it settles says {settled} and {rest}.',
  why: 'What is reported to the tax authority would not be what was paid.',
  fix: 'Take the ledger as the last run wrote it.',
});

/** Postings of tax say what they are the tax on, and payments how much of them is tax. Reads only amounts at scale. */
export const tax: LedgerCheck = {
  kinds: [unmarked, taxOfPayment],
  run({ postings, payments }, { currency: { code, scale } }, report) {
    const inWords = (amount: string | undefined): string => (amount === undefined ? 'nothing' : sumInWords(amount, code));
    const taxed = new Set<string>();
    postings.forEach((posting, index) => {
      if ((posting.kind === 'tax') !== (posting.tax !== undefined)) report(finding(unmarked, `/postings/${index}`, { kind: posting.kind, problem: posting.tax ? "has 'tax'" : "has no 'tax'" }));
      if (posting.tax && posting.tax.refunds === undefined) taxed.add(posting.key);
    });
    payments.forEach((payment, index) => {
      const amounts = payment.settles.map(each => ({ ...each, amount: parseMoney(each.amount, scale) }));
      if (amounts.some(each => !each.amount)) return;
      const ofTax = amounts.filter(each => taxed.has(each.posting)).map(each => each.amount!);
      const sums = [ofTax, amounts.filter(each => !taxed.has(each.posting)).map(each => each.amount!)].map(all => (payment.invoice ? neg(sum(all)) : sum(all)));
      const [said, net] = [payment.tax, payment.net].map(text => (text === undefined ? undefined : parseMoney(text, scale)));
      if (ofTax.length === 0 && payment.tax === undefined && payment.net === undefined) return;
      if (said && net && isSum(payment.amount, said, net, scale) && eq(said, sums[0]!) && eq(net, sums[1]!)) return;
      report(finding(taxOfPayment, `/payments/${index}`, { said: inWords(payment.tax), net: inWords(payment.net), settled: inWords(formatMoney(sums[0]!, scale)), rest: inWords(formatMoney(sums[1]!, scale)) }));
    });
  },
};

function isSum(amount: string, said: Rational, net: Rational, scale: number): boolean {
  const whole = parseMoney(amount, scale);
  return whole !== undefined && eq(whole, add(said, net));
}
