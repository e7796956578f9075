import type { Expr, RoundingMode } from '@remit/program';
import { cmp, parseNumber } from '@remit/program/rational';
import type { Inside, Story } from './story.ts';
import type { Teller } from './tellers.ts';
import { allowanceInWords } from './allowances.ts';
import { instalmentInWords } from './instalments.ts';
import { listed } from './lists.ts';

const signs = { add: ' + ', sub: ' − ', mul: ' × ', div: ' ÷ ' } as const;

/** More values than this are counted, not listed. */
export const MOST_LISTED = 8;

/** "8% × £32,076,000.00 = £2,566,080.00". */
export const calculation: Teller = (node, expr, kind, story) => {
  const known = instalmentInWords(node, kind, story) ?? allowanceInWords(node, kind, story);
  if (known !== undefined) return known;
  const all = story.insideOf(node, kind);
  const [first, taken] = all;
  if (expr.op === 'mul' && all.length === 2 && first!.node.op === 'number' && first!.node.value === '-1') return `${story.operand(taken!.node, taken!.kind)} is taken off: ${story.resultOf(node, kind)}`;
  const telling = story.termsOf(node, kind);
  const args = telling.map((each) => story.operand(each.node, each.kind));
  return `${args.join(signs[expr.op as keyof typeof signs]).replaceAll(' + -', ' − ')} = ${story.resultOf(node, kind)}`;
};

/** Of two: whether the limit bit. Of more: the lowest. */
export const lowest: Teller = (node, _expr, kind, story) => {
  const inner = story.insideOf(node, kind);
  const args = inner.map((each) => story.operand(each.node, each.kind));
  if (inner.length !== 2) return `the lowest of ${listed(args)} is ${story.resultOf(node, kind)}`;
  const [value, limit] = args as [string, string];
  return isBelow(inner[1]!, inner[0]!) ? `${value} is more than the most it can be, ${limit}, so ${story.resultOf(node, kind)} counts` : `${value} is within the most it can be, ${limit}, so it stands`;
};

/** Of two: whether the floor bit. Of more: the highest. */
export const highest: Teller = (node, _expr, kind, story) => {
  const inner = story.insideOf(node, kind);
  const args = inner.map((each) => story.operand(each.node, each.kind));
  if (inner.length !== 2) return `the highest of ${listed(args)} is ${story.resultOf(node, kind)}`;
  const [value, floor] = args as [string, string];
  return isBelow(inner[0]!, inner[1]!) ? `${value} is less than the least it can be, ${floor}, so ${story.resultOf(node, kind)} counts` : `${value} is not below the least it can be, ${floor}, so it stands`;
};

function isBelow(a: Inside, b: Inside): boolean {
  const [x, y] = [parseNumber(a.node.value), parseNumber(b.node.value)];
  return x !== undefined && y !== undefined && cmp(x, y) < 0;
}

const modes: Readonly<Record<RoundingMode, string>> = {
  halfExpand: 'half up', halfTrunc: 'half down', halfEven: 'half to even', halfCeil: 'half towards the higher', halfFloor: 'half towards the lower',
  expand: 'up', trunc: 'down', ceil: 'to the higher', floor: 'to the lower',
};

/** "About £333.33 (exactly £1,000/3), rounded to £0.01, half up, is £333.33". */
export const rounding: Teller = (node, expr, kind, story) => {
  const { unit, mode, root } = expr as Extract<Expr, { op: 'round' }>;
  const [inner] = story.insideOf(node, kind);
  if (!inner) return `it comes to ${story.resultOf(node, kind)}`;
  return `${root === 2 ? 'the square root of ' : ''}${roundedFrom(inner, story)}, rounded to ${story.number(unit, kind)}, ${modes[mode]}, is ${story.resultOf(node, kind)}`;
};

/** A calculation that is rounded at once needs no step of its own. */
function roundedFrom({ node, kind }: Inside, story: Story): string {
  const whole = story.unwrap(node, kind);
  if (!(whole.node.op in signs)) return story.operand(whole.node, whole.kind);
  return calculation(whole.node, story.exprOf(whole.node)!, whole.kind, story);
}
