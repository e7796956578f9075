import { defineDiagnostic } from '../entry.ts';

/** MOD: tables with rows, cells or years too many or too few. */

export const cellCount = defineDiagnostic<{ cells: number; columns: number }>({
  code: 'MOD-016',
  severity: 'error',
  title: 'A row with too many or too few cells',
  message: ({ cells, columns }) => `This row has ${count(cells, 'cell')}; the table has ${count(columns, 'column')}. Write 'none' for a cell that does not apply.`,
  why: 'Each cell belongs to the column above it; a missing one would shift the rest.',
  remedy: 'Write one cell for each column.',
  bad: 'table T by Need { columns A, B   Low: 1 }',
  good: 'table T by Need { columns A, B   Low: 1, none }',
});

export const rowsIncomplete = defineDiagnostic<{ table: string; missing: readonly string[] }>({
  code: 'MOD-017',
  severity: 'error',
  title: 'A table without a row for a code',
  message: ({ table, missing }) => `'${table}' has no row for ${missing.join(', ')}. Add ${missing.length > 1 ? 'the rows' : 'the row'}, or an 'otherwise' row.`,
  why: 'A member with that code would have no value, and its payment would be held for ever.',
  remedy: "Add the row, or 'otherwise'.",
  bad: 'bands Need = Low, High\ntable Fee by Need { Low: £110 }',
  good: 'bands Need = Low, High\ntable Fee by Need { Low: £110   High: £720 }',
});

export const rowTwice = defineDiagnostic<{ code: string }>({
  code: 'MOD-018',
  severity: 'error',
  title: 'Two rows for one code',
  message: ({ code }) => `There is already a row for '${code}'. Keep one.`,
  why: 'Nothing says which of the rows counts.',
  remedy: 'Delete one of the rows.',
  bad: 'table Fee by Need { Low: £110   Low: £120 }',
  good: 'table Fee by Need { Low: £110 }',
});

export const yearsOutOfOrder = defineDiagnostic<{ detail: string }>({
  code: 'MOD-019',
  severity: 'error',
  title: 'A year table out of order',
  message: ({ detail }) => `${detail} Write each year once, in order of time.`,
  why: 'For a year written twice there would be two values.',
  remedy: "Write the years in order, each once; 'from' only with the last.",
  bad: '4% in 2028/29, 2% in 2027/28',
  good: '2% in 2027/28, 4% in 2028/29',
});

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
