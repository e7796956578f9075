import type { Expr } from '@remit/program';
import { deadlineInWords, unknown } from './conditions.ts';
import type { Teller } from './tellers.ts';

/** Not applicable, and why. */
export const notApplicable: Teller = (_node, expr) => {
  const { reason } = expr as Extract<Expr, { op: 'notApplicable' }>;
  return `${reasonInWords(reason)}, so nothing is to be paid`;
};

const reasons: ReadonlyMap<string, string> = new Map([['not applicable', 'it is not applicable'], ['ended', 'it had ended by then'], ['empty', 'there is nobody to measure'], ['not open', 'it is not open then']]);

/** Why something is not applicable, as a statement. */
export function reasonInWords(reason: string): string {
  return reasons.get(reason) ?? `it is not applicable (${reason})`;
}

/** Too few to measure. */
export const tooFew: Teller = (node, expr, _kind, story) => {
  const { least, noun } = expr as Extract<Expr, { op: 'missing' }>;
  const [count] = node.children;
  return `at least ${story.number(least, { is: 'count' })} ${noun} are needed${count ? `, and there are ${story.operand(count, { is: 'count' })}` : ''}, so it waits`;
};

/** A part that waits for its facts counts as nothing for now. */
export const waitingPart: Teller = (node, expr, kind, story) => {
  const { part } = expr as Extract<Expr, { op: 'heldPart' }>;
  return `${story.telling.names.value(part)} waits for what is not known yet and counts as ${story.resultOf(node, kind)} for now`;
};

/** What counts from a deadline on. */
export const atDeadline: Teller = (node, _expr, kind, story) => {
  const last = story.insideOf(node, kind).at(-1);
  const value = last ? story.operand(last.node, last.kind) : story.resultOf(node, kind);
  return last?.at === '/else' ? `${unknown(node.children[0] ?? node, story, 'was')} by ${deadlineInWords(node, story)}, so ${value} counts for good` : `it was known by ${deadlineInWords(node, story)}: ${value}`;
};

/** What was known on the day that counts. */
export const asKnown: Teller = (node, _expr, kind, story) => {
  const inner = story.insideOf(node, kind).find(({ at }) => at === '/arg');
  return inner ? `as known on the day that counts: ${story.operand(inner.node, inner.kind)}` : `it comes to ${story.resultOf(node, kind)}`;
};

/** What stands in a step that only passes on another, where the two differ. */
export const passedOn: Teller = (node, _expr, kind, story) => {
  const last = story.insideOf(node, kind).at(-1);
  return last && last.node.value === node.value ? `it is ${story.operand(last.node, last.kind)}` : `it comes to ${story.resultOf(node, kind)}`;
};
