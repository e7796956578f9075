import { describe, expect, it } from 'vitest';
import { validateFactsShape, type FactsDocument, type Member } from '@remit/program';
import { run } from '@remit/runtime';
import { compiled, contract, worked } from './support/worked.ts';

const BODY = `
  providers Practices each Practice { keyed by ods   joined and left dates }
  payment Fee for each Practice { from ICB to Practice   paid monthly, due 10 days after the period   amount £10 }`;
const TERM = 'term 1 April 2026 to 31 March 2027   years start 1 April';

const facts = (...members: Member[]): FactsDocument => ({ format: 'remit-facts/1.0', members: { Practices: members }, observations: [] });
const joined = (day: string, recordedAt?: string): Member => ({ key: 'A1', joined: day, ...(recordedAt === undefined ? {} : { recordedAt }) });

describe('the day on which it came to be known when a member joined', () => {
  it('takes back by the next payments what a later correction shows was not owed', async () => {
    const program = await compiled(contract(BODY, TERM));
    const known = facts(joined('2026-05-01'), joined('2026-06-01', '2026-08-20'));
    const before = run(program, known, { asOf: '2026-08-15' });
    if (!before.ok) throw new Error(before.findings.map(({ message }) => message).join());
    expect(before.result.ledger.payments.map(({ due, amount }) => `${due} ${amount}`)).toEqual(['2026-08-15 30.00']);
    const after = run(program, known, { asOf: '2026-09-15', ledger: before.result.ledger });
    if (!after.ok) throw new Error(after.findings.map(({ message }) => message).join());
    expect(after.result.ledger.postings.slice(before.result.ledger.postings.length).map(({ period, amount }) => `${period} ${amount}`)).toEqual(['2026-08 10.00', '2026-05 -10.00']);
    expect(after.result.ledger.payments.slice(before.result.ledger.payments.length)).toEqual([]);
    const again = run(program, known, { asOf: '2026-08-15' });
    expect(again.ok && again.result.ledger).toEqual(before.result.ledger);
  });

  it('leaves a member out until it is known', async () => {
    const program = await compiled(contract(BODY, TERM));
    const on = (asOf: string) => {
      const outcome = run(program, facts(joined('2026-04-01', '2026-06-20')), { asOf });
      return outcome.ok ? outcome.result.entitlements.length : outcome.findings;
    };
    expect(on('2026-06-19')).toBe(0);
    expect(on('2026-06-20')).toBe(12);
  });

  it('refuses two entries of one day', async () => {
    const program = await compiled(contract(BODY, TERM));
    const twice = facts(joined('2026-05-01', '2026-06-20'), joined('2026-06-01', '2026-06-20'));
    const outcome = run(program, twice, { asOf: '2026-07-01' });
    expect(outcome.ok ? [] : outcome.findings.map(({ code, message }) => `${code} ${message}`)).toEqual(["FCT-117 'A1' is listed twice, each time as known on 20 June 2026, in 'Practices'."]);
    expect(validateFactsShape(twice).map(({ code, message }) => `${code} ${message}`)).toEqual(["FCT-014 'Practices' lists the member 'A1' twice, each time as known on 20 June 2026."]);
    expect(validateFactsShape(facts(joined('2026-05-01'), joined('2026-06-01', '2026-06-20')))).toEqual([]);
  });

  it('does not let a member who is known late take money that was paid to others', () =>
    worked(`providers Practices each Practice { keyed by ods   joined and left dates }
      fund Little { from ICB   limit £25 over the term   when exceeded: in order   unfunded: lapses }
      payment Fixed for each Practice { from Little to Practice   paid once, due on 30 June 2026   opens on 1 June 2026   amount £20 }`,
    `Practice "B2" { }
     known on 1 September 2026 { Practice "A1" { joined on 1 April 2026 } }
     known on 1 July 2026 { expect payments to Practice "B2" is £20.00 }
     expect payments to Practice "B2" is £20.00
     expect payments to Practice "A1" is £5.00`, TERM));

  it('is that of the block of a scenario in which it stands', () =>
    worked(BODY, `Practice "A1" { joined on 1 May 2026 }
     known on 20 August 2026 { Practice "A1" { joined on 1 June 2026 } }
     known on 1 March 2027 { Practice "A1" { left on 1 February 2027 } }
     known on 19 August 2026 { expect Fee of Practice "A1" in May 2026 is £10.00 }
     known on 28 February 2027 { expect Fee of Practice "A1" in February 2027 is £10.00 }
     expect Fee of Practice "A1" in 2026/27 is £80.00`, TERM));
});
