import { describe, expect, it } from 'vitest';
import type { FactsDocument } from '@remit/program';
import { canonicalJson } from '@remit/program';
import { run } from '@remit/runtime';
import { compileTexts } from './support/compile.ts';
import { compiled, contract } from './support/worked.ts';

const monthly = 'paid monthly, due 15 days after the period';
const fact = 'fact People { count of people between 0 and 900, each month }';
const payment = (clause: string): string => contract(`${fact} payment A { from ICB to Trust   ${monthly} amount £10 per person in People ${clause} }`);

/** 100 people in April, which turn out to have been 40, and 50 in May. */
const facts: FactsDocument = {
  format: 'remit-facts/1.0',
  observations: [
    { id: 'first', fact: 'People', period: '2026-04', value: '100', recordedAt: '2026-05-01' },
    { fact: 'People', period: '2026-04', value: '40', recordedAt: '2026-05-20', supersedes: 'first' },
    { fact: 'People', period: '2026-05', value: '50', recordedAt: '2026-06-01' },
  ],
};

async function paidAfterAFall(clause: string) {
  const program = await compiled(payment(clause));
  const first = run(program, facts, { asOf: '2026-05-01' });
  if (!first.ok) throw new Error(first.findings[0]!.message);
  const second = run(program, facts, { asOf: '2026-06-01', ledger: first.result.ledger });
  if (!second.ok) throw new Error(second.findings[0]!.message);
  const { payments, carried } = second.result;
  return { payments: payments.map(({ payer, payee, amount, due, invoice }) => `${payer} > ${payee} ${amount} ${due}${invoice ? ' invoice' : ''}`), carried };
}

describe('what was paid too much', () => {
  it('is carried where the contract says nothing, and as much the same as if it said so', async () => {
    expect(canonicalJson(await compiled(payment('')))).toBe(canonicalJson(await compiled(payment('recoveries: carry'))));
    expect((await compiled(payment(''))).lines.map(({ recovery }) => recovery)).toEqual([{ how: 'carry' }]);
    expect(await paidAfterAFall('')).toEqual({ payments: [], carried: [{ payer: 'ICB', payee: 'Trust', amount: '100.00' }] });
  });

  it('is asked for where the contract says that', async () => {
    expect(await paidAfterAFall('recoveries: invoice, due 30 days')).toEqual({ payments: ['Trust > ICB 100.00 2026-07-01 invoice'], carried: [] });
  });

  it('is carried in a share', async () => {
    const text = 'share S { between ICB and Trust   paid yearly, due 30 days after the period   compare Spend with £30m per year   saving at least 2%, from the first £: ICB pays Trust 50%   rest borne by ICB }';
    const program = await compiled(contract(`fact Spend { money between £0 and £90m, each year } ${text}`));
    expect(program.lines.map(({ recovery }) => recovery)).toEqual([{ how: 'carry' }]);
  });

  it('must be settled in a subcontract', async () => {
    const text = (clause: string): string => contract(`${fact} payment A { from ICB to Trust   ${monthly} amount £10 per person in People }
      subcontract B { by Trust to Small   term 1 April 2026 to 31 March 2031   pays 12% of A, monthly, within 15 days of the end of the period   ${clause}   VAT exempt }`);
    const codes = async (clause: string): Promise<string[]> => (await compileTexts({ 'file:///t.remit': text(clause) })).errors;
    expect(await codes('')).toEqual([expect.stringMatching(/MOD-002 The subcontract 'B' has no 'recoveries' clause\. When a payment of the head falls later, write whether/)]);
    expect(await codes('recoveries: passed down')).toEqual([]);
  });
});

describe('a price of which nobody can tell whether it may be below zero', () => {
  const text = (recoveries: string): string => contract(`fact X { money between £0 and £100,000, each year } fact Y { money between £0 and £100,000, each year }
    payment Core { from ICB to Trust   paid yearly, due 30 days after the period   amount X }
    subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   pays X - Y, yearly, within 30 days of the end of the period   ${recoveries} }`);

  /** X - Y of 2026/27 is £40,000 and then `x` less £10,000; of 2027/28 it is £20,000. */
  async function afterAFall(recoveries: string, x: string) {
    const program = await compiled(text(recoveries));
    const facts: FactsDocument = { format: 'remit-facts/1.0', observations: [
      { id: 'x1', fact: 'X', period: '2026/27', value: '50000', recordedAt: '2027-04-01' },
      { fact: 'Y', period: '2026/27', value: '10000', recordedAt: '2027-04-01' },
      { fact: 'X', period: '2026/27', value: x, recordedAt: '2027-09-01', supersedes: 'x1' },
      { fact: 'X', period: '2027/28', value: '20000', recordedAt: '2028-04-01' },
      { fact: 'Y', period: '2027/28', value: '0', recordedAt: '2028-04-01' },
    ] };
    const between = <T extends { payer: string; payee: string }>(all: readonly T[]): T[] => all.filter((p) => [p.payer, p.payee].includes('Small'));
    let ledger: Parameters<typeof run>[2]['ledger'];
    const seen: string[] = [];
    for (const asOf of ['2027-04-02', '2027-10-01', '2028-04-02']) {
      const outcome = run(program, facts, { asOf, ...(ledger ? { ledger } : {}) });
      if (!outcome.ok) throw new Error(outcome.findings[0]!.message);
      ledger = outcome.result.ledger;
      seen.push(`paid ${between(outcome.result.payments).map((p) => p.amount).join(', ') || 'nothing'}, carried ${between(outcome.result.carried).map((c) => c.amount).join(', ') || 'nothing'}`);
    }
    return seen;
  }

  it.each([
    ['stay with the head', '45000', ['paid 40000.00, carried nothing', 'paid nothing, carried nothing', 'paid 20000.00, carried nothing']],
    ['passed down', '45000', ['paid 40000.00, carried nothing', 'paid nothing, carried 5000.00', 'paid 15000.00, carried nothing']],
    ['passed down, at most 10% of each payment', '45000', ['paid 40000.00, carried nothing', 'paid nothing, carried 5000.00', 'paid 18000.00, carried 3000.00']],
    // £40,000 falls to £3,000 below zero: the fall stays with the head, what is below zero is owed.
    ['stay with the head', '7000', ['paid 40000.00, carried nothing', 'paid nothing, carried 3000.00', 'paid 17000.00, carried nothing']],
    // A tenth of £20,000 comes off for the fall, and £3,000 for what is below zero, which no share limits.
    ['passed down, at most 10% of each payment', '7000', ['paid 40000.00, carried nothing', 'paid nothing, carried 43000.00', 'paid 15000.00, carried 38000.00']],
  ])('recoveries: %s, when X is %s', async (rule, x, expected) => {
    expect(await afterAFall(`recoveries: ${rule}`, x)).toEqual(expected);
  });
});
