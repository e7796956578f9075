/** Limits over a span longer than the rule's period. */
import type { Expr, GrainId } from '@remit/program';
import type { Span } from '@remit/language/ast';
import { min, sub } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { contains } from './reach.ts';
import type { Scope } from './scope.ts';

/** The grain of a span: `each year`, `over the term`. */
export function spanGrain(span: Span): GrainId {
  return span.term ? 'term' : span.grain!;
}

/**
 * The part of `value` that fits under `limit` counted over the span up to and with this period:
 * min(limit, so far) less min(limit, before). `value` must not be negative.
 */
export function limitOverSpan(cx: Context, value: Expr, limit: Expr, span: Span, scope: Scope): Expr {
  const grain = spanGrain(span);
  if (scope.grain === undefined || !contains(grain, scope.grain)) return cx.refuse('TYP-117', span, { span: grain });
  if (grain === scope.grain) return min(value, limit);
  const toDate: Expr = { op: 'over', fn: 'sum', arg: value, grain: scope.grain, window: 'toDate' };
  const before: Expr | undefined = grain === 'term' ? undefined : { op: 'at', arg: toDate, back: 1, grain, else: { op: 'number', v: '0' } };
  const soFar = before ? sub(toDate, before) : toDate;
  return sub(min(soFar, limit), min(sub(soFar, value), limit));
}

