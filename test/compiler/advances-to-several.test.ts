import { describe, expect, it } from 'vitest';
import type { FactsDocument, Ledger } from '@remit/program';
import { run } from '@remit/runtime';
import { compiled, contract, worked } from './support/worked.ts';

const paid = 'from ICB   paid yearly, due 30 days after the period';
const advance = 'advance £50,000.01, in 12 monthly instalments due on the last day of the month, reconciled with the payment, excess: repaid within 60 days';
const both = (to: string): string => `fact X { money between £0 and £900,000, each year } payment Both { ${to} ${paid} amount X   ${advance} }`;

async function paymentsTo(to: string, x: string): Promise<Record<string, string[]>> {
  const program = await compiled(contract(both(to)));
  const facts: FactsDocument = { format: 'remit-facts/1.0', observations: [{ fact: 'X', period: '2026/27', value: x, recordedAt: '2027-04-10' }] };
  let ledger: Ledger | undefined;
  const found: Record<string, string[]> = {};
  for (const asOf of ['2026-04-01', '2026-09-30', '2027-04-01', '2027-04-20']) {
    const outcome = run(program, facts, { asOf, ...(ledger ? { ledger } : {}) });
    if (!outcome.ok) throw new Error(outcome.findings[0]!.message);
    ledger = outcome.result.ledger;
  }
  for (const { payer, payee, amount, due } of ledger!.payments) if (due < '2027-07-01') (found[`${payer} to ${payee}`] ??= []).push(`${due} ${amount}`);
  return found;
}

describe('an advance on a payment to several payees', () => {
  it('comes to the whole sum, every instalment and together', async () => {
    const program = await compiled(contract(both('to Trust 60%, Small 40%')));
    const outcome = run(program, { format: 'remit-facts/1.0', observations: [{ fact: 'X', period: '2026/27', value: '100000', recordedAt: '2027-04-10' }] }, { asOf: '2027-04-20' });
    if (!outcome.ok) throw new Error(outcome.findings[0]!.message);
    const of = (line: string): bigint[] => outcome.result.entitlements.filter((e) => e.line === line && (e.period === '2026/27' || /^2026-(0[4-9]|1\d)$|^2027-0[1-3]$/.test(e.period))).map((e) => BigInt(e.amount.replace('.', '')));
    const total = (line: string): bigint => of(line).reduce((a, b) => a + b, 0n);
    expect(of('Both.Trust.advance').map((a, i) => a + of('Both.Small.advance')[i]!)).toEqual([416667n, 416667n, 416666n, 416667n, 416667n, 416667n, 416666n, 416667n, 416667n, 416667n, 416666n, 416667n]);
    expect([total('Both.Trust.advance') + total('Both.Small.advance'), total('Both.Trust.offset') + total('Both.Small.offset')]).toEqual([5000001n, -5000001n]);
    expect([total('Both.Trust'), total('Both.Small')]).toEqual([6000000n, 4000000n]);
    expect(total('Both.Trust.advance')).toBe(-total('Both.Trust.offset'));
  });

  it('pays each the rest, or asks each for what it had too much', async () => {
    const more = await paymentsTo('to Trust 60%, Small 40%', '100000');
    expect([more['ICB to Trust']!.at(-1), more['ICB to Small']!.at(-1)]).toEqual(['2027-04-30 30000.00', '2027-04-30 19999.99']);
    const less = await paymentsTo('to Trust 60%, Small 40%', '40000');
    expect([less['Trust to ICB'], less['Small to ICB']]).toEqual([['2027-06-19 6000.00'], ['2027-06-19 4000.01']]);
  });

  it('gives the remainder of every instalment to the payee that takes it', async () => {
    const found = await paymentsTo('to Trust 60%, Small 40%, remainder to Trust', '100000');
    expect([found['ICB to Trust']![0], found['ICB to Small']![0]]).toEqual(['2026-04-30 2500.01', '2026-04-30 1666.66']);
  });

  it('says the same of one payee as before', () => worked(both('to Trust'), `
    known on 10 April 2027 { X in 2026/27 = £100,000.00 }
    expect payment from ICB to Trust due on 30 April 2026 is £4,166.67
    expect payment from ICB to Trust due on 30 April 2027 is £54,166.66
    expect Both in 2026/27 is £100,000.00`));
});
