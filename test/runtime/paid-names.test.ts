import { describe, expect, it } from 'vitest';
import type { FactsDocument } from '@remit/program';
import { run } from '@remit/runtime';
import { compiled, contract } from '../compiler/support/worked.ts';

const text = (second: string, paid = 'Practice') => contract(`providers Practices each Practice { keyed by ods }   providers Sites each Site { keyed by ${second} }
  fact Visits for each Practice { count of visits between 0 and 900, each year }   fact Beds for each Site { count of beds between 0 and 900, each year }
  payment A for each Practice { from ICB to ${paid}   paid yearly, due 5 days after the period   amount £10 per visit in Visits }
  payment B for each Site { from ICB to Site   paid yearly, due 5 days after the period   amount £1 per bed in Beds }`);

const facts = (practice: string, site: string): FactsDocument => ({ format: 'remit-facts/1.0', observations: [
  { fact: 'Visits', period: '2026/27', dims: { Practices: practice }, value: '3', recordedAt: '2027-04-01' },
  { fact: 'Beds', period: '2026/27', dims: { Sites: site }, value: '5', recordedAt: '2027-04-01' },
] });

async function found(contractText: string, practice: string, site: string): Promise<string[]> {
  const outcome = run(await compiled(contractText), facts(practice, site), { asOf: '2027-05-01' });
  return outcome.findings.map((f) => `${f.code} ${f.severity} ${f.message}`);
}

describe('who is paid is one name in the ledger', () => {
  it('so a member cannot have the name of a party', async () => {
    expect(await found(text('id'), 'Trust', 'S1')).toEqual(["FCT-128 error 'Trust' is a member of 'Practices' and also a party of this contract, so the ledger could not tell which of the two is paid."]);
    expect(await found(text('id'), 'Trust1', 'S1')).toEqual([]);
  });

  it('so two members of one key are told, unless one register gives both', async () => {
    expect(await found(text('id'), 'A1', 'A1')).toEqual([expect.stringMatching(/^FCT-129 warning 'A1' is a member of 'Sites' and of 'Practices'/)]);
    expect(await found(text('ods'), 'A1', 'A1')).toEqual([]);
  });
});
