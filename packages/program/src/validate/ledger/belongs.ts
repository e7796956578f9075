import type { LedgerCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';

const otherContract = defineFinding({
  code: 'LED-009', title: 'Ledger of another contract',
  message: "This is the ledger of '{found}', but the program is of '{expected}'.",
  why: 'What another contract has paid would be taken for paid here.',
  fix: "Give the ledger of '{expected}', or an empty one if nothing has been paid yet.",
});
const otherCurrency = defineFinding({
  code: 'LED-010', title: 'Ledger in another currency',
  message: 'This ledger is in {found}, but the contract is in {expected}.',
  why: 'Sums of different currencies cannot be set off against each other.',
  fix: 'Give the ledger in {expected}.',
});

/** The ledger is of this contract and in its currency. */
export const belongs: LedgerCheck = {
  kinds: [otherContract, otherCurrency],
  run({ contract, currency }, expected, report) {
    if (contract !== expected.contract) report(finding(otherContract, '/contract', { found: contract, expected: expected.contract }));
    if (currency !== expected.currency.code) report(finding(otherCurrency, '/currency', { found: currency, expected: expected.currency.code }));
  },
};
