import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ledger, Program } from '@remit/program';
import { add, formatMoney, formatNumber, mul, parseMoney, rational, roundTo, sum, ZERO, type Rational } from '@remit/program/rational';
import { validateLedgerShape } from '@remit/program/validate';
import { run } from '@remit/runtime';
import { compiled, contract } from './support/worked.ts';

const TEXT = contract(`VAT rounding to £0.01, half up
  fact X { money between £0 and £900, each month } fact Y { money between £0 and £900, each month }
  payment A { from ICB to Trust   paid monthly, due 10 days after the period   amount X   VAT standard, recoverable }
  payment B { from ICB to Trust   paid monthly, due 10 days after the period   amount Y   recoveries: invoice, due 30 days   VAT standard, not recoverable, borne by Council }
  subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   pays 50% of A, monthly, within 20 days of the end of the period
    recoveries: passed down, at most 25% of each month   VAT reduced, not recoverable }`);
const pounds = (text: string): Rational => parseMoney(text, 2)!;
const penny = rational(1n, 100n);

const sums = fc.record({ april: fc.integer({ min: 0, max: 5000 }), may: fc.integer({ min: 0, max: 5000 }), other: fc.integer({ min: 0, max: 5000 }) });

function after(program: Program, { april, may, other }: { april: number; may: number; other: number }, day: number, ledger: Ledger | undefined): Ledger {
  const money = (pence: number): string => formatNumber(rational(BigInt(pence), 100n));
  const observations = [['X', '2026-04', april], ['X', '2026-05', may], ['Y', '2026-04', other]].map(([fact, period, value]) => ({ fact: String(fact), period: String(period), value: money(Number(value)), recordedAt: '2026-05-01' }));
  const outcome = run(program, { format: 'remit-facts/1.0', observations }, { asOf: `2026-${String(6 + day).padStart(2, '0')}-05`, ...(ledger ? { ledger } : {}) });
  if (!outcome.ok) throw new Error(outcome.findings.map((f) => f.message).join('\n'));
  return outcome.result.ledger;
}

it('posts the tax on all that was posted, whatever was corrected, and nothing twice', async () => {
  const program = await compiled(TEXT);
  fc.assert(fc.property(fc.array(sums, { minLength: 1, maxLength: 4 }), (states) => {
    let ledger: Ledger | undefined;
    states.forEach((state, day) => { ledger = after(program, state, day, ledger); });
    expect(validateLedgerShape(ledger, { contract: 'T', currency: { code: 'GBP', scale: 2 } })).toEqual([]);
    expect(after(program, states.at(-1)!, states.length - 1, ledger)).toEqual(ledger);
    const base = new Map<string, Rational>();
    const tax = new Map<string, Rational>();
    let madeGood = ZERO;
    let borne = ZERO;
    for (const posting of ledger!.postings) {
      const amount = pounds(posting.amount);
      if (posting.tax?.refunds !== undefined) { madeGood = add(madeGood, amount); continue; }
      if (posting.tax && posting.line === 'B') borne = add(borne, amount);
      const treatment = posting.line === 'S.pays' ? 'reduced' : 'standard';
      const charge = `${posting.payer} ${posting.payee} ${treatment} ${posting.period}`;
      const sums = posting.tax ? tax : base;
      sums.set(charge, add(sums.get(charge) ?? ZERO, amount));
    }
    for (const [charge, whole] of base) {
      const rate = charge.includes('reduced') ? rational(1n, 20n) : rational(1n, 5n);
      expect(`${charge} ${formatMoney(tax.get(charge) ?? ZERO, 2)}`).toBe(`${charge} ${formatMoney(roundTo(mul(whole, rate), penny, 'halfExpand'), 2)}`);
    }
    expect(formatMoney(madeGood, 2)).toBe(formatMoney(borne, 2));
    for (const payment of ledger!.payments) {
      if (payment.tax !== undefined) expect(formatMoney(sum([pounds(payment.net!), pounds(payment.tax)]), 2)).toBe(payment.amount);
    }
  }), { numRuns: 60, seed: 8 });
});
