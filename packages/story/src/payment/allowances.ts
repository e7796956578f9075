import type { Expr } from '@remit/program';
import { cmp, parseNumber, sign } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '../quantity-kinds.ts';
import { constant } from '../step-words.ts';
import type { Inside, Story } from './story.ts';

/**
 * Of how many at most are counted over a year or the term, those of this period: what has come so far, cut to the most,
 * less what came before, cut to the most. Told in one sentence; nothing where a difference is not of that form.
 */
export function allowanceInWords(node: TraceNode, kind: QuantityKind, story: Story): string | undefined {
  const cuts = story.insideOf(node, kind).map((each) => cutOf(each, story));
  const [soFar, before] = cuts;
  if (node.op !== 'sub' || cuts.length !== 2 || !soFar || !before || soFar.most.node.value !== before.most.node.value) return undefined;
  const own = story.insideOf(before.of.node, before.of.kind).at(-1);
  if (before.of.node.op !== 'sub' || !own || !isSame(argsOf(before.of.node, story)?.[0], story.exprOf(soFar.of.node))) return undefined;
  const [all, earlier, limit] = [parseNumber(soFar.of.node.value), parseNumber(before.of.node.value), parseNumber(soFar.most.node.value)];
  if (!all || !earlier || !limit) return undefined;
  const most = story.valueOf(soFar.most.node, soFar.most.kind);
  const result = story.resultOf(node, kind);
  const total = sign(earlier) === 0 ? '' : story.operand(soFar.of.node, soFar.of.kind);
  const now = story.operand(own.node, own.kind);
  if (total === '') return cmp(all, limit) > 0 ? `${now} is more than the most that count, ${most}, so what counts is ${result}` : `${now} is within the most that count, ${most}, so it stands`;
  return `so far it comes to ${total}: ${story.valueOf(before.of.node, before.of.kind)} before and ${now} now; at most ${most} count in all, so what counts now is ${result}`;
}

/** What is cut to a figure, and to which. */
function cutOf(each: Inside, story: Story): { of: Inside; most: Inside } | undefined {
  const whole = story.unwrap(each.node, each.kind, false);
  const [of, most] = whole.node.op === 'min' && whole.node.children.length === 2 ? story.insideOf(whole.node, whole.kind) : [];
  return of && most && constant.has(most.node.op) ? { of, most } : undefined;
}

function argsOf(node: TraceNode, story: Story): readonly Expr[] | undefined {
  const expr = story.exprOf(node);
  return expr && 'args' in expr ? expr.args : undefined;
}

function isSame(a: Expr | undefined, b: Expr | undefined): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
