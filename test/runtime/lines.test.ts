import { describe, expect, it } from 'vitest';
import type { Check, Expr, Line } from '@remit/program';
import { run } from '@remit/runtime';
import { buildProgram, compare, div, fact, factsOf, least, lineRef, mul, num, pence, ref, seen, truth } from '../helpers/program-builder.ts';
import { entitled, resultOf } from '../helpers/run.ts';

const asOf = '2029-01-01';
const year = (period: string) => [{ period, opens: '2027-04-01', due: '2027-04-15' }];
const quarters = (given: Partial<Line> & { id: string }): Partial<Line> & { id: string } => ({ grain: 'quarter', ...given });
const holdsOf = (result: ReturnType<typeof resultOf>) => result.holds.map(each => [each.line, each.period, ...each.reasons.map(reason => JSON.stringify(reason))].join(' '));

describe('entitlements', () => {
  it('are those of each slot and each member that belongs', () => {
    const program = buildProgram({
      groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], sets: [{ id: 's', elements: [{ key: 'x' }, { key: 'y' }] }],
      lines: [{ id: 'a', each: ['g', 's'], amount: num('5'), to: { member: 'g' } }],
    });
    const facts = factsOf([], { members: { g: [{ key: 'late', joined: '2027-04-01' }, { key: 'all' }] } });
    expect(entitled(resultOf(program, facts, asOf))).toEqual([
      'a 2026/27 all x 5.00', 'a 2026/27 all y 5.00',
      'a 2027/28 all x 5.00', 'a 2027/28 all y 5.00', 'a 2027/28 late x 5.00', 'a 2027/28 late y 5.00',
    ]);
    expect(resultOf(program, facts, asOf).entitlements[0]!.legs).toEqual([{ payer: 'buyer', payee: 'all', amount: '5.00' }]);
  });

  it('missing holds, with every reason; not applicable is nothing, with its reason', () => {
    const program = buildProgram({
      facts: [{ id: 'a' }, { id: 'b', mayBeNotApplicable: true }],
      lines: [{ id: 'p', schedule: year('2026/27'), amount: pence(mul(fact('a'), fact('b'))) }],
    });
    expect(holdsOf(resultOf(program, factsOf(), asOf))).toEqual([
      'p 2026/27 {"reason":"missing","fact":"a","period":"2026/27"} {"reason":"missing","fact":"b","period":"2026/27"}']);
    const result = resultOf(program, factsOf([seen('a', '5'), seen('b', { notApplicable: true, reason: 'nobody' })]), asOf);
    expect(result.entitlements).toEqual([{ line: 'p', period: '2026/27', amount: '0.00', notApplicable: 'nobody', legs: [] }]);
  });

  it('a negative amount without a rule refuses the run, and so does one that was never rounded', () => {
    const codes = (amount: Expr) => {
      const outcome = run(buildProgram({ lines: [{ id: 'p', schedule: year('2026/27'), amount }] }), factsOf(), { asOf });
      return outcome.ok ? [] : outcome.findings.map(each => `${each.code} ${each.message}`);
    };
    expect(codes(num('-1'))).toEqual(["FCT-123 'p' in 2026/27 comes to -1, and the contract does not say what happens when it falls below zero."]);
    expect(codes(div(num('1'), num('3')))).toEqual(["PRG-104 'p' in 2026/27 comes to 1/3, which is not a whole number of the smallest units of GBP."]);
  });

  it('part of an amount may be held, and is named, through values too but not through other payments', () => {
    const held: Expr = { op: 'heldPart', part: 'quality', arg: fact('a') };
    const program = buildProgram({
      facts: [{ id: 'a' }], vars: [{ id: 'v', expr: held }],
      lines: ['direct', 'through', 'twice', 'other'].map((id, index) => ({ id, schedule: year('2026/27'), amount: [held, ref('v'), ref('v'), lineRef('direct')][index]! })),
    });
    const parts = (result: ReturnType<typeof resultOf>) => result.entitlements.map(each => [each.line, each.amount, each.heldInPart]);
    expect(parts(resultOf(program, factsOf(), asOf))).toEqual([['direct', '0.00', ['quality']], ['through', '0.00', ['quality']], ['twice', '0.00', ['quality']], ['other', '0.00', undefined]]);
    expect(parts(resultOf(program, factsOf([seen('a', '7')]), asOf))).toEqual([['direct', '7.00', undefined], ['through', '7.00', undefined], ['twice', '7.00', undefined], ['other', '7.00', undefined]]);
  });

  it('a payment in terms of another: 8% of its twelve months, held while one of them is', () => {
    const total: Expr = { op: 'over', fn: 'sum', arg: lineRef('core'), grain: 'month', window: 'in' };
    const program = buildProgram({
      facts: [{ id: 'size', grain: 'month' }],
      lines: [{ id: 'core', grain: 'month', amount: pence(mul(fact('size'), num('110'))) }, { id: 'quality', schedule: year('2026/27'), amount: pence(mul(num('0.08'), total)) }],
    });
    const months = program.periods.filter(period => period.grain === 'month' && period.id < '2027-04' && !period.history);
    const sizes = months.map(period => seen('size', '24300', undefined, period.id));
    expect(entitled(resultOf(program, factsOf(sizes), asOf)).at(-1)).toBe('quality 2026/27 2566080.00');
    expect(holdsOf(resultOf(program, factsOf(sizes.slice(1)), asOf)).filter(each => each.startsWith('quality'))).toEqual(['quality 2026/27 {"reason":"missing","fact":"size","period":"2026-04"}']);
  });

  it('earned: what a payment comes to for a part, the parts adding up to it', () => {
    const program = buildProgram({
      facts: [{ id: 'a', mayBeNotApplicable: true }],
      lines: [
        { id: 'quality', schedule: year('2026/27'), amount: num('100'), parts: [{ id: 'glucose', expr: num('1') }, { id: 'feet', expr: num('1') }, { id: 'third', expr: fact('a') }] },
        ...['glucose', 'feet', 'third'].map(part => ({ id: part, schedule: year('2026/27'), amount: { op: 'earned', line: 'quality', part } as Expr })),
      ],
    });
    const amounts = (value?: Parameters<typeof seen>[1]) => {
      const result = resultOf(program, factsOf(value === undefined ? [] : [seen('a', value)]), asOf);
      return result.entitlements.slice(1).map(each => each.amount);
    };
    expect(amounts('1')).toEqual(['33.34', '33.33', '33.33']);
    expect(amounts({ notApplicable: true })).toEqual(['50.00', '50.00', '0.00']);
    expect(amounts()).toEqual([]);
  });
});

describe('limits', () => {
  const quarter = (id: string, due: string) => ({ period: `2026/27-${id}`, opens: '2026-04-01', due });

  it('are consumed in order of place: a late value does not displace what was paid', () => {
    const program = buildProgram({
      facts: [{ id: 'a', grain: 'quarter' }],
      lines: [quarters({ id: 'p', amount: fact('a'), limits: [{ window: 'year', max: num('100') }], schedule: [quarter('Q1', '2026-07-15'), quarter('Q2', '2026-10-15'), quarter('Q3', '2027-01-15')] })],
    });
    const observed = (q1: string, q1On: string) => factsOf([
      { ...seen('a', q1, undefined, '2026/27-Q1'), recordedAt: q1On }, { ...seen('a', '60', undefined, '2026/27-Q2'), recordedAt: '2026-10-10' }, { ...seen('a', '60', undefined, '2026/27-Q3'), recordedAt: '2027-01-10' }]);
    expect(entitled(resultOf(program, observed('60', '2026-07-10'), asOf))).toEqual(['p 2026/27-Q1 60.00', 'p 2026/27-Q2 40.00', 'p 2026/27-Q3 0.00']);
    expect(entitled(resultOf(program, observed('60', '2026-11-01'), asOf))).toEqual(['p 2026/27-Q1 40.00', 'p 2026/27-Q2 60.00', 'p 2026/27-Q3 0.00']);
    expect(entitled(resultOf(program, observed('60', '2027-02-01'), asOf))).toEqual(['p 2026/27-Q1 0.00', 'p 2026/27-Q2 60.00', 'p 2026/27-Q3 40.00']);
  });

  it('a correction does not move the place', () => {
    const program = buildProgram({
      facts: [{ id: 'a', grain: 'quarter' }],
      lines: [quarters({ id: 'p', amount: fact('a'), limits: [{ window: 'year', max: num('100') }], schedule: [quarter('Q1', '2026-07-15'), quarter('Q2', '2026-10-15')] })],
    });
    const facts = factsOf([
      { ...seen('a', '10', undefined, '2026/27-Q1'), recordedAt: '2026-07-01', id: 'first' },
      { ...seen('a', '80', undefined, '2026/27-Q1'), recordedAt: '2026-12-01', supersedes: 'first' },
      { ...seen('a', '60', undefined, '2026/27-Q2'), recordedAt: '2026-10-01' },
    ]);
    expect(entitled(resultOf(program, facts, '2026-11-01'))).toEqual(['p 2026/27-Q1 10.00', 'p 2026/27-Q2 60.00']);
    expect(entitled(resultOf(program, facts, '2026-12-01'))).toEqual(['p 2026/27-Q1 80.00', 'p 2026/27-Q2 20.00']);
  });

  it('by period, by year, over the term, and for each member by itself', () => {
    const entitledWith = (limits: Line['limits']) => {
      const program = buildProgram({
        groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }],
        lines: [{ id: 'p', grain: 'quarter', each: ['g'], to: { member: 'g' }, amount: num('30'), limits, schedule: ['2026/27-Q1', '2026/27-Q2', '2027/28-Q1'].map(period => ({ period, opens: '2026-04-01', due: '2028-01-01' })) }],
      });
      return resultOf(program, factsOf([], { members: { g: [{ key: 'a' }, { key: 'b' }] } }), asOf).entitlements.map(each => each.amount);
    };
    expect(entitledWith([{ window: 'period', max: num('40') }])).toEqual(['30.00', '10.00', '30.00', '10.00', '30.00', '10.00']);
    expect(entitledWith([{ window: 'year', max: num('70') }])).toEqual(['30.00', '30.00', '10.00', '0.00', '30.00', '30.00']);
    expect(entitledWith([{ window: 'term', max: num('100') }])).toEqual(['30.00', '30.00', '30.00', '10.00', '0.00', '0.00']);
    expect(entitledWith([{ window: 'term', max: num('70'), perMember: true }])).toEqual(['30.00', '30.00', '30.00', '30.00', '10.00', '10.00']);
    expect(entitledWith([{ window: 'term', max: num('100') }, { window: 'period', max: num('25.5') }])).toEqual(['25.50', '0.00', '25.50', '0.00', '25.50', '0.00']);
    expect(entitledWith([{ window: 'period', max: div(num('10'), num('3')) }])).toEqual(['3.33', '0.00', '3.33', '0.00', '3.33', '0.00']);
    expect(entitledWith([{ window: 'period', max: num('-5') }])).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00', '0.00']);
    expect(entitledWith([{ window: 'period', max: { op: 'notApplicable', reason: 'none' } }])).toEqual(['30.00', '30.00', '30.00', '30.00', '30.00', '30.00']);
  });

  it('a limit that cannot be told holds what is above zero', () => {
    const program = buildProgram({
      facts: [{ id: 'a' }, { id: 'm' }], lines: [{ id: 'p', schedule: year('2026/27'), amount: fact('a'), limits: [{ window: 'year', max: fact('m') }] }],
    });
    expect(holdsOf(resultOf(program, factsOf([seen('a', '1')]), asOf))).toEqual(['p 2026/27 {"reason":"missing","fact":"m","period":"2026/27"}']);
    expect(entitled(resultOf(program, factsOf([seen('a', '0')]), asOf))).toEqual(['p 2026/27 0.00']);
  });

  it('a negative amount gives back to the window', () => {
    const amounts: Expr = { op: 'byPeriod', grain: 'quarter', cases: [{ periods: ['2026/27-Q1'], v: num('90') }, { periods: ['2026/27-Q2'], v: num('-50') }], else: num('80') };
    const program = buildProgram({ lines: [quarters({ id: 'p', amount: amounts, negative: 'carry', limits: [{ window: 'year', max: num('100') }], schedule: [quarter('Q1', '2026-07-15'), quarter('Q2', '2026-10-15'), quarter('Q3', '2027-01-15')] })] });
    expect(entitled(resultOf(program, factsOf(), asOf))).toEqual(['p 2026/27-Q1 90.00', 'p 2026/27-Q2 -50.00', 'p 2026/27-Q3 60.00']);
  });

  it('another payment sees what is left after them', () => {
    const program = buildProgram({
      facts: [{ id: 'a' }],
      lines: [
        { id: 'p', grain: 'year', amount: fact('a'), limits: [{ window: 'term', max: num('100') }] },
        { id: 'half', grain: 'year', amount: pence(mul(num('0.5'), lineRef('p'))) },
        { id: 'most', schedule: year('2026/27'), amount: least(num('1000'), { op: 'over', fn: 'sum', arg: lineRef('p'), grain: 'year', window: 'term' }) },
      ],
    });
    const facts = factsOf([seen('a', '70'), seen('a', '70', undefined, '2027/28')]);
    expect(entitled(resultOf(program, facts, asOf))).toEqual(['p 2026/27 70.00', 'p 2027/28 30.00', 'half 2026/27 35.00', 'half 2027/28 15.00', 'most 2026/27 100.00']);
  });
});

describe('holds with others', () => {
  it('until the day given, whichever period contains the other', () => {
    const program = buildProgram({
      facts: [{ id: 'a' }],
      lines: [
        { id: 'quality', schedule: year('2026/27'), amount: fact('a') },
        { id: 'offset', schedule: year('2026/27'), amount: num('10'), heldWith: { line: 'quality', keepUntil: { '2026/27': '2027-09-30' } } },
        { id: 'month', grain: 'month', schedule: [{ period: '2026-05', opens: '2026-06-01', due: '2026-06-15' }, { period: '2027-05', opens: '2026-06-01', due: '2026-06-15' }], amount: num('1'), heldWith: { line: 'quality' } },
        { id: 'third', schedule: year('2026/27'), amount: num('2'), heldWith: { line: 'month' } },
      ],
    });
    const held = (day: string) => resultOf(program, factsOf(), day).holds.map(each => `${each.line} ${each.period}`);
    expect(held('2027-09-29')).toEqual(['quality 2026/27', 'offset 2026/27', 'month 2026-05', 'third 2026/27']);
    expect(held('2027-09-30')).toEqual(['quality 2026/27', 'month 2026-05', 'third 2026/27']);
    expect(resultOf(program, factsOf([seen('a', '5')]), '2027-05-01').holds).toEqual([]);
  });

  it('for the same members only', () => {
    const program = buildProgram({
      groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }], facts: [{ id: 'a', each: ['g'] }],
      lines: [
        { id: 'p', each: ['g'], to: { member: 'g' }, schedule: year('2026/27'), amount: fact('a') },
        { id: 'q', each: ['g'], to: { member: 'g' }, schedule: year('2026/27'), amount: num('1'), heldWith: { line: 'p' } },
        { id: 'all', schedule: year('2026/27'), amount: num('1'), heldWith: { line: 'p' } },
      ],
    });
    const facts = factsOf([seen('a', '5', { g: 'x' })], { members: { g: [{ key: 'y' }] } });
    expect(resultOf(program, facts, asOf).holds.map(each => `${each.line} ${each.dims?.['g'] ?? ''}`)).toEqual(['p y', 'q y', 'all ']);
  });
});

describe('checks', () => {
  const check = (given: Partial<Check>): Check => ({ id: 'c', title: 'Within budget', grain: 'year', each: [], expr: truth(true), severity: 'block', lines: ['p'], ...given });
  const program = (given: Partial<Check>) => buildProgram({
    facts: [{ id: 'a' }], checks: [check(given)],
    lines: [{ id: 'p', grain: 'quarter', amount: num('30') }, { id: 'q', grain: 'quarter', amount: num('40') }],
  });
  const observe = (given: Partial<Check>, day = '2027-06-01') => {
    const result = resultOf(program(given), factsOf(), day);
    return { checks: result.checks.map(each => `${each.period} ${each.holds}`), held: result.holds.map(each => `${each.line} ${each.period}`) };
  };

  it('hold the payments they name for the periods that have ended', () => {
    expect(observe({ expr: truth(false) })).toEqual({ checks: ['2026/27 false'], held: ['Q1', 'Q2', 'Q3', 'Q4'].map(quarter => `p 2026/27-${quarter}`) });
    expect(observe({ expr: truth(false) }, '2027-03-31')).toEqual({ checks: [], held: [] });
    expect(observe({ expr: truth(false), severity: 'report' })).toEqual({ checks: ['2026/27 false'], held: [] });
    expect(observe({})).toEqual({ checks: ['2026/27 true'], held: [] });
  });

  it('that cannot be told are reported as such and hold nothing', () => {
    expect(observe({ expr: compare('lt', fact('a'), num('1')) })).toEqual({ checks: ['2026/27 null'], held: [] });
    expect(observe({ expr: { op: 'notApplicable', reason: 'none' } })).toEqual({ checks: ['2026/27 null'], held: [] });
  });

  it('may rest on the payment they hold', () => {
    const total: Expr = { op: 'over', fn: 'sum', arg: lineRef('p'), grain: 'quarter', window: 'in' };
    expect(observe({ expr: compare('le', total, num('100')) }).held).toHaveLength(4);
    expect(observe({ expr: compare('le', total, num('120')) }).held).toEqual([]);
  });

  it('a coarser payment is not held by the check of a part of its period', () => {
    expect(observe({ grain: 'month', expr: truth(false) }, '2026-05-01').held).toEqual([]);
  });
});

describe('published values', () => {
  it('are those of the periods that have ended, exactly', () => {
    const program = buildProgram({
      facts: [{ id: 'a', mayBeNotApplicable: true }],
      vars: [{ id: 'third', published: true, expr: div(fact('a'), num('3')) }, { id: 'hidden', expr: num('1') }, { id: 'met', type: 'bool', published: true, expr: compare('gt', fact('a'), num('1')) }],
    });
    const facts = factsOf([seen('a', '2', undefined, '2025/26'), seen('a', '2'), seen('a', { notApplicable: true, reason: 'no data' }, undefined, '2027/28')]);
    expect(resultOf(program, facts, '2027-06-01').values).toEqual([{ id: 'third', period: '2026/27', value: '2/3' }, { id: 'met', period: '2026/27', value: true }]);
    expect(resultOf(program, facts, '2028-04-01').values[1]).toEqual({ id: 'third', period: '2027/28', value: null, notApplicable: 'no data' });
    expect(resultOf(program, factsOf(), '2028-04-01').values).toEqual([]);
  });
});
