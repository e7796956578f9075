import { refusalOf } from '../../rules/refusal.ts';
import { time002 } from '../../rules/time/time-002-periods-meet.ts';
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

export const tooManyKeys = defineDiagnostic<{ table: string }>({
  code: 'MOD-310',
  severity: 'error',
  title: 'A table by more than two codes',
  message: ({ table }) => `'${table}' is looked up by more than two codes, and a page has only rows and columns. Write one table for each code of the third, and choose between them with 'if … is …'.`,
  why: 'With a third code nobody could see on paper which figure counts.',
  remedy: 'Write several tables by two codes.',
  bad: 'table Fee by Need and Age and Place { … }',
  good: 'table TownFee by Need and Age { … }   table CountryFee by Need and Age { … }',
});

export const columnsOfTwo = defineDiagnostic<{ table: string; second: string | undefined; named: boolean }>({
  code: 'MOD-311',
  severity: 'error',
  title: 'Columns that do not belong to the second code',
  message: ({ table, second, named }) =>
    second === undefined ? `'${table}' is looked up by one code, so its columns have names of their own. Write 'columns' and the names, or say after 'by' what the columns are for: 'by A and B'.`
      : `'${table}' is looked up by two codes: each row is for a code of the first, each column for a code of '${second}'. ${named ? "Write one list 'columns for' with those codes in place of names, and a table for each value" : "Write 'columns for' and those codes before the rows"}.`,
  why: 'Without the codes over the columns nothing says which figure of a row counts.',
  remedy: "Write 'columns for' and the codes of the second.",
  bad: 'table Fee by Need and Age { Low: £70, £110 }',
  good: 'table Fee by Need and Age { columns for Child, Adult   Low: £70, £110 }',
});

export const columnTwice = defineDiagnostic<{ code: string }>({
  code: 'MOD-312',
  severity: 'error',
  title: 'Two columns for one code',
  message: ({ code }) => `There is already a column for '${code}'. Keep one.`,
  why: 'Nothing says which of the columns counts.',
  remedy: 'Delete one of the columns and its cells.',
  bad: 'columns for Child, Child   Low: £70, £110',
  good: 'columns for Child, Adult   Low: £70, £110',
});

export const columnsIncomplete = defineDiagnostic<{ table: string; missing: readonly string[] }>({
  code: 'MOD-313',
  severity: 'error',
  title: 'A table without a column for a code',
  message: ({ table, missing }) => `'${table}' has no column for ${missing.join(', ')}. Add ${missing.length > 1 ? 'the columns' : 'the column'} and a cell in each row, or 'otherwise' as the last column.`,
  why: 'A member with that code would have no value, and its payment would be held for ever.',
  remedy: "Add the column, or 'otherwise'.",
  bad: 'columns for Child   Low: £70   // Age is one of Child, Adult',
  good: 'columns for Child, otherwise   Low: £70, £110',
});

export const yearsOutOfOrder = refusalOf<{ detail: string }>(time002, ({ detail }) => `${detail} Nobody could tell which figure holds. Write each year once, in order of time.`);

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
