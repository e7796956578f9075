import { expect, it } from 'vitest';
import { compareFiles } from '@remit/server/comparisons';

const contract = (price: string, known: string): string => `contract Meals "Meals for people at home" {
  term     1 April 2026 to 31 March 2027
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner Council "Exeter City Council"
  provider Kitchen "Exe Kitchen"

  fact Clients each month { count of clients between 0 and 5,000 }

  payment Base "Payment for each client" {
    from Council to Kitchen
    paid monthly, due 30 days after the period
    amount ${price} per client in Clients
  }
}

scenario "Some months" for Meals {
${known.split(', ').map((month) => `  in ${month} { Clients = 100 clients }`).join('\n')}
}
`;

async function compared(before: string, after: string) {
  const texts = (text: string) => [{ uri: 'file:///w/a.remit', text }];
  return compareFiles({ before: texts(before), after: texts(after), folder: 'file:///w' });
}

it('compares what of a payment is held in neither state, and tells the rest apart', async () => {
  // April: £1,200 instead of £1,000. May was £1,000 and waits now; June waited and is £1,200; the other months wait in both.
  const { comparison, told, markdown } = await compared(contract('£10', 'April 2026, May 2026'), contract('£12', 'April 2026, June 2026'));
  const waits = { before: '1200.00', after: '1000.00' };
  expect(comparison.contracts[0]!.scenarios[0]!.payees).toEqual([{
    party: 'Kitchen', payee: 'Exe Kitchen', before: '2000.00', after: '2400.00', difference: '200.00', waits,
    payments: [{ line: 'Base', payment: 'Payment for each client', year: '2026/27', before: '2000.00', after: '2400.00', difference: '200.00', waits, held: { before: true, after: true } }],
  }]);
  const [payee] = told.contracts[0]!.scenarios[0]!.payees;
  expect(payee!.sentence).toBe('Exe Kitchen is paid £200.00 more, £1,200.00 that was held before, and £1,000.00 is held now: £2,400.00 instead of £2,000.00.');
  expect(payee!.payments).toEqual([{ payment: 'Payment for each client', year: '2026/27', before: '£2,000.00', after: '£2,400.00', difference: '+£200.00', way: 'more', held: '£1,000.00 held now; £1,200.00 was held before' }]);
  expect(markdown).toContain('| Some months | Exe Kitchen | £2,000.00 | £2,400.00 | +£200.00; £1,000.00 held now; £1,200.00 was held before |\n');
  expect(markdown).toContain('  - Payment for each client, 2026/27: £2,400.00 instead of £2,000.00 (+£200.00; £1,000.00 held now; £1,200.00 was held before)\n');
});

it('calls nothing less where the only other thing is that a month is held', async () => {
  const { told, markdown } = await compared(contract('£10', 'April 2026, May 2026'), contract('£10', 'April 2026'));
  const [payee] = told.contracts[0]!.scenarios[0]!.payees;
  expect(payee).toEqual({
    sentence: 'Exe Kitchen is paid as before but for £1,000.00 that is held now: £1,000.00 instead of £2,000.00.', payee: 'Exe Kitchen',
    before: '£2,000.00', after: '£1,000.00', difference: 'none', way: 'same', held: '£1,000.00 held now',
    payments: [{ payment: 'Payment for each client', year: '2026/27', before: '£2,000.00', after: '£1,000.00', difference: 'none', way: 'same', held: '£1,000.00 held now' }],
  });
  expect(markdown).toContain('  - Payment for each client, 2026/27: £1,000.00 instead of £2,000.00 (£1,000.00 held now)\n');
});

it('adds up for everybody: what is paid now is what was paid before and the difference, less what waits now and with what waited before', async () => {
  const of = (amount: string | undefined): bigint => BigInt((amount ?? '0.00').replace('.', ''));
  for (const [before, after] of [['April 2026', 'May 2026'], ['April 2026, May 2026, July 2026', 'July 2026'], ['June 2026', 'April 2026, June 2026']] as const) {
    const { comparison } = await compared(contract('£10', before), contract('£13', after));
    for (const payee of comparison.contracts[0]!.scenarios[0]!.payees) {
      for (const sums of [payee, ...payee.payments]) expect(of(sums.after)).toBe(of(sums.before) + of(sums.difference) - of(sums.waits?.after) + of(sums.waits?.before));
    }
  }
});
