import type { LimitRoom } from '@remit/runtime';
import { cmp, parseNumber } from '@remit/program/rational';
import { dateInWords } from '../dates.ts';
import { counted } from '../money.ts';

const windows = { period: 'in the period', year: 'in the year', term: 'over the term' } as const;

/** What each limit of a payment made of its amount: which bit, and which did not. Limits go in the order of place. */
export function limitSentences(amount: string, rooms: readonly LimitRoom[], money: (number: string) => string): string[] {
  const wanted = parseNumber(amount);
  if (!wanted) return [];
  return rooms.map(({ window, perMember, max, used, left, before, place }) => {
    const room = parseNumber(left)!;
    const limit = `At most ${money(max)} ${windows[window]}${perMember ? ' for each' : ''} may be paid`;
    const taken = before === 0 ? 'nothing of it was taken before' : `${counted(before, 'payment')} before this one (in the order of their days; this one stands on ${dateInWords(place)}) took ${money(used)}, which leaves ${money(left)}`;
    return cmp(wanted, room) > 0 ? `${limit}; ${taken}, so ${money(amount)} is cut to ${money(left)}` : `${limit}; ${taken}, so ${money(amount)} fits`;
  });
}
