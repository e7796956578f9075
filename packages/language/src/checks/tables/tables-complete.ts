import * as ast from '../../ast.ts';
import { cellCount, columnsIncomplete, columnsOfTwo, columnTwice, rowsIncomplete, rowTwice, tooManyKeys } from '../../diagnostics/mod.ts';
import { codeColumns, isLaidOut, namedColumns, widthOf } from '../../model/tables.ts';
import { codesOf } from '../../scoping/codes.ts';
import { defineCheck, type Report } from '../check.ts';

/** Every code has one row and, in a table by two codes, one column (or there is an `otherwise`); every row has one cell for each column. */
export const tablesComplete = defineCheck<ast.Table>(ast.Table.$type, (table, report) => {
  const laidOut = columnsFit(table, report);
  const columns = widthOf(table);
  const seen = new Set<string>();
  for (const row of table.rows) {
    if (laidOut && row.cells.length > 0 && row.cells.length !== columns) report(cellCount, { cells: row.cells.length, columns }, { node: row });
    row.codes.forEach((code, index) => {
      if (seen.has(code.$refText)) report(rowTwice, { code: code.$refText }, { node: row, property: 'codes', index });
      seen.add(code.$refText);
    });
  }
  const codes = codesOf(table.keys[0]?.ref);
  if (!codes || table.rows.some(row => row.otherwise)) return;
  const missing = codes.map(code => code.name).filter(name => !seen.has(name));
  if (missing.length > 0 && table.rows.length > 0) report(rowsIncomplete, { table: table.name ?? '', missing }, { node: table, property: 'name' });
});

/** Whether a table by two codes has its second code in the columns, and no other has; what is wrong with them is reported. */
function columnsFit(table: ast.Table, report: Report): boolean {
  const across = codeColumns(table);
  const second = table.keys[1];
  if (!isLaidOut(table)) {
    if (table.keys[2]) report(tooManyKeys, { table: table.name ?? '' }, { node: table, property: 'keys', index: 2 });
    else report(columnsOfTwo, { table: table.name ?? '', second: second?.$refText, named: namedColumns(table).length > 0 }, across ? { node: across } : { node: table, property: 'keys', index: 1 });
    return false;
  }
  if (!across || !second) return true;
  const seen = new Set<string>();
  across.codes.forEach((code, index) => {
    if (seen.has(code.$refText)) report(columnTwice, { code: code.$refText }, { node: across, property: 'codes', index });
    seen.add(code.$refText);
  });
  const missing = (codesOf(second.ref) ?? []).map(code => code.name).filter(name => !seen.has(name));
  if (missing.length > 0 && across.codes.length > 0 && !across.otherwise) report(columnsIncomplete, { table: table.name ?? '', missing }, { node: across });
  return true;
}
