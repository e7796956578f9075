import { describe, expect, it } from 'vitest';
import type { Ledger } from '@remit/program';
import { catalogue, documentHash, ledgerHash, newLedger, postingKey, runHash, validateLedgerShape, withRun } from '@remit/program';
import { maximalLedger } from '../fixtures/program/maximal-documents.ts';

const expected = { contract: maximalLedger.contract, currency: { code: 'GBP', scale: 2 } };

interface Broken { why: string; code: string; at: string; change: (ledger: any) => void }

const broken: Broken[] = [
  { why: 'another format', code: 'LED-001', at: '', change: l => { l.format = 'remit-facts/1.0'; } },
  { why: 'a posting without an amount', code: 'LED-002', at: '/postings/0', change: l => { delete l.postings[0].amount; } },
  { why: 'an unknown field', code: 'LED-003', at: '/postings/0/note', change: l => { l.postings[0].note = 'paid by hand'; } },
  { why: 'an amount with a thousands separator', code: 'LED-004', at: '/postings/0/amount', change: l => { l.postings[0].amount = '1,333.30'; } },
  { why: 'an amount of less than nothing', code: 'LED-004', at: '/postings/0/amount', change: l => { l.postings[0].amount = '-0.00'; } },
  { why: 'a date that is none', code: 'LED-006', at: '/postings/0/due', change: l => { l.postings[0].due = '2026-06-31'; } },
  { why: 'a key that reaches the prototype', code: 'LED-007', at: '/postings/0/dims/__proto__', change: l => { l.postings[0].dims = JSON.parse('{"__proto__":"x"}'); } },
  { why: 'nesting without end', code: 'LED-008', at: '/postings/0/dims/dims/dims/dims/dims/dims', change: l => { let deep: any = {}; for (let i = 0; i < 1001; i++) deep = { dims: deep }; l.postings[0] = deep; } },
  { why: 'another contract', code: 'LED-009', at: '/contract', change: l => { l.contract = 'urn:example:contract:southshire'; } },
  { why: 'another currency', code: 'LED-010', at: '/currency', change: l => { l.currency = 'USD'; } },
  { why: 'a payee changed by hand', code: 'LED-011', at: '/postings/0/key', change: l => { l.postings[0].payee = 'A81002'; } },
  { why: 'a period changed by hand', code: 'LED-011', at: '/postings/2/key', change: l => { l.postings[2].period = '2026-06'; } },
  { why: 'a payment turned round', code: 'LED-011', at: '/payments/1/key', change: l => { [l.payments[1].payer, l.payments[1].payee] = ['A81001', 'Council']; } },
  { why: 'a posting twice', code: 'LED-012', at: '/postings/5', change: l => { l.postings.push(l.postings[0]); } },
  { why: 'a payment twice', code: 'LED-012', at: '/payments/5', change: l => { l.payments.push({ ...l.payments[0], amount: '1.00' }); } },
  { why: 'a posting taken out', code: 'LED-013', at: '/postings/0/seq', change: l => { l.postings.shift(); } },
  { why: 'a payment taken out', code: 'LED-013', at: '/payments/0/seq', change: l => { l.payments.shift(); } },
  { why: 'tenths of a penny', code: 'LED-014', at: '/postings/0/amount', change: l => { l.postings[0].amount = '1333.300'; } },
  { why: 'pounds without pence', code: 'LED-014', at: '/payments/0/settles/0/amount', change: l => { l.payments[0].settles[0].amount = '1333'; } },
  { why: 'a payment below nothing', code: 'LED-015', at: '/payments/0/amount', change: l => { l.payments[0].amount = '-1333.30'; } },
  { why: 'a posting of nothing', code: 'LED-015', at: '/postings/0/amount', change: l => { l.postings[0].amount = '0.00'; } },
  { why: 'a recovery that pays', code: 'LED-015', at: '/postings/1/amount', change: l => { l.postings[1].amount = '33.30'; } },
  { why: 'a posting that is not there settled', code: 'LED-016', at: '/payments/1/settles/0/posting', change: l => { l.postings.splice(2, 1); } },
  { why: 'a payment that does not add up', code: 'LED-017', at: '/payments/1/amount', change: l => { l.payments[1].amount = '11.00'; } },
  { why: 'an invoice that does not add up', code: 'LED-017', at: '/payments/2/amount', change: l => { l.payments[2].amount = '23.29'; } },
  { why: 'a posting paid twice over', code: 'LED-018', at: '/payments/1/settles/0', change: l => { l.payments[1].settles[0].posting = l.postings[0].key; } },
  { why: 'a recovery beyond what is owed', code: 'LED-018', at: '/payments/2/settles/0', change: l => { l.payments[2].settles[0].amount = '-23.31'; } },
  { why: 'all payments taken out', code: 'LED-019', at: '/postings/0', change: l => { l.payments = []; } },
  { why: 'tax that does not say on what', code: 'LED-023', at: '/postings/3', change: l => { delete l.postings[3].tax; } },
  { why: 'what says it is tax and is not', code: 'LED-023', at: '/postings/3', change: l => { l.postings[3].kind = 'accrual'; } },
  { why: 'tax left out of a payment', code: 'LED-024', at: '/payments/3', change: l => { delete l.payments[3].net; delete l.payments[3].tax; } },
  { why: 'tax that was not charged', code: 'LED-024', at: '/payments/0', change: l => { l.payments[0].net = '1111.08'; l.payments[0].tax = '222.22'; } },
  { why: 'tax that is only made good', code: 'LED-024', at: '/payments/4', change: l => { l.payments[4].net = '0.00'; l.payments[4].tax = '266.66'; } },
  { why: 'a debt settled the wrong way', code: 'LED-018', at: '/payments/0/settles/0', change: l => { l.payments[0].settles[0].amount = '-0.01'; } },
  { why: 'no runs', code: 'LED-002', at: '', change: l => { delete l.runs; } },
  { why: 'a payment and what it settles changed alike', code: 'LED-020', at: '/runs/0/hash', change: payLess },
  { why: 'another date of a posting', code: 'LED-020', at: '/runs/1/hash', change: l => { l.postings[2].due = '2026-06-16'; } },
  { why: 'facts that a run was not made on', code: 'LED-020', at: '/runs/0/hash', change: l => { l.runs[0].facts = `sha256:${'0'.repeat(64)}`; } },
  { why: 'objections taken out', code: 'LED-020', at: '/runs/1/hash', change: l => { delete l.runs[1].despite; } },
  { why: 'objections put in', code: 'LED-020', at: '/runs/0/hash', change: l => { l.runs[0].despite = ['RISK-003']; } },
  { why: 'all of the last run taken out but its name', code: 'LED-021', at: '/postings', change: l => { l.postings.length = 1; l.payments.length = 1; } },
  { why: 'an earlier run made again', code: 'LED-022', at: '/runs/1/prior', change: l => { payLess(l); l.runs[0].hash = runHash(l, l.runs[0].prior, { of: l.runs[0], postings: l.postings.slice(0, 1), payments: l.payments.slice(0, 1) }); } },
  { why: 'a first run on something else', code: 'LED-022', at: '/runs/0/prior', change: l => { l.runs[0].prior = l.runs[1].hash; } },
];

/** £1,333.30 becomes £133.30 wherever it stands, so that everything adds up. */
function payLess(ledger: any): void {
  ledger.postings[0].amount = ledger.payments[0].amount = ledger.payments[0].settles[0].amount = '133.30';
}

describe('ledgers', () => {
  it('with everything in them and nothing wrong are accepted', () => {
    expect(validateLedgerShape(maximalLedger, expected)).toEqual([]);
    expect(validateLedgerShape({ ...maximalLedger, postings: [], payments: [], runs: [] }, expected)).toEqual([]);
  });

  it.each(broken)('$code: $why', ({ code, at, change }) => {
    const ledger = structuredClone(maximalLedger);
    change(ledger);
    expect(validateLedgerShape(ledger, expected).map(each => `${each.code} ${each.at}`)).toContain(`${code} ${at}`);
  });

  it('tell an entry whose key was made again to match', () => {
    const ledger: Ledger = structuredClone(maximalLedger);
    ledger.postings[0]!.payee = 'A81002';
    ledger.postings[0]!.key = postingKey(ledger.contract, ledger.postings[0]!);
    expect(validateLedgerShape(ledger, expected).map(each => each.code)).toEqual(['LED-013', 'LED-016']);
  });

  it('tell sums as people write them', () => {
    const told = (change: Broken['change']) => {
      const ledger = structuredClone(maximalLedger) as Ledger;
      change(ledger);
      return validateLedgerShape(ledger, expected).filter(each => each.code === 'LED-017').map(each => each.message);
    };
    expect(told(l => { l.payments[0].amount = '9999.99'; })).toEqual(['£9,999.99 is paid, but what it settles comes to £1,333.30.']);
  });

  it('have one hash, which is that of the last run', () => {
    const empty = newLedger({ contract: 'c', currency: 'GBP' });
    expect(ledgerHash(empty)).toBe(documentHash({ format: 'remit-ledger/1.0', contract: 'c', currency: 'GBP', postings: [], payments: [], runs: [] }));
    const [first, second] = maximalLedger.runs;
    expect([second!.prior, ledgerHash(maximalLedger)]).toEqual([first!.hash, second!.hash]);
    const { contract, currency, postings, payments } = maximalLedger;
    const { asOf, program, facts, despite, prior } = second!;
    expect(second!.hash).toBe(documentHash({ contract, currency, asOf, program, facts, despite, prior, postings: postings.slice(1), payments: payments.slice(1) }));
    // A run without objections has none of it in its hash.
    const before = { asOf: first!.asOf, program: first!.program, facts: first!.facts, prior: first!.prior };
    expect(first!.hash).toBe(documentHash({ contract, currency, ...before, postings: postings.slice(0, 1), payments: payments.slice(0, 1) }));
    expect(withRun(maximalLedger, { of: second!, postings: [], payments: [] })).toBe(maximalLedger);
  });

  it('with their last run taken out whole are what they were before it', () => {
    const { postings, payments, runs } = maximalLedger;
    expect(validateLedgerShape({ ...maximalLedger, postings: postings.slice(0, 1), payments: payments.slice(0, 1), runs: runs.slice(0, 1) }, expected)).toEqual([]);
  });

  it('every code about ledgers is covered above, but for numbers: a ledger has money only', () => {
    const codes = catalogue.map(each => each.code).filter(code => code.startsWith('LED') && code !== 'LED-005');
    expect(codes.filter(code => !broken.some(each => each.code === code))).toEqual([]);
  });
});
