import { describe, expect, it } from 'vitest';
import type { FactsDocument, Observation } from '@remit/program';
import { run } from '@remit/runtime';
import { compiled, contract } from '../compiler/support/worked.ts';

/** Every kind of payment that a pilot may end, with VAT, funds that run short and a subcontract. */
const text = (last: string, pilot = ''): string => contract(`
  VAT rounding to £0.01, half up, on each payment
  persons Holders each Person { keyed by pseudonym   joined and left dates }
  providers Hospitals each Hospital { keyed by ods   joined and left dates }
  bands Needs each Need = Low, High
  fact BandOf for each Person each month { code of Needs }
  fact HeldAs for each Person each month { one of Brokered, Direct }
  fact Balance for each Person each month { money between £0 and £9m }
  table BudgetOf by Needs { Low: £5,200 per year   High: £10,400 per year }
  fact Level { percentage between 0% and 100%, each year }
  fact Cost { money between £0 and £9m, each year }
  fact N { count of contacts between 0 and 9,000, each month }
  fact Visits for each Hospital each month { count of visits between 0 and 900 }
  fact Score for each Hospital each year { percentage between 0% and 100% }
  fact Q1 { percentage between 0% and 100%, each year }
  fund F { from ICB 70%, Council 30%   limit £9,000 each year, including VAT   when exceeded: in order   unfunded: carried }
  fund LongTerm { from ICB   limit £9,000,000 each year   when exceeded: in order   unfunded: lapses }
  payment Core { from F to Trust   paid monthly, due 15 days after the period   amount £12,000.07 per year then up to £12,000 each year   VAT standard, not recoverable }
  payment Bonus { from ICB to Trust   paid yearly, due 60 days after the period   amount up to £5,000 { 60% for Q1 rising from 0% to 100%   40% for Level rising from 0% to 100% }   VAT exempt
    advance 25% of the most it can be, in 12 monthly instalments due 1 day after the period, reconciled with the payment, excess: recovered from the next advances }
  payment Fee for each Hospital { from ICB to Hospital   paid monthly, due 15 days after the period   amount £10.01 per visit in Visits   VAT reduced, recoverable by ICB }
  withhold W for each Hospital { paid yearly, due 120 days after the period   keeps 3.3% of Fee, with each payment   earned back by Score
    unearned: shared again by what was earned among those with Score at least 80%, none above 130% of their own   left over: returns to Council   missing data: pays nothing after 31 October }
  share V { between ICB and Trust   paid yearly, due 90 days after the period   compare Cost with £10,000 per year   saving in parts { first 10%: nothing, beyond 10%: ICB pays Trust 50% } then up to £1,000   overspend in parts { beyond £0: Trust pays ICB 30% }   rest borne by ICB   VAT outside the scope }
  choice C { patients may go elsewhere for Core   paid yearly, due 60 days after the period   leakage £4.55 per contact in Ns, Trust pays ICB then up to £100 each year   rest borne by Council   VAT standard, recoverable }
  let Ns each year, published = total of N in the period
  personal budget Care for each Person {
    from LongTerm
    held by HeldAs { Brokered: Trust   Direct: Person }
    paid monthly, in advance, due on day 1 of the period
    amount BudgetOf of BandOf
    while a member, by days
    review 3 months after joining, then yearly
    band changes from the month after the review
    surplus of Balance above 8/52 of the budget at each review: returns to LongTerm within 30 days
    VAT exempt
  }
  subcontract S { by Trust to Small   term 1 April 2026 to ${last}   pays £600 per year, monthly, within 15 days of the end of the period   pays £1.17 per contact in N, monthly, within 10 days of the due date of Core   passes on 33% of what Bonus earns for Q1, within 5 days of the due date of Bonus   recoveries: passed down, at most 25% of each payment   VAT standard, not recoverable by Trust, borne by ICB }
  ${pilot}`, `term 1 April 2026 to ${last}   years start 1 April   part years by months, amounts, limits and comparators scaled   due dates roll forward, calendar england`);

const pilot = 'pilot { decide on 30 April 2028 using Level in 2026/27   continue if at least 50% otherwise end the contract on 30 June 2028   if missing: stop   after the end: Bonus and W and V and C for the part year, advances stop }';

/** Runs on one ledger, before and after the end. */
const DAYS = ['2026-05-01', '2026-07-16', '2026-10-16', '2027-01-16', '2027-04-16', '2027-07-16', '2027-10-16', '2028-01-16', '2028-05-02', '2028-07-25', '2028-10-16', '2029-12-31'];

/** Facts up to the end, a seventh of them corrected months later. */
function factsOf(seed: number): FactsDocument {
  let state = seed;
  const next = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n;
  const observations: Observation[] = [];
  const seen = (fact: string, period: string, value: () => string, day: string, dims?: Record<string, string>): void => {
    const id = `o${observations.length}`;
    observations.push({ id, fact, period, ...(dims ? { dims } : {}), value: value(), recordedAt: day });
    if (fact !== 'Level' && next(7) === 0) observations.push({ fact, period, ...(dims ? { dims } : {}), value: value(), recordedAt: `${day.slice(5, 7) > '06' ? `${day.slice(0, 3)}${Number(day[3]) + 1}-03` : `${day.slice(0, 4)}-11`}-1${next(9)}`, supersedes: id });
  };
  const one = (...of: string[]) => (): string => of[next(of.length)]!;
  const upTo = (most: number) => (): string => String(next(most));
  for (let i = 0; i < 27; i += 1) {
    const month = (at: number): string => `${2026 + Math.floor((at + 3) / 12)}-${String((at + 3) % 12 + 1).padStart(2, '0')}`;
    const [period, day] = [month(i), `${month(i + 1)}-0${1 + next(6)}`];
    seen('N', period, upTo(10), day);
    for (const Holders of ['P1', 'P2']) {
      seen('BandOf', period, one('Low', 'High'), `${period}-01`, { Holders });
      seen('HeldAs', period, one('Brokered', 'Direct'), `${period}-01`, { Holders });
      seen('Balance', period, upTo(3000), day, { Holders });
    }
    for (const Hospitals of ['A', 'B', 'C']) seen('Visits', period, upTo(90), day, { Hospitals });
  }
  for (const [year, day] of [['2026/27', '2027-04-20'], ['2027/28', '2028-04-20'], ['2028/29', '2028-07-20']] as const) {
    seen('Level', year, one(year === '2026/27' ? '0.4' : '0.7'), day);
    seen('Cost', year, upTo(year === '2028/29' ? 3000 : 12_000), day);
    seen('Q1', year, one('0.25', '0.33', '0.9'), day);
    for (const Hospitals of ['A', 'B', 'C']) seen('Score', year, one('0.5', '0.8', '0.85', '1'), day, { Hospitals });
  }
  return {
    format: 'remit-facts/1.0', observations,
    members: { Holders: [{ key: 'P1', joined: '2026-05-10' }, { key: 'P2', left: '2028-02-11' }], Hospitals: [{ key: 'A' }, { key: 'B', joined: '2026-08-15' }, { key: 'C', left: '2028-05-20' }] },
  };
}

/** What all postings of a leg come to in the end, in pence. */
async function owed(source: string, facts: FactsDocument): Promise<Map<string, bigint>> {
  const program = await compiled(source);
  let ledger: Parameters<typeof run>[2]['ledger'];
  for (const asOf of DAYS) {
    const outcome = run(program, facts, { asOf, ...(ledger ? { ledger } : {}) });
    if (!outcome.ok) throw new Error(outcome.findings[0]!.message);
    ledger = outcome.result.ledger;
  }
  const sums = new Map<string, bigint>();
  for (const p of ledger!.postings) {
    const leg = JSON.stringify([p.line, p.period, p.dims ?? null, p.payer, p.payee, p.tax ? p.tax.refunds ?? 'tax' : null]);
    sums.set(leg, (sums.get(leg) ?? 0n) + BigInt(p.amount.replace('.', '')));
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('a contract that its pilot ends', () => {
  it.each([1, 2])('owes to the penny what a contract with that shorter term owes (facts %i)', { timeout: 60_000 }, async (seed) => {
    const facts = factsOf(seed);
    const shorter = await owed(text('30 June 2028'), facts);
    expect(shorter.size).toBeGreaterThan(500);
    expect(await owed(text('31 March 2030', pilot), facts)).toEqual(shorter);
  });
});
