import { describe, expect, it } from 'vitest';
import type { Expr, Fund, Line } from '@remit/program';
import { buildProgram, fact, factsOf, lineRef, num, seen } from '../helpers/program-builder.ts';
import { legs, resultOf } from '../helpers/run.ts';

const asOf = '2029-01-01';
const on = (due: string, period = '2026/27') => [{ period, opens: '2026-04-01', due }];
const line = (id: string, amount: string, due = '2027-04-15', more: Partial<Line> = {}): Partial<Line> & { id: string } => (
  { id, from: { fund: 'f' }, schedule: on(due), amount: num(amount), ...more });

function outcome(fund: Partial<Fund>, lines: (Partial<Line> & { id: string })[], more: Parameters<typeof buildProgram>[0] = {}, facts = factsOf(), day = asOf) {
  const result = resultOf(buildProgram({ ...more, funds: [{ id: 'f', ...fund }], lines }), facts, day);
  return {
    legs: legs(result), held: result.holds.map(each => `${each.line} ${each.reasons.map(reason => reason.reason).join(' ')}`),
    unfunded: result.unfunded.map(each => `${each.line} ${each.period} ${each.amount} ${each.then}`), result,
  };
}

describe('limits of a fund', () => {
  const yearly: Fund['limits'] = [{ window: 'year', max: num('100') }];

  it('hold: what does not fit is held and consumes nothing', () => {
    expect(outcome({ limits: yearly }, [line('a', '60'), line('b', '50'), line('c', '40')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 60.00', 'c 2026/27 buyer>provider f 40.00'], held: ['b fund-exceeded'], unfunded: [] });
  });

  it('inOrder: what is left is paid, in the order of due dates', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'inOrder' } }, [line('a', '60', '2027-06-30'), line('b', '70', '2027-05-31')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 30.00', 'b 2026/27 buyer>provider f 70.00'], unfunded: ['a 2026/27 30.00 lapses'] });
  });

  it('overflow: the rest is paid by the party named', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'overflow', to: 'second' } }, [line('a', '60'), line('b', '70'), line('c', '5')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 60.00', 'b 2026/27 buyer>provider f 40.00', 'b 2026/27 second>provider 30.00', 'c 2026/27 second>provider 5.00'], unfunded: [] });
  });

  it('scale: those of one place share what is left', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'scale' } }, [line('first', '59', '2027-01-01'), line('a', '25'), line('b', '41')])).toMatchObject({
      legs: ['first 2026/27 buyer>provider f 59.00', 'a 2026/27 buyer>provider f 15.53', 'b 2026/27 buyer>provider f 25.47'], unfunded: ['a 2026/27 9.47 lapses', 'b 2026/27 15.53 lapses'] });
  });

  it('owed: what the fund cannot pay is a leg of the party named', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'inOrder' }, unfunded: { rule: 'owed', by: 'third' } }, [line('a', '130')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 100.00', 'a 2026/27 third>provider 30.00'], unfunded: ['a 2026/27 30.00 owed'] });
  });

  it('carried: what is left over is offered first in the next year, from its first day on', () => {
    const fund: Partial<Fund> = { limits: yearly, whenExceeded: { rule: 'inOrder' }, unfunded: { rule: 'carried' } };
    const lines = [line('a', '130'), line('b', '20'), line('next', '80', '2027-06-01', { schedule: on('2027-06-01', '2027/28') })];
    expect(outcome(fund, lines, {}, factsOf(), '2027-04-01')).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 130.00', 'b 2026/27 buyer>provider f 20.00', 'next 2027/28 buyer>provider f 50.00'], unfunded: ['next 2027/28 30.00 carried'] });
    expect(outcome(fund, lines, {}, factsOf(), '2027-03-31')).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 100.00', 'next 2027/28 buyer>provider f 50.00'], unfunded: ['a 2026/27 30.00 carried', 'b 2026/27 20.00 carried', 'next 2027/28 30.00 carried'] });
  });

  it('over the term and by year at once', () => {
    const limits: Fund['limits'] = [{ window: 'year', max: num('100') }, { window: 'term', max: num('150') }];
    expect(outcome({ limits, whenExceeded: { rule: 'inOrder' } }, [line('a', '120'), line('b', '90', '2027-06-01', { schedule: on('2027-06-01', '2027/28') })])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 100.00', 'b 2027/28 buyer>provider f 50.00'] });
  });

  it('may be a fact; while it is missing nothing above zero is paid', () => {
    const more = { facts: [{ id: 'budget' }] };
    const fund: Partial<Fund> = { limits: [{ window: 'year', max: fact('budget') }], whenExceeded: { rule: 'inOrder' } };
    expect(outcome(fund, [line('a', '60'), line('none', '0')], more)).toMatchObject({ held: ['a missing'], legs: [] });
    expect(outcome(fund, [line('a', '60')], more, factsOf([seen('budget', '50.019')]))).toMatchObject({ legs: ['a 2026/27 buyer>provider f 50.01'] });
  });

  it('a negative amount gives back what it takes off, before others of its place are scaled', () => {
    const offset = line('offset', '-30', '2027-04-15', { negative: 'carry' });
    expect(outcome({ limits: yearly }, [line('advance', '30', '2026-12-01'), offset, line('p', '100')])).toMatchObject({
      legs: ['advance 2026/27 buyer>provider f 30.00', 'offset 2026/27 buyer>provider f -30.00', 'p 2026/27 buyer>provider f 100.00'], held: [] });
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'scale' } }, [line('advance', '30', '2026-12-01'), line('p', '100'), offset])).toMatchObject({ unfunded: [] });
  });

  it('a payment that another one waits for: held by the fund, it holds the other too', () => {
    const lines = [line('p', '150'), line('offset', '-10', '2027-04-15', { negative: 'carry', heldWith: { line: 'p' } })];
    expect(outcome({ limits: yearly }, lines)).toMatchObject({ held: ['p fund-exceeded', 'offset held-with'], legs: [] });
    expect(outcome({ limits: yearly }, [...lines].reverse())).toMatchObject({ held: ['offset held-with', 'p fund-exceeded'], legs: [] });
  });

  it('other payments read entitlements before the limits of the fund', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'inOrder' } }, [line('a', '130'), { id: 'sub', schedule: on('2027-04-15'), amount: lineRef('a'), from: { party: 'provider' }, to: { party: 'third' } }])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 100.00', 'sub 2026/27 provider>third 130.00'] });
  });
});

describe('sources of a fund', () => {
  const sources = (...shares: [string, string, Expr?][]): Fund['sources'] => shares.map(([party, share, cap]) => (
    { party, share, ...(cap ? { cap: { window: 'year' as const, max: cap, overflowTo: 'third' } } : {}) }));

  it('pay their shares, by largest remainder: 12,086,666.66 / 4,981,666.67 / 735,000.00', () => {
    expect(outcome({ sources: sources(['buyer', '74/109'], ['second', '61/218'], ['third', '9/218']) }, [line('core', '17803333.33')]).legs).toEqual([
      'core 2026/27 buyer>provider f 12086666.66', 'core 2026/27 second>provider f 4981666.67', 'core 2026/27 third>provider f 735000.00']);
  });

  it('or the rest to the one named', () => {
    expect(outcome({ sources: sources(['buyer', '1/3'], ['second', '1/3'], ['third', '1/3']), remainderTo: 'second' }, [line('a', '100')]).legs).toEqual([
      'a 2026/27 buyer>provider f 33.33', 'a 2026/27 second>provider f 33.34', 'a 2026/27 third>provider f 33.33']);
  });

  it('up to their caps; what exceeds them moves', () => {
    const capped = sources(['buyer', '0.5', num('60')], ['second', '0.5']);
    expect(outcome({ sources: capped }, [line('a', '100'), line('b', '100', '2027-05-01')]).legs).toEqual([
      'a 2026/27 buyer>provider f 50.00', 'a 2026/27 second>provider f 50.00',
      'b 2026/27 buyer>provider f 10.00', 'b 2026/27 second>provider f 50.00', 'b 2026/27 third>provider f 40.00']);
  });

  it('what moves counts towards the cap of a later source', () => {
    const both: Fund['sources'] = [
      { party: 'buyer', share: '0.5', cap: { window: 'year', max: num('20'), overflowTo: 'second' } },
      { party: 'second', share: '0.5', cap: { window: 'year', max: num('60'), overflowTo: 'third' } },
    ];
    expect(outcome({ sources: both }, [line('a', '100')]).legs).toEqual(['a 2026/27 buyer>provider f 20.00', 'a 2026/27 second>provider f 60.00', 'a 2026/27 third>provider f 20.00']);
  });

  it('an advance taken off again leaves what was capped within its cap', () => {
    const capped = sources(['buyer', '0.5', num('20')], ['second', '0.5']);
    const all = outcome({ sources: capped }, [line('advance', '70', '2026-12-01'), line('offset', '-70', '2027-04-15', { negative: 'carry' }), line('p', '100')]);
    const byPayer = (payer: string) => all.result.entitlements.flatMap(each => each.legs).filter(leg => leg.payer === payer).map(leg => leg.amount);
    expect([byPayer('buyer'), byPayer('second'), byPayer('third')]).toEqual([['20.00', '-35.00', '35.00'], ['35.00', '-35.00', '50.00'], ['15.00', '15.00']]);
  });

  it('one party with two shares has one leg, and one that pays itself gets no posting', () => {
    const result = outcome({ sources: sources(['buyer', '0.25'], ['provider', '0.5'], ['buyer', '0.25']) }, [line('a', '100')]);
    expect(result.legs).toEqual(['a 2026/27 buyer>provider f 50.00', 'a 2026/27 provider>provider f 50.00']);
    expect(result.result.postings.map(each => each.payer)).toEqual(['buyer']);
  });
});

describe('what is outside the limits of its fund', () => {
  const yearly: Fund['limits'] = [{ window: 'year', max: num('100') }];
  const back = (id: string, amount: string, more: Partial<Line> = {}) => line(id, amount, '2027-04-15', { outsideLimits: true, negative: 'carry', ...more });

  it('neither takes from what is left nor gives back to it', () => {
    expect(outcome({ limits: yearly }, [line('a', '90'), back('kept', '-30'), line('b', '20'), back('earned', '25')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 90.00', 'kept 2026/27 buyer>provider f -30.00', 'earned 2026/27 buyer>provider f 25.00'], held: ['b fund-exceeded'] });
  });

  it('is not scaled with those of its place', () => {
    expect(outcome({ limits: yearly, whenExceeded: { rule: 'scale' } }, [line('a', '150'), back('earned', '25')])).toMatchObject({
      legs: ['a 2026/27 buyer>provider f 100.00', 'earned 2026/27 buyer>provider f 25.00'], unfunded: ['a 2026/27 50.00 lapses'] });
  });

  it('is split by the plain shares, whatever the caps', () => {
    const sources = [{ party: 'buyer', share: '0.5', cap: { window: 'year' as const, max: num('10'), overflowTo: 'third' } }, { party: 'second', share: '0.5' }];
    expect(outcome({ sources }, [line('a', '100'), back('kept', '-20')]).legs).toEqual([
      'a 2026/27 buyer>provider f 10.00', 'a 2026/27 second>provider f 50.00', 'a 2026/27 third>provider f 40.00', 'kept 2026/27 buyer>provider f -10.00', 'kept 2026/27 second>provider f -10.00']);
  });
});

describe('a commitment', () => {
  it('counts towards the fund and is neither posted nor paid', () => {
    const { legs: all, held, result } = outcome({ limits: [{ window: 'year', max: num('100') }] }, [line('committed', '70', '2027-04-15', { to: { nobody: true } }), line('b', '40')]);
    expect({ all, held }).toEqual({ all: ['committed 2026/27 buyer>nobody f 70.00'], held: ['b fund-exceeded'] });
    expect([result.postings, result.payments]).toEqual([[], []]);
  });
});
