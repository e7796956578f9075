import { beforeAll, describe, expect, it } from 'vitest';
import type { FactsDocument, Ledger, Member, Observation, Program, Result } from '@remit/program';
import { add, formatMoney, parseMoney, ZERO } from '@remit/program/rational';
import { prepare, run } from '@remit/runtime';
import { compiled, contract } from './support/worked.ts';

/** Budgets for 420 people: 180 notional, 150 with a broker, 90 paid to the person, £11,800 each; brokerage, contingency and goals met beside them. */
const BODY = `
  provider MyCare
  persons Holders each Person { keyed by pseudonym   at most 450   joined and left dates }
  fact HeldAs for each Person each year { one of Notional, Brokered, Direct }
  fact GoalsMet for each Person each year { count of goals between 0 and 9 }
  fact Confirmed for each Person each year { yes or no }
  fund LongTermFund { from ICB   limit £5,550,000 each year }
  personal budget Care for each Person {
    from LongTermFund   paid monthly, in advance, due on day 1 of the period   amount £11,800 per year   while a member, by days
    held by HeldAs { Notional: nobody, committed   Brokered: MyCare   Direct: Person }
    review 3 months after joining, then yearly
  }
  payment Brokerage { from LongTermFund to MyCare   paid yearly, due 30 days after the period   amount £640 * count of Holders }
  payment Contingency { from LongTermFund to Trust   paid yearly, due 30 days after the period   amount 5% of (total of Care across Holders) }
  payment Goals { from LongTermFund to MyCare   paid yearly, due 60 days after the period   amount £100 * count of Holders where GoalsMet at least 2 and Confirmed then up to £42,000 }
`;
const year = '2027/28';
const HEAD = 'term 1 April 2027 to 31 March 2028   years start 1 April';

const key = (n: number): string => `P${String(n).padStart(3, '0')}`;
const holding = (n: number): string => (n < 180 ? 'Notional' : n < 330 ? 'Brokered' : 'Direct');
const seen = (fact: string, n: number, value: Observation['value'], period = year): Observation => (
  { id: `${fact} ${n} ${period}`, fact, period, dims: { Holders: key(n) }, value, recordedAt: '2027-04-01' });

function facts(count: number, change: (member: Member, n: number) => Member = member => member): FactsDocument {
  const people = Array.from({ length: count }, (_, n) => n);
  return {
    format: 'remit-facts/1.0', members: { Holders: people.map(n => change({ key: key(n), joined: '2027-04-01' }, n)) },
    observations: people.flatMap(n => [seen('HeldAs', n, holding(n)), seen('GoalsMet', n, '3'), seen('Confirmed', n, true)]),
  };
}

let program: Program;
beforeAll(async () => { program = await compiled(contract(BODY, HEAD)); });

function result(given: FactsDocument, asOf = '2028-06-30', ledger?: Ledger): Result {
  const outcome = run(prepare(program), given, { asOf, ...(ledger ? { ledger } : {}) });
  if (!outcome.ok) throw new Error(outcome.findings.map(each => `${each.code} ${each.message}`).join('\n'));
  return outcome.result;
}

const scale = 2;
const total = (amounts: readonly string[]): string => formatMoney(amounts.map(each => parseMoney(each, scale)!).reduce(add, ZERO), scale);
const entitled = (of: Result, line: string): string => total(of.entitlements.filter(each => each.line === line && (each.period === year || each.period.startsWith('2027-') || /^2028-0[123]$/.test(each.period))).map(each => each.amount));

describe('budgets of 420 people for a year', () => {
  let first: Result;
  beforeAll(() => { first = result(facts(420)); });

  it('come to 420 × £11,800 to the penny, by holder', () => {
    expect(['Care.Notional', 'Care.Brokered', 'Care.Direct'].map(line => entitled(first, line))).toEqual(['2124000.00', '1770000.00', '1062000.00']);
    expect(total(['2124000.00', '1770000.00', '1062000.00'])).toBe('4956000.00');
  });

  it('with brokerage, contingency and goals they come to £5,514,600, within the fund', () => {
    expect(['Brokerage', 'Contingency', 'Goals'].map(line => entitled(first, line))).toEqual(['268800.00', '247800.00', '42000.00']);
    expect(total(first.entitlements.filter(each => each.period === year || each.period < '2028-04').map(each => each.amount))).toBe('5514600.00');
    expect([first.unfunded, first.holds.filter(each => each.period === year || each.period < '2028-04')]).toEqual([[], []]);
  });

  it('pay nobody what is only committed', () => {
    expect(first.postings.filter(each => each.line === 'Care.Notional')).toEqual([]);
    expect(first.entitlements.find(each => each.line === 'Care.Notional' && each.period === '2027-04')).toMatchObject({ amount: '983.33', legs: [{ payer: 'ICB', payee: 'nobody', fund: 'LongTermFund', amount: '983.33' }] });
    expect(total(first.payments.filter(each => each.payee === 'MyCare').map(each => each.amount))).toBe(total(['1770000.00', '268800.00', '42000.00']));
    expect(new Set(first.payments.filter(each => each.payee.startsWith('P')).map(each => each.payee)).size).toBe(90);
  });

  it('are posted once: the same facts again post nothing', () => {
    const again = result(facts(420), '2028-06-30', first.ledger);
    expect([again.postings, again.payments]).toEqual([[], []]);
  });

  it('move to another holder with a correction, and stop when a person leaves', () => {
    const given = facts(420, (member, n) => (n === 419 ? { ...member, left: '2027-10-01' } : member));
    given.observations.push({ ...seen('HeldAs', 418, 'Brokered'), id: 'correction', supersedes: `HeldAs 418 ${year}`, recordedAt: '2028-07-01' });
    const later = result(given, '2028-07-02', first.ledger);
    const moved = (line: string, who: number): string => total(later.postings.filter(each => each.line === line && each.dims?.['Holders'] === key(who)).map(each => each.amount));
    expect([moved('Care.Direct', 418), moved('Care.Brokered', 418), moved('Care.Direct', 419)]).toEqual(['-11800.00', '11800.00', '-5900.00']);
    expect(later.entitlements.filter(each => each.line === 'Care.Direct' && each.dims?.['Holders'] === key(419)).map(each => each.period)).toEqual(['2027-04', '2027-05', '2027-06', '2027-07', '2027-08', '2027-09']);
  });
});

describe('an enrolment beyond what the contract allows', () => {
  it('is refused; people who left make room for others', () => {
    const outcome = run(prepare(program), facts(451), { asOf: '2028-06-30' });
    expect(outcome.findings.map(each => `${each.code} ${each.message}`)).toEqual(["FCT-118 'Holders' has 451 members at one time, and the contract allows at most 450."]);
    const replaced = facts(451, (member, n) => (n === 0 ? { ...member, left: '2027-05-01' } : n === 450 ? { ...member, joined: '2027-05-01' } : member));
    expect(run(prepare(program), replaced, { asOf: '2027-04-30' }).ok).toBe(true);
  });
});
