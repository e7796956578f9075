/** Tables by code: looked up with `Sharing of Track` or `Fee of (Need, Age)`, or by the elements at hand. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import { isBracket, type Amount, type Cell, type Column, type Expression, type Table, type TableRow } from '@remit/language/ast';
import { lowerAmount } from '../amount.ts';
import { cellOf, codeColumnsOf, columnsOf, tableOf } from '../columns.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { readDeclaration } from '../expression/reference.ts';
import type { Scope } from '../scope.ts';

/** The cell for the code that `key` has, or for the codes of a bracketed list. Cells are read where the look-up stands. */
export function lookUp(cx: Context, target: Table | Column, key: Expression, at: AstNode, scope: Scope): Expr {
  const listed: readonly (Expression | Amount)[] = isBracket(key) && key.others.length > 0 ? [key.inner, ...key.others] : [key];
  return found(cx, target, listed.map((one) => (one.$type === 'Amount' ? lowerAmount(cx, one, scope).expr : lowerExpression(cx, one, scope))), at, scope);
}

/** The cell for the table's own keys in the period and for the member at hand. */
export function lookUpHere(cx: Context, target: Table | Column, at: AstNode, scope: Scope): Expr {
  const keys = tableOf(target).keys;
  const here = keys.flatMap((k) => (k.ref ? [readDeclaration(cx, k.ref, at, scope)] : []));
  return here.length > 0 && here.length === keys.length ? found(cx, target, here, at, scope) : cx.refuse('REF-101', at, { name: target.name });
}

/** The rows of the first key; in a table by two codes each holds the columns of the second. */
function found(cx: Context, target: Table | Column, by: readonly Expr[], at: AstNode, scope: Scope): Expr {
  const table = tableOf(target);
  if (target.$type === 'Table' && columnsOf(table).length > 1) return cx.refuse('TYP-120', at, { table: table.name });
  const [first, second] = by;
  const lines: { codes: string[]; v: Expr }[] = [];
  let otherwise: Expr | undefined;
  for (const row of table.rows) {
    const v = second ? acrossRow(cx, table, row, second, scope) : ofRow(cx, target, row, scope);
    if (row.otherwise) otherwise = v;
    else lines.push({ codes: row.codes.map((c) => c.$refText), v });
  }
  return { op: 'lookup', by: first!, rows: lines, ...(otherwise ? { else: otherwise } : {}) };
}

function ofRow(cx: Context, target: Table | Column, row: TableRow, scope: Scope): Expr {
  const table = tableOf(target);
  const cell = cellOf(row, target);
  return cell ? value(cx, cell, table, scope) : cx.refuse('TYP-121', row, { table: table.name, column: target.name });
}

function acrossRow(cx: Context, table: Table, row: TableRow, by: Expr, scope: Scope): Expr {
  const columns = codeColumnsOf(table)!;
  const cells = row.cells.map((cell) => value(cx, cell, table, scope));
  const rows = columns.codes.map((code, i) => ({ codes: [code.$refText], v: cells[i]! }));
  return { op: 'lookup', by, rows, ...(columns.otherwise ? { else: cells[columns.codes.length]! } : {}) };
}

function value(cx: Context, cell: Cell, table: Table, scope: Scope): Expr {
  if (!cell.amount) return cx.at<Expr>({ op: 'notApplicable', reason: `none in ${table.name}` }, cell);
  return cx.at(lowerAmount(cx, cell.amount, scope).expr, cell);
}
