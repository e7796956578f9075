/** `2% in 2027/28, 4% in 2028/29, 6% from 2029/30` */
import type { Expr } from '@remit/program';
import type { YearEntry, YearTable } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { byYear } from '../levels.ts';
import type { Scope } from '../scope.ts';

export function lowerYearTable(cx: Context, node: YearTable, scope: Scope): Expr {
  return byYear(cx, node.entries, scope);
}

export function lowerYearEntry(cx: Context, node: YearEntry, scope: Scope): Expr {
  return byYear(cx, [node], scope);
}
