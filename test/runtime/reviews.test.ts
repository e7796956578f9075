import { describe, expect, it } from 'vitest';
import type { Expr, Reviews } from '@remit/program';
import { evaluate } from '../helpers/evaluate.ts';
import { fact, factsOf, seen } from '../helpers/program-builder.ts';

/** People who joined on known days; the band of each is reported for some months. The term begins on 1 April 2026. */
const given = { groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }], facts: [{ id: 'band', grain: 'month', each: ['practices'] }] };
const members = { practices: [
  { key: 'mid', joined: '2026-05-15' }, { key: 'long', joined: '2025-02-10' }, { key: 'gone', joined: '2026-05-15', left: '2026-08-15' },
  { key: 'end', joined: '2026-05-31' }, { key: 'undated' },
] };
const facts = factsOf([
  ...['mid', 'gone', 'end'].map(key => seen('band', '1', { practices: key }, '2026-05')), seen('band', '1', { practices: 'long' }, '2026-04'),
  seen('band', '2', { practices: 'mid' }, '2026-08'), seen('band', '3', { practices: 'mid' }, '2027-08'),
  seen('band', '2', { practices: 'long' }, '2026-05'), seen('band', '1', { practices: 'undated' }, '2026-04'), seen('band', '2', { practices: 'undated' }, '2026-07'),
], { members });

const yearly: Reviews = { dim: 'practices', first: { months: 3, days: 0 }, everyMonths: 12 };
const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2027-05', '2027-07', '2027-08', '2027-09'];
const over = (expr: Expr, key: string) => months.map(period => evaluate(expr, { given, facts, grain: 'month', period, keys: { practices: key } }));
const reviewMonths = (key: string, reviews: Reviews = yearly) => months.filter((_, i) => over({ op: 'reviewed', ...reviews }, key)[i] === true);
const bands = (key: string, from: string = 'month', reviews: Reviews = yearly) => over({ op: 'atReview', arg: fact('band') as never, ...reviews, from }, key);
const none = (period: string, key: string) => ({ missing: [{ reason: 'missing', fact: 'band', period, dims: { practices: key } }] });

describe('reviewed', () => {
  it('is true in the month of the first review and of each later one', () => {
    expect(reviewMonths('mid')).toEqual(['2026-08', '2027-08']);
  });

  it('counts from the day the member joined, before the term too, and from its first day where none is given', () => {
    expect(reviewMonths('long')).toEqual(['2026-05', '2027-05']);
    expect(reviewMonths('undated')).toEqual(['2026-07', '2027-07']);
  });

  it('has no review from the day the member left', () => {
    expect(reviewMonths('gone')).toEqual([]);
    expect(reviewMonths('gone', { ...yearly, first: { months: 2, days: 30 } })).toEqual(['2026-08']);
  });

  it('takes the last day of a shorter month', () => {
    expect(reviewMonths('end')).toEqual(['2026-08', '2027-08']);
    expect(reviewMonths('end', { ...yearly, first: { months: 1, days: 0 }, everyMonths: 3 })).toEqual(['2026-06', '2026-09', '2027-09']);
  });

  it('happens once where nothing says how often', () => {
    expect(reviewMonths('mid', { dim: 'practices', first: { months: 3, days: 0 } })).toEqual(['2026-08']);
  });
});

describe('atReview', () => {
  it('reads the month of joining until the month after the first review, then that of the review', () => {
    expect(bands('mid')).toEqual(['1', '1', '1', '1', '1', '2', '2', '2', '2', '3']);
  });

  it('reads the first month of the term for whoever joined before, and the review in May from June on', () => {
    expect(bands('long').slice(0, 4)).toEqual(['1', '1', '2', '2']);
    expect(bands('undated').slice(0, 5)).toEqual(['1', '1', '1', '1', '2']);
  });

  it('takes effect with the quarter or the year after the review', () => {
    expect(bands('mid', 'quarter')).toEqual(['1', '1', '1', '1', '1', '1', '2', '2', '2', '2']);
    expect(bands('mid', 'year')).toEqual(['1', '1', '1', '1', '1', '1', '2', '2', '2', '2']);
  });

  it('is missing where nothing was reported at the review', () => {
    expect(bands('end').slice(4)).toEqual(['1', none('2026-08', 'end'), none('2026-08', 'end'), none('2026-08', 'end'), none('2026-08', 'end'), none('2027-08', 'end')]);
  });
});
