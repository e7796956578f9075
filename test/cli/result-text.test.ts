import { expect, it } from 'vitest';
import type { Result } from '@remit/program';
import { resultText } from '@remit/cli/payments/result-text';
import { plainStyle } from '@remit/cli/render/style';
import { smallProgram } from './support/small-program.ts';

function program() {
  const made = smallProgram();
  made.groups = [{ id: 'Practices', member: 'Practice', keyedBy: 'ods' }];
  made.sets = [{ id: 'Need', elements: [{ key: 'High', title: 'high need' }] }];
  made.funds.push({ ...made.funds[0]!, id: 'Reserve', unfunded: { rule: 'owed', by: 'Council' } });
  made.checks = [{ id: 'c1', title: 'Advisers are registered', grain: 'month', each: [], expr: { op: 'bool', v: true }, severity: 'block', lines: ['Advice'] }];
  made.vars = [{ id: 'Factor', type: 'number', grain: 'month', each: [], expr: { op: 'number', v: '1' }, published: true }];
  return made;
}

function result(more: Partial<Result>): Result {
  return {
    format: 'remit-result/1.0', program: 'sha256:0', facts: 'sha256:0', prior: 'sha256:0', contract: 'First', currency: 'GBP', asOf: '2026-06-30',
    entitlements: [], holds: [], unfunded: [], values: [], checks: [], postings: [], payments: [], carried: [],
    ledger: { format: 'remit-ledger/1.0', contract: 'First', currency: 'GBP', postings: [], payments: [], runs: [] },
    ...more,
  };
}

/** A program with a year that begins later. */
function withNextYear() {
  const made = program();
  made.periods.push({ id: '2027/28', grain: 'year', start: '2027-04-01', end: '2028-04-01', in: {} });
  return made;
}

const text = (more: Partial<Result>): string => resultText(result(more), program(), plainStyle);

it('tells of what a fund carries whether a year follows in which it is offered', () => {
  const unfunded = [{ line: 'Advice', period: '2026-05', fund: 'Budget', amount: '1.00', then: 'carried' as const }];
  const told = (made: ReturnType<typeof program>, asOf: string): string => resultText(result({ unfunded, asOf }), made, plainStyle).split('\n').at(-2)!;
  expect(told(withNextYear(), '2027-03-31')).toBe('  Payment for each person advised, May 2026  Advice budget   £1.00  is offered again next year');
  expect(told(withNextYear(), '2027-04-01')).toBe('  Payment for each person advised, May 2026  Advice budget   £1.00  is not paid: no year follows');
  expect(told(program(), '2026-06-30')).toBe('  Payment for each person advised, May 2026  Advice budget   £1.00  is not paid: no year follows');
});

it('says when nothing is due', () => {
  expect(text({})).toBe('No payments are due from this run.\n');
});

it('tells why a payment is held, in words, for every reason', () => {
  const dims = { Practices: 'A81001', Need: 'High' };
  expect(text({
    holds: [
      { line: 'Advice', period: '2026-04', dims, reasons: [{ reason: 'missing', fact: 'People', period: '2026-04', dims }] },
      { line: 'Advice', period: '2026-05', reasons: [{ reason: 'fund-exceeded', fund: 'Budget' }, { reason: 'check', check: 'c1' }, { reason: 'held-with', line: 'Core' }] },
      { line: 'Advice', period: '2026-05', reasons: [
        { reason: 'division-by-zero', detail: 'People' }, { reason: 'degenerate-scale', detail: 'Ramp' },
        { reason: 'no-earlier-period', detail: '2026-03' }, { reason: 'empty', detail: 'Practices' },
      ] },
      { line: 'Advice', period: '2026-06', reasons: [{ reason: 'missing', fact: 'People', period: '2026-06' }] },
    ],
  })).toBe(`No payments are due from this run.

Held: 3 payments are not made until this is settled
  What                                                                          Because
  Payment for each person advised, April 2026, Practice A81001, Need high need  no value of "People" (People advised) has been recorded for April 2026, Practice A81001, Need high need
  Payment for each person advised, May 2026                                     the limit of the fund "Budget" (Advice budget) has been reached
                                                                                it must hold that: Advisers are registered
                                                                                it is paid only together with "Core", which is held
  Payment for each person advised, May 2026                                     it would be divided by nothing (People)
                                                                                a scale or table has no place for the value (Ramp)
                                                                                there is no such earlier period (2026-03)
                                                                                there is nobody to work it out from (Practices)
1 more payment is for a time that is still to come.
`);
});

it('tells what is carried, not funded, not as it should be, and published', () => {
  expect(text({
    carried: [{ payer: 'Council', payee: 'Advisers', amount: '120.00' }],
    unfunded: [
      { line: 'Advice', period: '2026-04', fund: 'Budget', amount: '10.00', then: 'lapses' },
      { line: 'Advice', period: '2026-05', fund: 'Reserve', amount: '1000.50', then: 'owed' },
      { line: 'Advice', period: '2026-05', fund: 'Budget', amount: '1.00', then: 'carried' },
    ],
    checks: [
      { id: 'c1', title: 'Advisers are registered', period: '2026-04', holds: false },
      { id: 'c1', title: 'Advisers are registered', period: '2026-05', holds: null },
      { id: 'c1', title: 'Advisers are registered', period: '2026-06', holds: true },
    ],
    values: [
      { id: 'Factor', period: '2026-04', value: '1234.5' }, { id: 'Factor', period: '2026-05', value: true },
      { id: 'Factor', period: '2026-06', value: null, notApplicable: 'nobody left' },
    ],
  })).toBe(`No payments are due from this run.

To be taken off later payments
  From              Owed back to        Amount
  Riverside Advice  Riverside Council  £120.00

Not funded
  What                                         Fund              Amount  Then
  Payment for each person advised, April 2026  Advice budget     £10.00  is not paid
  Payment for each person advised, May 2026    Advice budget  £1,000.50  is owed by Riverside Council
  Payment for each person advised, May 2026    Advice budget      £1.00  is not paid: no year follows

Not as the contract wants it
  Statement                                                    When
  Advisers are registered                                      April 2026
  Advisers are registered (cannot be told: facts are missing)  May 2026

Values
  Value   When                                  Is
  Factor  April 2026                       1,234.5
  Factor  May 2026                             yes
  Factor  June 2026   not applicable (nobody left)
`);
});

it('shows published sums of money as money, and numbers without an end cut off', () => {
  const made = program();
  made.vars.push({ id: 'Worth', title: 'What finding them is worth', type: 'money', grain: 'month', each: [], expr: { op: 'number', v: '1' }, published: true });
  expect(resultText(result({
    values: [{ id: 'Worth', period: '2026-04', value: '1180.5' }, { id: 'Worth', period: '2026-05', value: '-1000/3' }, { id: 'Factor', period: '2026-04', value: '1000/3' }],
  }), made, plainStyle)).toBe(`No payments are due from this run.

Values
  Value                       When                   Is
  What finding them is worth  April 2026      £1,180.50
  What finding them is worth  May 2026    -£333.333333…
  Factor                      April 2026    333.333333…
`);
});

it('says what a payment is made up of, and lists payments by the day they are due', () => {
  const made = program();
  made.lines.push({ ...made.lines[0]!, id: 'Advice.offset', kind: 'offset' });
  delete made.lines[1]!.title;
  const posting = (key: string, line: string, period: string, amount: string) => ({ key, seq: 1, line, period, payer: 'Council', payee: 'Advisers', kind: 'accrual' as const, amount, due: '2026-06-01', asOf: '2026-06-30' });
  const payment = (seq: number, due: string, amount: string, settles: { posting: string; amount: string }[]) => ({ key: `p${seq}`, seq, payer: 'Council', payee: 'Advisers', amount, due, asOf: '2026-06-30', settles });
  const told = resultText(result({
    postings: [posting('a', 'Advice', '2026-04', '400.00'), posting('b', 'Advice', '2026-05', '80.00'), posting('c', 'Advice.offset', '2026-05', '-30.00'), posting('d', 'Advice', '2026-06', '7.00')],
    payments: [
      payment(1, '2026-07-31', '7.00', [{ posting: 'd', amount: '7.00' }]),
      payment(2, '2026-06-30', '450.00', [{ posting: 'b', amount: '80.00' }, { posting: 'a', amount: '400.00' }, { posting: 'c', amount: '-30.00' }]),
    ],
  }), made, plainStyle);
  expect(told.slice(0, told.indexOf('\nTotals'))).toBe(`Payments: 2 payments
  Due           Payer                 Payee              Amount  For
  30 June 2026  Riverside Council  →  Riverside Advice  £450.00  Payment for each person advised, April 2026 to May 2026: £480.00
                                                                 less Payment for each person advised: advance taken off, May 2026: £30.00
  31 July 2026  Riverside Council  →  Riverside Advice    £7.00  Payment for each person advised, June 2026
`);
});

it('tells of one hold for several periods once', () => {
  const hold = (period: string) => ({ line: 'Advice', period, reasons: [{ reason: 'fund-exceeded' as const, fund: 'Budget' }] });
  expect(text({ asOf: '2026-07-01', holds: [hold('2026-04'), hold('2026-05'), hold('2026-06')] })).toContain(`Held: 3 payments are not made until this is settled
  What                                                      Because
  Payment for each person advised, April 2026 to June 2026  the limit of the fund "Budget" (Advice budget) has been reached
`);
});
