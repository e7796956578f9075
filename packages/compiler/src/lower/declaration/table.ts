/** Tables by code: looked up with `Sharing of Track`, or by the element at hand. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { Cell, Column, Expression, Referable, Reference, Table } from '@remit/language/ast';
import { lowerAmount } from '../amount.ts';
import { cellOf, columnsOf, tableOf } from '../columns.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { readDeclaration } from '../expression/reference.ts';
import type { Scope } from '../scope.ts';

/** The cell for the code that `key` has. Cells are read where the look-up stands. */
export function lookUp(cx: Context, target: Table | Column, key: Expression | Reference, at: AstNode, scope: Scope): Expr {
  return rows(cx, target, lowerExpression(cx, key, scope), at, scope);
}

/** The cell for the table's own key in the period and for the member at hand. */
export function lookUpHere(cx: Context, target: Table | Column, at: AstNode, scope: Scope): Expr {
  const keys: Referable[] = tableOf(target).keys.flatMap((k) => (k.ref ? [k.ref] : []));
  const key = keys[0];
  return key ? rows(cx, target, readDeclaration(cx, key, at, scope), at, scope) : cx.refuse('REF-101', at, { name: target.name });
}

function rows(cx: Context, target: Table | Column, by: Expr, at: AstNode, scope: Scope): Expr {
  const table = tableOf(target);
  if (table.keys.length > 1) return cx.refuse('MOD-115', at, { table: table.name });
  if (target.$type === 'Table' && columnsOf(table).length > 1) return cx.refuse('TYP-120', at, { table: table.name });
  const lines: { codes: string[]; v: Expr }[] = [];
  let otherwise: Expr | undefined;
  for (const row of table.rows) {
    const cell = cellOf(row, target);
    if (!cell) return cx.refuse('TYP-121', row, { table: table.name, column: target.name });
    const v = value(cx, cell, table, scope);
    if (row.otherwise) otherwise = v;
    else lines.push({ codes: row.codes.map((c) => c.$refText), v });
  }
  return { op: 'lookup', by, rows: lines, ...(otherwise ? { else: otherwise } : {}) };
}

function value(cx: Context, cell: Cell, table: Table, scope: Scope): Expr {
  if (!cell.amount) return cx.at<Expr>({ op: 'notApplicable', reason: `none in ${table.name}` }, cell);
  return cx.at(lowerAmount(cx, cell.amount, scope).expr, cell);
}
