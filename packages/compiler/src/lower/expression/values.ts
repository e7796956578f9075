/** Dates and yes/no. */
import type { Expr } from '@remit/program';
import type { DateValue, YesNo } from '@remit/language/ast';
import { bool } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dateText } from '../literal.ts';

export function lowerDateValue(cx: Context, node: DateValue): Expr {
  const date = dateText(node.date);
  return date === undefined ? cx.refuse('TYP-101', node, { text: node.date }) : { op: 'date', v: date };
}

export function lowerYesNo(_cx: Context, node: YesNo): Expr {
  return bool(node.yes);
}
