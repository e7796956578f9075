import * as ast from '../../ast.ts';
import { cellCount, rowsIncomplete, rowTwice } from '../../diagnostics/mod.ts';
import { codesOf } from '../../scoping/codes.ts';
import { defineCheck } from '../check.ts';

/** Every code has one row (or there is an `otherwise`), and every row one cell for each column. */
export const tablesComplete = defineCheck<ast.Table>(ast.Table.$type, (table, report) => {
  const columns = table.columnLists.flatMap(list => list.columns).length || 1;
  const seen = new Set<string>();
  for (const row of table.rows) {
    if (row.cells.length > 0 && row.cells.length !== columns) report(cellCount, { cells: row.cells.length, columns }, { node: row });
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
