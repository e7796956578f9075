/** Columns of a table and where they stand. */
import type { Cell, Column, Table, TableColumns, TableRow } from '@remit/language/ast';

/** All columns of a table in order; a table without a list of columns has one. */
export function columnsOf(table: Table): Column[] {
  return table.columnLists.flatMap((list) => list.columns);
}

/** The cell of a row for a column; for the table itself, its only column. */
export function cellOf(row: TableRow, target: Table | Column): Cell | undefined {
  if (target.$type === 'Table') return row.cells[0];
  return row.cells[columnsOf(target.$container.$container).indexOf(target)];
}

/** The codes over the columns of a table that is looked up by two; undefined where it is not. */
export function codeColumnsOf(table: Table): TableColumns | undefined {
  return table.columnLists.find((list) => list.across);
}

/** Every cell that the table, or one column of it, can give. */
export function cellsFor(target: Table | Column): (Cell | undefined)[] {
  const table = tableOf(target);
  return target.$type === 'Table' && codeColumnsOf(table) ? table.rows.flatMap((row) => row.cells) : table.rows.map((row) => cellOf(row, target));
}

/** The table of a column, or the table itself. */
export function tableOf(target: Table | Column): Table {
  return target.$type === 'Table' ? target : target.$container.$container;
}
