import { readCsvLines } from '@remit/runtime/reading/lines';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../packages/server/src/facts/csv-cells.ts';

const cell = fc.oneof(fc.constantFrom('', 'Warm', '1,000', 'say "no"', ' blank ', 'two\nlines', 'a\r\nb', '2026/27', '£5', '"', ','), fc.string({ maxLength: 6 }).map((text) => text.replaceAll('\r', '')));
const written = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const table = fc.tuple(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean());

describe('the places of values', () => {
  it('are those of the values that the reader of facts finds, on the same lines', () => {
    fc.assert(fc.property(table, ([rows, newline, ends]) => {
      const text = rows.map((cells) => cells.map(written).join(',')).join(newline) + (ends ? newline : '');
      const lines = readCsvLines(text);
      if (!Array.isArray(lines)) throw new Error(lines.problem);
      const own = csvRows(text);
      // The reader has one kind of line end inside of values.
      const plain = (value: string): string => value.replaceAll('\r\n', '\n').trim();
      expect(own.map(({ cells, line }) => ({ cells: cells.map((each) => plain(each.text)), line }))).toEqual(lines.map(({ cells, line }) => ({ cells: cells.map(plain), line })));
      for (const { cells } of own) for (const { start, end, text: value } of cells) expect(text.slice(start, end).replace(/^"([^]*)"$/, '$1').replaceAll('""', '"').trim()).toBe(value);
    }), { numRuns: 500, seed: 7 });
  });

  it('are found in a text that is being written', () => {
    expect(csvRows('period,"War\n2026/27,5')).toEqual([{ line: 1, start: 0, end: 21, cells: [{ text: 'period', start: 0, end: 6 }, { text: 'War\n2026/27,5', start: 7, end: 21 }] }]);
    expect(csvRows('\uFEFFa,,b\r\n\r\n,\r\nc')).toEqual([
      { line: 1, start: 1, end: 5, cells: [{ text: 'a', start: 1, end: 2 }, { text: '', start: 3, end: 3 }, { text: 'b', start: 4, end: 5 }] },
      { line: 4, start: 12, end: 13, cells: [{ text: 'c', start: 12, end: 13 }] },
    ]);
    expect(csvRows('')).toEqual([]);
  });
});
