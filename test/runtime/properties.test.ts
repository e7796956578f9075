import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Expr, FactsDocument, Fund, IsoDate, Ledger, Line, Observation, Program } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { cmp, fromInteger, mul as times, parseMoney, rational, sub as less, sum, ZERO } from '@remit/program/rational';
import { fill } from '@remit/runtime/evaluate/water-level';
import { run } from '@remit/runtime';
import { buildProgram, fact, factsOf, num, pence } from '../helpers/program-builder.ts';
import { resultOf } from '../helpers/run.ts';

const money = (text: string): Rational => parseMoney(text, 2)!;
const total = (texts: string[]): Rational => sum(texts.map(money));

const rule = fc.constantFrom<Fund['whenExceeded']>({ rule: 'hold' }, { rule: 'inOrder' }, { rule: 'scale' }, { rule: 'overflow', to: 'third' });
const unfunded = fc.constantFrom<Fund['unfunded']>({ rule: 'lapses' }, { rule: 'carried' }, { rule: 'owed', by: 'third' });
const recovery = fc.constantFrom<Line['recovery']>({ how: 'carry' }, { how: 'carry', atMost: '0.3' }, { how: 'invoice', days: 14 }, { how: 'none' });

/** Two payments each quarter out of a fund with limits and a cap, on facts that are corrected again and again. */
const contract = fc.record({ rule, unfunded, recoveries: fc.tuple(recovery, recovery), limit: fc.integer({ min: 0, max: 900 }), cap: fc.integer({ min: 0, max: 300 }), third: fc.boolean() })
  .map(({ rule: whenExceeded, unfunded: rest, recoveries, limit, cap, third }): Program => buildProgram({
    facts: [{ id: 'a', grain: 'quarter' }, { id: 'b', grain: 'quarter' }],
    funds: [{
      id: 'f', whenExceeded, unfunded: rest, limits: [{ window: 'year', max: num(String(limit)) }, { window: 'term', max: num('1500') }],
      sources: [{ party: 'buyer', share: '1/3', cap: { window: 'year', max: num(String(cap)), overflowTo: 'second' } }, { party: 'second', share: '2/3' }],
    }],
    lines: (['a', 'b'] as const).map((id, index): Partial<Line> & { id: string } => ({
      id, grain: 'quarter', from: { fund: 'f' }, to: { party: third && index === 1 ? 'third' : 'provider' }, recovery: recoveries[index]!,
      amount: pence({ op: 'mul', args: [fact(id), num('1.37')] }), limits: [{ window: 'year', max: num('700') }],
    })),
  }));

const quarters = ['2026/27-Q1', '2026/27-Q2', '2026/27-Q3', '2026/27-Q4', '2027/28-Q1', '2027/28-Q2'];
const observed = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), quarter: fc.constantFrom(...quarters), value: fc.integer({ min: 0, max: 300 }), month: fc.integer({ min: 0, max: 23 }) }), { maxLength: 24 });
const day = (month: number): IsoDate => `${2026 + Math.floor((month + 5) / 12)}-${String(((month + 5) % 12) + 1).padStart(2, '0')}-05`;

function factsFrom(list: { id: string; quarter: string; value: number; month: number }[]): FactsDocument {
  const last = new Map<string, string>();
  const observations = [...list].sort((x, y) => x.month - y.month).map(({ id, quarter, value, month }, index): Observation => {
    const supersedes = last.get(id + quarter);
    last.set(id + quarter, `o${index}`);
    return { fact: id, period: quarter, value: String(value), recordedAt: day(month), id: `o${index}`, ...(supersedes === undefined ? {} : { supersedes }) };
  });
  return factsOf(observations);
}

it('over any course of runs: a rerun pays nothing, postings come to what is owed, payments and what is carried come to the postings', () => {
  fc.assert(fc.property(contract, observed, fc.uniqueArray(fc.integer({ min: 0, max: 26 }), { minLength: 1, maxLength: 5 }), (program, list, months) => {
    const facts = factsFrom(list);
    let ledger: Ledger | undefined;
    for (const month of months.sort((x, y) => x - y)) {
      const result = resultOf(program, facts, day(month), ledger);
      const again = resultOf(program, facts, day(month), result.ledger);
      expect([again.postings, again.payments]).toEqual([[], []]);
      expect(again.carried).toEqual(result.carried);
      ledger = result.ledger;
      const held = new Set(result.holds.map(each => `${each.line} ${each.period}`));
      for (const each of result.entitlements) {
        const { line, period } = each;
        const open = program.lines.find(other => other.id === line)!.schedule.find(slot => slot.period === period)!.opens <= day(month);
        const postings = ledger.postings.filter(posting => posting.line === line && posting.period === period);
        if (open && !held.has(`${line} ${period}`)) expect(total(postings.map(posting => posting.amount))).toEqual(total(each.legs.filter(leg => leg.payer !== leg.payee).map(leg => leg.amount)));
      }
      if (program.lines.every(line => line.recovery.how !== 'none')) {
        const settled = total(ledger.payments.flatMap(payment => payment.settles).map(part => part.amount));
        expect(less(settled, total(ledger.postings.map(posting => posting.amount)))).toEqual(total(result.carried.map(each => each.amount)));
      }
      for (const payment of ledger.payments) expect(total(payment.settles.map(part => part.amount))).toEqual(payment.invoice ? less(ZERO, money(payment.amount)) : money(payment.amount));
    }
  }), { numRuns: 120 });
});

it('a fund never pays beyond its limits, and what is entitled is paid, unfunded or moved', () => {
  fc.assert(fc.property(contract, observed, (program, list) => {
    const result = resultOf(program, factsFrom(list), '2028-06-01');
    const ofFund = (year: string) => result.entitlements.filter(each => each.period.startsWith(year)).flatMap(each => each.legs).filter(leg => leg.fund === 'f');
    const fund = program.funds[0]!;
    const limit = (fund.limits[0]!.max as Extract<Expr, { op: 'number' }>).v;
    if (fund.unfunded.rule !== 'carried') {
      for (const year of ['2026/27', '2027/28']) expect(cmp(total(ofFund(year).map(leg => leg.amount)), money(`${limit}.00`))).toBeLessThanOrEqual(0);
    }
    const unfundedBy = new Map(result.unfunded.filter(each => each.then !== 'owed').map(each => [`${each.line} ${each.period}`, money(each.amount)]));
    for (const each of result.entitlements) {
      expect(less(money(each.amount), total(each.legs.map(leg => leg.amount)))).toEqual(unfundedBy.get(`${each.line} ${each.period}`) ?? ZERO);
    }
  }), { numRuns: 150 });
});

it('an allocation comes to its total, or to all floors or ceilings, and nobody falls out of bounds', () => {
  const claim = fc.record({ weight: fc.nat(20), min: fc.nat(30), more: fc.option(fc.nat(60), { nil: undefined }) });
  fc.assert(fc.property(fc.nat(400), fc.array(claim, { minLength: 1, maxLength: 12 }), (amount, list) => {
    const claims = list.map(({ weight, min, more }) => ({ weight: rational(BigInt(weight), 7n), min: fromInteger(min), max: more === undefined ? undefined : fromInteger(min + more) }));
    const shares = fill(fromInteger(amount), claims);
    const came = sum(shares);
    shares.forEach((share, index) => {
      expect(cmp(share, claims[index]!.min)).toBeGreaterThanOrEqual(0);
      if (claims[index]!.max) expect(cmp(share, claims[index]!.max!)).toBeLessThanOrEqual(0);
    });
    if (cmp(came, fromInteger(amount)) > 0) expect(shares).toEqual(claims.map(each => each.min));
    if (cmp(came, fromInteger(amount)) < 0) claims.forEach((each, index) => expect(shares[index]).toEqual(each.weight.n === 0n ? each.min : each.max));
    const free = claims.map((each, index) => ({ ...each, share: shares[index]! })).filter(each => each.weight.n > 0n && cmp(each.share, each.min) > 0 && (!each.max || cmp(each.share, each.max) < 0));
    for (const each of free) expect(times(each.share, free[0]!.weight)).toEqual(times(free[0]!.share, each.weight));
  }), { numRuns: 300 });
});

it('hostile facts are refused with a code or change nothing, never with an exception', () => {
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', '', 'toString', '2026/27-Q1', 'term', '💰');
  const value = fc.oneof(fc.string(), fc.integer().map(String), fc.boolean(), fc.record({ numerator: fc.string(), denominator: fc.string() }), fc.constant({ notApplicable: true as const }));
  const observation = fc.record({ fact: name, period: name, value, dims: fc.option(fc.dictionary(name, name), { nil: undefined }), supersedes: fc.option(name, { nil: undefined }), id: fc.option(name, { nil: undefined }) });
  const program = buildProgram({ facts: [{ id: 'a', grain: 'quarter' }, { id: 'b', grain: 'quarter' }], lines: [{ id: 'p', grain: 'quarter', amount: pence(fact('a')) }] });
  fc.assert(fc.property(fc.array(observation as fc.Arbitrary<Observation>, { maxLength: 6 }), observations => {
    const outcome = run(program, factsOf(observations), { asOf: '2028-06-01' });
    if (outcome.ok) return;
    for (const finding of outcome.findings) expect(finding.code).toMatch(/^(FCT)-\d{3}$/);
  }), { numRuns: 300 });
});
