import { closestName, isoDate, parseDate, parseDayMonth, readLexeme } from '@remit/language';
import { describe, expect, it } from 'vitest';
import { correctDate, correctMoney, correctName, correctNumber, correctYear } from '../../packages/language/src/parsing/literal-corrections.ts';

describe('literals', () => {
  const read = (lexeme: string): string | undefined => {
    const literal = readLexeme(lexeme);
    return literal && `${literal.currency ?? ''}${literal.value.n}/${literal.value.d} ${literal.kind}`;
  };

  it.each([
    ['£1,320', '£1320/1 money'], ['£48m', '£48000000/1 money'], ['£1.5bn', '£1500000000/1 money'], ['CHF1,200', 'CHF1200/1 money'], ['£0.01', '£1/100 money'],
    ['12.5%', '1/8 percentage'], ['5/6', '5/6 number'], ['24,300', '24300/1 number'], ['0.95760770567595999', '95760770567595999/100000000000000000 number'],
    ['24,3000', undefined], ['£ 5', undefined], ['1/0', undefined], ['20m', undefined], ['', undefined],
  ])('%s is read exactly as %s', (lexeme, expected) => expect(read(lexeme)).toBe(expected));

  it('are dates only where the day exists', () => {
    expect(isoDate(parseDate('1 April 2026')!)).toBe('2026-04-01');
    expect(isoDate(parseDate('29 February 2028')!)).toBe('2028-02-29');
    expect(parseDate('29 February 2026')).toBeUndefined();
    expect(parseDayMonth('30 September')).toEqual({ month: 9, day: 30 });
    expect(parseDayMonth('31 June')).toBeUndefined();
  });
});

describe('corrections', () => {
  it('are offered only where there is no doubt', () => {
    expect(correctDate('2026-04-01')).toBe('1 April 2026');
    expect(correctDate('31/12/2026')).toBe('31 December 2026');
    expect(correctDate('01/04/2026')).toBeUndefined();
    expect(correctDate('1st April')).toBe('1 April');
    expect(correctYear('2026/2027')).toBe('2026/27');
    expect(correctNumber('24,3000')).toBeUndefined();
    expect(correctNumber('1.200,50')).toBe('1,200.50');
    expect(correctMoney('€1.200,50')).toBe('€1,200.50');
    expect(correctMoney('£48million')).toBe('£48m');
    expect(correctName('listSize')).toBe('ListSize');
    expect(correctName('list_size')).toBe('ListSize');
  });

  it('suggest close names and no others', () => {
    expect(closestName('amuont', ['amount', 'accept'])).toBe('amount');
    expect(closestName('core', ['Core'])).toBe('Core');
    expect(closestName('X', ['Q'])).toBeUndefined();
    expect(closestName('Nowhere', ['Core', 'Trust'])).toBeUndefined();
  });
});
