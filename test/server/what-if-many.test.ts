import { describe, expect, it } from 'vitest';
import type { WhatIfAnswer } from '@remit/server/what-if/protocol';
import { ReviewsServer } from './reviews-server.ts';

const MEMBERS = 300;
const server = new ReviewsServer(Array.from({ length: MEMBERS }, (_, index) => `P${index}`));
const work = (...moves: [string, string | null][]): Promise<WhatIfAnswer> => server.work({ moves: moves.map(([id, text]) => ({ id, text })) });

describe('a move among hundreds of members', () => {
  it('lists the first payments and all that are other, and counts the rest', async () => {
    const { outcome: start } = await work();
    // Each member is paid for 36 months, and the trust three times.
    expect([start!.payments.length, start!.unlisted]).toEqual([300, { all: MEMBERS * 36 + 3 - 300, changed: 0 }]);
    const { outcome } = await work(['["Reviewed","2028/29","P299"]', '1,200']);
    const other = outcome!.payments.filter(({ state }) => state !== 'same');
    expect(outcome!.unlisted).toEqual({ all: MEMBERS * 36 + 3 - 300, changed: 0 });
    expect([other.length, [...new Set(other.map(({ to }) => to))].sort()]).toEqual([13, ['Practice P299', 'Westmere Community Trust']]);
    expect(other[0]).toMatchObject({ dueInWords: '29 June 2028', to: 'Practice P299', amount: '£3,000.00', before: '£1,590.00', difference: '£1,410.00 more', state: 'more' });
    expect(outcome!.sums.map(({ title, state, difference }) => [title, state, difference])).toEqual([['Fee for reviews', 'more', '£16,920.00 more'], ['Share of the federation', 'more', '£1,128.00 more']]);
    expect(outcome!.difference).toBe('£18,048.00 more than at the start');
  });

  it('holds what is not known, and tells of a payment that is gone', async () => {
    const { outcome } = await work(['["Reviewed","2028/29","P299"]', null]);
    expect(outcome!.held).toMatchObject([{ title: 'Fee for reviews', state: 'new' }, { title: 'Share of the federation', state: 'new' }]);
    expect([...new Set(outcome!.payments.filter(({ state }) => state === 'held').map(({ amount, difference }) => `${amount}, ${difference}`))]).toEqual(['held, not known']);
    // The other members are paid as before: nothing is less.
    expect(outcome!.sums.map(({ difference, held, state }) => [difference, held, state])).toEqual([['none', '£19,080.00 held now', 'held'], ['none', '£248,400.00 held now', 'held']]);
  });
});
