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
    ledger: { format: 'remit-ledger/1.0', contract: 'First', currency: 'GBP', postings: [], payments: [] },
    ...more,
  };
}

const text = (more: Partial<Result>): string => resultText(result(more), program(), plainStyle);

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
  What                                                 Because
  Advice, April 2026, Practice A81001, Need high need  no value of "People" (People advised) has been recorded for April 2026, Practice A81001, Need high need
  Advice, May 2026                                     the limit of the fund "Budget" (Advice budget) has been reached
                                                       it must hold that: Advisers are registered
                                                       it is paid only together with "Core", which is held
  Advice, May 2026                                     it would be divided by nothing (People)
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
  What                Fund              Amount  Then
  Advice, April 2026  Advice budget     £10.00  is not paid
  Advice, May 2026    Advice budget  £1,000.50  is owed by Riverside Council
  Advice, May 2026    Advice budget      £1.00  is offered again next year

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
