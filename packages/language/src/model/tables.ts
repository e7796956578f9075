/** How a table is laid out: what it is looked up by, its columns, and the cells that belong to a column. */
import * as ast from '../ast.ts';

/** The names of the columns, where a table has several values for each code. */
export function namedColumns(table: ast.Table): ast.Column[] {
  return table.columnLists.flatMap(list => list.columns);
}

/** The list `columns for …` of a table that is looked up by two codes. */
export function codeColumns(table: ast.Table): ast.TableColumns | undefined {
  return table.columnLists.find(list => list.across);
}

/** Whether the columns go with what the table is looked up by: a second code has its own list of columns, which holds nothing else. */
export function isLaidOut(table: ast.Table): boolean {
  const [, second, third] = table.keys;
  if (third) return false;
  return second ? codeColumns(table) !== undefined && table.columnLists.length === 1 : codeColumns(table) === undefined;
}

/** How many cells each row must have. */
export function widthOf(table: ast.Table): number {
  const across = codeColumns(table);
  return across ? across.codes.length + (across.otherwise ? 1 : 0) : namedColumns(table).length || 1;
}

/** The cells whose values a table, or one column of it, can have. */
export function cellsOf(target: ast.Table | ast.Column): ast.Cell[] {
  if (ast.isTable(target)) return target.rows.flatMap(row => (codeColumns(target) ? row.cells : row.cells.slice(0, 1)));
  const table = target.$container?.$container;
  const index = table ? namedColumns(table).indexOf(target) : -1;
  return (table?.rows ?? []).map(row => row.cells[index]).filter(cell => cell !== undefined);
}
