import type { FactType } from '@remit/program';

/** What a cell is expected to be, by the type of what stands in it. */
export const EXPECTED: Readonly<Record<FactType, string>> = {
  money: 'a sum of money', number: 'a number', percentage: 'a percentage', count: 'a whole number', ratio: 'a proportion or rate',
  bool: 'yes or no', code: 'one of its codes', date: 'a date',
};
