/** `measured over W`: what a number is read over. */
import type { AstNode } from 'langium';
import type { Expr, GrainId } from '@remit/program';
import type { Window } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { readIn } from '../expression/in-period.ts';
import { overTrailing } from '../expression/trailing.ts';
import { periodId } from '../period.ts';
import type { Scope } from '../scope.ts';

/** A number over the window: the sum of its periods, or its value in the period named. */
export function overWindow(cx: Context, window: Window | undefined, arg: Expr, grain: GrainId, scope: Scope, at: AstNode): Expr {
  if (!window) return arg;
  if (window.$type !== 'TrailingWindow') return readIn(cx, window, scope, () => arg);
  return overTrailing(cx, window, { fn: 'sum', arg, own: grain }, scope.grain, at) ?? cx.refuse('TYP-116', at, { grain });
}

/** What a rule that is `measured over` another period reads there. A stretch of months needs an aggregate: the text must say which. */
export function readWindow(cx: Context, scope: Scope, at: AstNode, read: (scope: Scope) => Expr): Expr {
  const { window, ...rest } = scope;
  if (!window) return read(scope);
  return window.$type === 'TrailingWindow' ? cx.refuse('TYP-124', at, {}) : readIn(cx, window, rest, read);
}

/** A name for the window, for the id of the value read over it. */
export function windowName(window: Window): string {
  switch (window.$type) {
    case 'TrailingWindow': {
      const end = window.ending === undefined ? '' : ` ending ${window.ending.replaceAll(/[\s\u00A0]+/g, ' ')} ${window.position} the ${window.anchor}`;
      return `${window.count.replaceAll(',', '')} ${window.unit}${end}`;
    }
    case 'RelativePeriod': return `${window.previous ? 'previous ' : ''}${window.unit}`;
    default: return periodId(window) ?? '';
  }
}
