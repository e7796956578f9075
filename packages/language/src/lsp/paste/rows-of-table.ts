import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { currencySign } from '../../model/currency-signs.ts';
import { literalOf, readLexeme } from '../../model/literals.ts';
import { codeColumns, namedColumns, widthOf } from '../../model/tables.ts';
import { codesOf } from '../../scoping/codes.ts';
import { isEmpty, isName, writtenCell, type CellKind } from './written-cell.ts';

/** Lines of a block, or why there are none, in a sentence. */
export type PastedLines = { readonly lines: readonly string[] } | { readonly problem: string };

/** Rows of a table: a code and its cells. A first row of the columns' names is left out, or becomes the columns of a table that has none. */
export function rowsOfTable(cells: readonly (readonly string[])[], table: ast.Table): PastedLines {
  const { isHeader, columns } = headerOf(cells[0]!, table);
  const rows = isHeader ? cells.slice(1) : cells;
  const width = columns ? columns.length : table.rows.length === 0 && table.columnLists.length === 0 ? cells[0]!.length - 1 : widthOf(table);
  const lines: string[] = columns ? [columnsLine(columns, table)] : [];
  const kinds = Array.from({ length: width }, (_, index) => kindOfColumn(table, index, rows.map((row) => row[index + 1] ?? '')));
  for (const [index, [first = '', ...rest]] of rows.entries()) {
    const where = `Row ${index + (isHeader ? 2 : 1)}`;
    if (rest.length !== width) return { problem: `${where} has ${count(rest.length, 'value')}, but each row of the table has ${width}. Copy as many columns as the table has.` };
    const codes = first.split(/\s*,\s*/);
    if (!/^otherwise$/i.test(first) && !codes.every(isName)) return { problem: `${where} begins with "${first}", which is no code. A code starts with a capital letter and has letters, digits and "_" after it.` };
    const values: string[] = [];
    for (const [column, cell] of rest.entries()) {
      if (isEmpty(cell)) {
        values.push('none');
        continue;
      }
      const written = isName(cell) && !readLexeme(cell) ? { text: cell } : writtenCell(cell, kinds[column]);
      if ('problem' in written) return { problem: `${where}: "${cell}" ${written.problem}` };
      values.push(written.text);
    }
    lines.push(`${/^otherwise$/i.test(first) ? 'otherwise' : codes.join(', ')}: ${values.join(', ')}`);
  }
  return lines.length === 0 ? { problem: 'There is no row below the names of the columns.' } : { lines };
}

/** Whether the first row names the columns, and which columns a table gets that has none yet. */
function headerOf(row: readonly string[], table: ast.Table): { isHeader: boolean; columns?: readonly string[] } {
  const names = row.slice(1);
  const keys = new Set(table.keys.map(({ $refText }) => $refText));
  const known = new Set([...namedColumns(table).map(({ name }) => name), ...(codeColumns(table)?.codes.map(({ $refText }) => $refText) ?? []), 'otherwise']);
  const isNaming = (row[0] === '' || keys.has(row[0]!)) && names.every((name) => isName(name) || name === 'otherwise');
  if (!isNaming || !(row[0] === '' || names.length > 0)) return { isHeader: false };
  if (table.columnLists.length > 0) return { isHeader: names.every((name) => known.has(name)) };
  if (table.rows.length > 0) return { isHeader: true };
  const codes = new Set(codesOf(table.keys[1]?.ref)?.map(({ name }) => name) ?? []);
  const fits = table.keys.length === 2 ? names.every((name) => codes.has(name) || name === 'otherwise') : names.length > 1 && !names.includes('otherwise');
  return fits ? { isHeader: true, columns: names } : { isHeader: names.length === 1 && table.keys.length === 1 };
}

function columnsLine(columns: readonly string[], table: ast.Table): string {
  return `columns ${table.keys.length === 2 ? 'for ' : ''}${columns.join(', ')}`;
}

/** What the cells of a column are, by those that are there, or by others that are pasted: figures beside sums of money are sums of money. */
function kindOfColumn(table: ast.Table, index: number, pasted: readonly string[]): CellKind {
  const written = table.rows.map((row) => literalOf(expressionOf(row.cells[index]))).filter((literal) => literal !== undefined);
  const money = written.find(({ kind }) => kind === 'money')?.currency ?? signIn(pasted);
  if (money !== undefined) return { money: money === '' ? moneySignAt(table) : money };
  return written.some(({ kind }) => kind === 'percentage') || pasted.some((cell) => /\d\s*%$/.test(cell)) ? { isPercentage: true } : {};
}

function signIn(pasted: readonly string[]): string | undefined {
  return pasted.map((cell) => /^\(?-?([£€$₹¥])/.exec(cell)?.[1]).find((sign) => sign !== undefined);
}

function expressionOf(cell: ast.Cell | undefined): ast.Expression | undefined {
  const value = cell?.amount?.value;
  return cell?.amount?.steps.length === 0 && ast.isExpression(value) ? value : undefined;
}

/** What stands before sums of money in a contract. */
export function moneySignAt(node: AstNode): string {
  const contract = AstUtils.getContainerOfType(node, ast.isContract);
  return currencySign((contract && clauseOf(contract, ast.isCurrencyClause)?.code) ?? 'GBP');
}

/** `1 value`, `3 values`. */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
