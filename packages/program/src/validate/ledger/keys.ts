import type { LedgerCheck } from './check.ts';
import { legKey, paymentKey, postingKey } from '../../keys.ts';
import { defineFinding, finding } from '../finding.ts';

const edited = defineFinding({
  code: 'LED-011', title: 'Entry changed after it was made',
  message: "The key '{key}' of this {thing} does not match its content; for that it would be '{actual}'.",
  why: 'A ledger is only added to. An entry that was changed makes the next run pay the difference again.',
  fix: 'Take the ledger as the last run wrote it. Corrections are made by correcting the facts.',
});
const duplicate = defineFinding({
  code: 'LED-012', title: 'Entry twice in the ledger',
  message: "The {thing} '{key}' is in the ledger twice; the first is at {first}.",
  why: 'It would be counted as paid twice.',
  fix: 'If a run was added twice, take out the copy. If two runs raced, keep the one that was instructed and run again.',
});
const gap = defineFinding({
  code: 'LED-013', title: 'Entry missing from the ledger',
  message: 'This {thing} is number {seq}, but number {needed} was to come next.',
  why: 'What is missing would be taken for not paid, and be paid again.',
  fix: 'Take the whole ledger, in the order in which runs added to it.',
});

/** Keys match their entries; no entry is there twice, and none is missing before another. */
export const keys: LedgerCheck = {
  kinds: [edited, duplicate, gap],
  run({ contract, postings, payments }, expected, report) {
    if (contract !== expected.contract) return;
    const check = (thing: string, at: string, entries: readonly { key: string; seq: number; actual: string; series: string }[]): void => {
      const first = new Map<string, number>();
      const counts = new Map<string, number>();
      entries.forEach(({ key, seq, actual, series }, index) => {
        const before = first.get(key);
        if (before !== undefined) return report(finding(duplicate, `${at}/${index}`, { thing, key, first: `${at}/${before}` }));
        first.set(key, index);
        if (key !== actual) return report(finding(edited, `${at}/${index}/key`, { thing, key, actual }));
        const needed = (counts.get(series) ?? 0) + 1;
        if (seq !== needed) report(finding(gap, `${at}/${index}/seq`, { thing, seq, needed }));
        counts.set(series, seq);
      });
    };
    check('posting', '/postings', postings.map(each => ({ key: each.key, seq: each.seq, actual: postingKey(contract, each), series: legKey(each) })));
    check('payment', '/payments', payments.map(each => ({ key: each.key, seq: each.seq, actual: paymentKey(contract, each), series: JSON.stringify([each.payer, each.payee]) })));
  },
};
