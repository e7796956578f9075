import { describe, expect, it } from 'vitest';
import type { Expr, FactsDocument, Ledger, Line, Observation } from '@remit/program';
import { run } from '@remit/runtime';
import { formatMoney, parseMoney, sum } from '@remit/program/rational';
import { buildProgram, factsOf, fact, lineRef, mul, num, pence, ref, seen } from '../helpers/program-builder.ts';
import { paid, posted, resultOf, runsOf } from '../helpers/run.ts';

const months = (...ids: string[]) => ids.map(period => {
  const next = `${period.slice(0, 5)}${String(Number(period.slice(5)) + 1).padStart(2, '0')}-01`;
  return { period, opens: next, due: `${next.slice(0, 8)}15` };
});
const monthly = (given: Partial<Line> & { id: string }): Partial<Line> & { id: string } => (
  { grain: 'month', schedule: months('2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'), lateDays: 10, ...given });
const recorded = (value: string, on: string, more: Partial<Observation> = {}): Observation => ({ ...seen('a', value, undefined, '2026-04'), recordedAt: on, ...more });
const corrections = (...values: [string, string][]): FactsDocument => factsOf(values.map(([value, on], index) => (
  recorded(value, on, { id: `o${index}`, ...(index > 0 ? { supersedes: `o${index - 1}` } : {}) }))));
const only = (given: Partial<Line> = {}) => buildProgram({ facts: [{ id: 'a', grain: 'month' }], lines: [monthly({ id: 'p', amount: fact('a'), schedule: months('2026-04'), ...given })] });

describe('postings', () => {
  it('are made from the day a payment opens, due on its day, and once', () => {
    const program = buildProgram({ lines: [monthly({ id: 'p', amount: num('10') })] });
    const [before, first, again, second] = runsOf(program, factsOf(), ['2026-04-30', '2026-05-01', '2026-05-01', '2026-06-01']);
    expect(posted(before!)).toEqual([]);
    expect(posted(first!)).toEqual(['p 2026-04 buyer>provider accrual 10.00 2026-05-15']);
    expect([posted(again!), paid(again!)]).toEqual([[], []]);
    expect(posted(second!)).toEqual(['p 2026-05 buyer>provider accrual 10.00 2026-06-15']);
    expect(second!.ledger.postings).toHaveLength(2);
  });

  it('keep what a reviewer objected to while they were made, and nothing where nobody did', () => {
    const program = buildProgram({ lines: [monthly({ id: 'p', amount: num('10') })] });
    const made = (asOf: string, ledger: Ledger | undefined, despite?: string[]): Ledger => {
      const outcome = run(program, factsOf(), { asOf, ...(ledger && { ledger }), ...(despite && { despite }) });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
      return outcome.result.ledger;
    };
    const first = made('2026-05-01', undefined, ['FUND-012', 'RISK-003']);
    const second = made('2026-06-01', first, []);
    expect(second.runs.map(({ asOf, despite }) => [asOf, despite])).toEqual([['2026-05-01', ['FUND-012', 'RISK-003']], ['2026-06-01', undefined]]);
    expect(first.runs[0]!.hash).not.toBe(made('2026-05-01', undefined).runs[0]!.hash);
    const { despite: _, ...bare } = first.runs[0]!;
    const outcome = run(program, factsOf(), { asOf: '2026-06-01', ledger: { ...first, runs: [bare] } });
    expect(outcome.ok ? [] : outcome.findings.map(({ code }) => code)).toEqual(['LED-020']);
  });

  it('late ones are due some days after the run', () => {
    expect(posted(resultOf(only(), corrections(['10', '2026-09-01']), '2026-09-01'))).toEqual(['p 2026-04 buyer>provider accrual 10.00 2026-09-11']);
    expect(posted(resultOf(only(), corrections(['10', '2026-05-15']), '2026-05-15'))).toEqual(['p 2026-04 buyer>provider accrual 10.00 2026-05-15']);
  });

  it('follow corrections up and down, and add up to what is owed', () => {
    const facts = corrections(['100', '2026-05-01'], ['130', '2026-06-01'], ['90', '2026-07-01']);
    const runs = runsOf(only(), facts, ['2026-05-01', '2026-06-01', '2026-07-01']);
    expect(runs.flatMap(posted)).toEqual([
      'p 2026-04 buyer>provider accrual 100.00 2026-05-15', 'p 2026-04 buyer>provider adjustment 30.00 2026-06-11', 'p 2026-04 buyer>provider recovery -40.00 2026-07-11']);
    expect(runs.at(-1)!.ledger.postings.map(each => each.seq)).toEqual([1, 2, 3]);
    expect(formatMoney(sum(runs.at(-1)!.ledger.postings.map(each => parseMoney(each.amount, 2)!)), 2)).toBe('90.00');
  });

  it('a payment that is held keeps what was posted', () => {
    const program = only({ amount: fact('a'), limits: [{ window: 'year', max: fact('a') }] });
    const [, second] = runsOf(program, day => (day < '2026-06-01' ? corrections(['100', '2026-05-01']) : factsOf()), ['2026-05-01', '2026-06-01']);
    expect([posted(second!), second!.holds.length]).toEqual([[], 1]);
  });

  it('what has lost its ground is taken back, with a warning', () => {
    const program = buildProgram({ groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], lines: [monthly({ id: 'p', each: ['g'], to: { member: 'g' }, amount: num('10'), schedule: months('2026-04') })] });
    const first = resultOf(program, factsOf([], { members: { g: [{ key: 'x' }, { key: 'y' }] } }), '2026-05-01');
    const outcome = run(program, factsOf([], { members: { g: [{ key: 'x' }, { key: 'y', left: '2026-04-01' }] } }), { asOf: '2026-06-01', ledger: first.ledger });
    expect(outcome.ok && posted(outcome.result)).toEqual(['p 2026-04 y buyer>y recovery -10.00 2026-06-11']);
    expect(outcome.findings.map(each => `${each.code} ${each.severity} ${each.message}`)).toEqual([
      "LED-102 warning The ledger has postings for 'p' for y in 2026-04, and by these facts and this contract there is no such payment any more, so they are taken back."]);
    expect(outcome.ok && outcome.result.carried).toEqual([{ payer: 'buyer', payee: 'y', amount: '10.00' }]);
  });

  it('whoever the facts no longer name keeps what was posted, and is reported as held', () => {
    const program = buildProgram({ groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], lines: [monthly({ id: 'p', each: ['g'], to: { member: 'g' }, amount: num('10'), schedule: months('2026-04') })] });
    const members = (...keys: string[]) => factsOf([], { members: { g: keys.map(key => ({ key })) } });
    const [, without, again] = runsOf(program, day => (day === '2026-06-01' ? members('x') : members('x', 'y')), ['2026-05-01', '2026-06-01', '2026-07-01']);
    expect([posted(without!), without!.holds]).toEqual([[], [{ line: 'p', period: '2026-04', dims: { g: 'y' }, reasons: [{ reason: 'unknown-member', group: 'g', key: 'y' }] }]]);
    expect([posted(again!), again!.holds]).toEqual([[], []]);
  });

  it('keys have no amount and no date: runs that race give the same key', () => {
    const a = resultOf(only(), corrections(['10', '2026-05-01']), '2026-05-01').postings[0]!;
    const b = resultOf(only(), corrections(['99', '2026-05-02']), '2026-05-02').postings[0]!;
    expect(a.key).toBe(b.key);
    expect(a.key).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('payments', () => {
  const core = monthly({ id: 'core', amount: num('100') });

  it('of one due date between two parties are one payment', () => {
    const program = buildProgram({ lines: [core, monthly({ id: 'extra', amount: num('7') })] });
    const result = resultOf(program, factsOf(), '2026-06-01');
    expect(paid(result)).toEqual(['buyer>provider 107.00 2026-06-11', 'buyer>provider 107.00 2026-06-15']);
    expect(result.payments[0]!.settles.map(each => each.amount)).toEqual(['100.00', '7.00']);
  });

  const withRecovery = (recovery: Line['recovery']) => buildProgram({ facts: [{ id: 'a', grain: 'month' }], lines: [core, monthly({ id: 'p', amount: fact('a'), schedule: months('2026-04'), recovery })] });
  const fall = corrections(['250', '2026-05-01'], ['20', '2026-06-01']);
  const days = ['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'];
  const course = (recovery: Line['recovery'], facts = fall) => runsOf(withRecovery(recovery), facts, days).map(result => `${paid(result).join(', ')}${result.carried.map(each => `; carried ${each.amount}`).join('')}`);

  it('carry: a fall is taken off the next payments', () => {
    expect(course({ how: 'carry' })).toEqual([
      'buyer>provider 350.00 2026-05-15', '; carried 130.00', '; carried 30.00', 'buyer>provider 70.00 2026-08-15', 'buyer>provider 100.00 2026-09-15', 'buyer>provider 100.00 2026-10-15']);
  });

  it('at most a share of each', () => {
    expect(course({ how: 'carry', atMost: '0.25' })).toEqual([
      'buyer>provider 350.00 2026-05-15', 'buyer>provider 75.00 2026-06-15; carried 205.00', 'buyer>provider 75.00 2026-07-15; carried 180.00',
      'buyer>provider 75.00 2026-08-15; carried 155.00', 'buyer>provider 75.00 2026-09-15; carried 130.00', 'buyer>provider 75.00 2026-10-15; carried 105.00']);
  });

  it('invoice: what no payment takes is invoiced, once', () => {
    expect(course({ how: 'invoice', days: 30 })).toEqual([
      'buyer>provider 350.00 2026-05-15', 'provider>buyer 130.00 2026-07-01 invoice', 'buyer>provider 100.00 2026-07-15', 'buyer>provider 100.00 2026-08-15', 'buyer>provider 100.00 2026-09-15', 'buyer>provider 100.00 2026-10-15']);
  });

  it('none: it is never got back, nor paid twice when it is put right again', () => {
    expect(course({ how: 'none' }).slice(0, 3)).toEqual(['buyer>provider 350.00 2026-05-15', 'buyer>provider 100.00 2026-06-15', 'buyer>provider 100.00 2026-07-15']);
    const again = corrections(['250', '2026-05-01'], ['20', '2026-06-01'], ['260', '2026-07-01']);
    expect(course({ how: 'none' }, again).slice(0, 3)).toEqual(['buyer>provider 350.00 2026-05-15', 'buyer>provider 100.00 2026-06-15', 'buyer>provider 10.00 2026-07-11, buyer>provider 100.00 2026-07-15']);
  });

  it('a fall that is put right again is neither recovered nor paid', () => {
    const again = corrections(['250', '2026-05-01'], ['20', '2026-06-01'], ['250', '2026-07-01']);
    expect(course({ how: 'carry', atMost: '0.25' }, again).slice(0, 4)).toEqual([
      'buyer>provider 350.00 2026-05-15', 'buyer>provider 75.00 2026-06-15; carried 205.00', 'buyer>provider 25.00 2026-07-11, buyer>provider 100.00 2026-07-15', 'buyer>provider 100.00 2026-08-15']);
  });

  it('an advance is set off against its own payment, not against one due before', () => {
    const year = (due: string, opens = '2026-05-01') => [{ period: '2026/27', opens, due }];
    const program = buildProgram({ lines: [
      core, { id: 'offset', kind: 'offset', schedule: year('2026-08-31'), amount: num('-70'), negative: 'carry' }, { id: 'yearly', schedule: year('2026-08-31'), amount: num('90') }] });
    expect(paid(resultOf(program, factsOf(), '2026-05-01'))).toEqual(['buyer>provider 100.00 2026-05-15', 'buyer>provider 20.00 2026-08-31']);
  });

  it('a negative amount follows its own rule', () => {
    const owes = (negative: Line['negative']) => buildProgram({ lines: [{ id: 'share', schedule: [{ period: '2026/27', opens: '2026-05-01', due: '2026-06-30' }], amount: num('-70'), negative }] });
    expect(resultOf(owes('carry'), factsOf(), '2026-05-01')).toMatchObject({ payments: [], carried: [{ payer: 'buyer', payee: 'provider', amount: '70.00' }] });
    const invoiced = resultOf(owes({ invoiceDays: 30 }), factsOf(), '2026-05-01');
    expect([paid(invoiced), invoiced.carried]).toEqual([['provider>buyer 70.00 2026-05-31 invoice'], []]);
    expect(invoiced.postings[0]).toMatchObject({ kind: 'accrual', amount: '-70.00', due: '2026-06-30' });
  });

  it('a sub-contractor repays at most a quarter of each month: 3 × 80,190.00 and 2,812.85', () => {
    const quality: Expr = pence(mul(num('0.08'), num('32076000'), { op: 'add', args: [num('0.6'), mul(num('0.4'), { op: 'interpolate', x: ref('rate'), points: [[num('6'), num('1')], [num('8.1'), num('0')]] })] }));
    const rate: Expr = mul(num('10000'), { op: 'div', args: [fact('a'), num('24300')] });
    const program = buildProgram({
      facts: [{ id: 'a', grain: 'month' }],
      vars: [{ id: 'rate', grain: 'month', expr: rate }],
      lines: [
        { id: 'quality', grain: 'month', schedule: [{ period: '2026-04', opens: '2026-05-01', due: '2026-05-31' }], amount: quality,
          parts: [{ id: 'glucose', expr: num('0.6') }, { id: 'feet', expr: mul(num('0.4'), { op: 'interpolate', x: ref('rate'), points: [[num('6'), num('1')], [num('8.1'), num('0')]] }) }] },
        { id: 'share', of: 'FootService', grain: 'month', from: { party: 'provider' }, to: { party: 'third' }, schedule: [{ period: '2026-04', opens: '2026-05-01', due: '2026-06-30' }],
          amount: pence(mul(num('0.5'), { op: 'earned', line: 'quality', part: 'feet' })), recovery: { how: 'carry', atMost: '0.25' } },
        { id: 'core', grain: 'month', from: { party: 'provider' }, to: { party: 'third' }, amount: num('320760'), schedule: months('2026-06', '2026-07', '2026-08', '2026-09') },
      ],
    });
    const runs = runsOf(program, corrections(['14', '2026-05-01'], ['17', '2026-07-01']), ['2026-05-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01']);
    const amountsOf = (index: number) => runs[index]!.entitlements.filter(each => each.line !== 'core').map(each => each.amount);
    expect(amountsOf(0)).toEqual(['2566080.00', '513216.00']);
    expect(amountsOf(1)).toEqual(['2079314.29', '269833.15']);
    const takenOff = runs.slice(1).map(result => result.payments.filter(each => each.payee === 'third').flatMap(each => each.settles.map(part => part.amount).filter(amount => amount.startsWith('-'))));
    expect(takenOff).toEqual([['-80190.00'], ['-80190.00'], ['-80190.00'], ['-2812.85']]);
    expect(runs.at(-1)!.carried.filter(each => each.payee === 'third')).toEqual([]);
  });
});

describe('ledgers that are not the last run\'s are refused', () => {
  const program = only();
  const facts = corrections(['10', '2026-05-01']);
  const { ledger } = resultOf(program, facts, '2026-05-01');
  const codes = (changed: Ledger, asOf = '2026-06-01') => {
    const outcome = run(program, facts, { asOf, ledger: changed });
    return outcome.ok ? [] : outcome.findings.map(each => each.code);
  };

  it('of another contract or currency, edited, doubled, cut, or ahead of the run', () => {
    expect(codes(ledger)).toEqual([]);
    expect(codes({ ...ledger, contract: 'other' })).toContain('LED-009');
    expect(codes({ ...ledger, currency: 'EUR' })).toContain('LED-010');
    expect(codes({ ...ledger, postings: [{ ...ledger.postings[0]!, line: 'q' }] })).toContain('LED-011');
    expect(codes({ ...ledger, postings: [...ledger.postings, ...ledger.postings] })).toContain('LED-012');
    expect(codes({ ...ledger, postings: [] })).toContain('LED-016');
    expect(codes(ledger, '2026-04-30')).toEqual(['LED-101']);
    const early = run(program, facts, { asOf: '2026-04-30', ledger });
    expect(early.ok ? [] : early.findings.map(each => `${each.message} ${each.fix}`)).toEqual([
      'The ledger already holds a run as of 1 May 2026, and this run is as of 30 April 2026. Run as of 1 May 2026 or later, or give the ledger as it stood on 30 April 2026.']);
    expect(codes({ format: 'remit-ledger/2.0' } as unknown as Ledger)).toEqual(['LED-001']);
  });

  it('a payment read by another keeps its own postings', () => {
    const two = buildProgram({ facts: [{ id: 'a', grain: 'month' }], lines: [monthly({ id: 'p', amount: fact('a'), schedule: months('2026-04') }), monthly({ id: 'q', from: { party: 'provider' }, to: { party: 'third' }, amount: pence(mul(num('0.12'), lineRef('p'))), schedule: months('2026-04') })] });
    expect(posted(resultOf(two, facts, '2026-05-01'))).toEqual(['p 2026-04 buyer>provider accrual 10.00 2026-05-15', 'q 2026-04 provider>third accrual 1.20 2026-05-15']);
  });
});
