import type { Expr } from '@remit/program';
import { periodInWords } from '../dates.ts';
import type { Teller } from './tellers.ts';

/** How much of the period somebody belonged. */
export const partOfPeriod: Teller = (node, expr, kind, story) => {
  const { dim, by, after } = expr as Extract<Expr, { op: 'partOf' }>;
  const member = story.program.groups.find(({ id }) => id === dim)?.member ?? dim;
  const part = node.value === '1' ? 'all' : node.value === '0' ? 'none' : story.resultOf(node, kind);
  if (after) return after.nth === 0 ? `until the day of a review the ${member} belonged for ${part} of ${periodInWords(story.period)}, counted in days` : `from the day after ${after.nth === 1 ? 'the review' : `review ${after.nth}`} in ${periodInWords(story.period)} the ${member} belonged for ${part} of it, counted in days`;
  return `the ${member} belonged for ${part} of ${periodInWords(story.period)}, counted in ${by}`;
};

/** The place of the period in a longer one. */
export const placeInYear: Teller = (node, expr, _kind, story) => {
  const { in: around, count } = expr as Extract<Expr, { op: 'ordinal' }>;
  return count ? `there are ${story.number(node.value, { is: 'count' })} of them in the ${around}` : `it is number ${story.number(node.value, { is: 'plain' })} in the ${around}`;
};

/** Whether a review falls in the period. */
export const review: Teller = (node, _expr, _kind, story) => (node.value === 'true' ? `a review falls in ${periodInWords(story.period)}` : `no review falls in ${periodInWords(story.period)}`);

/** A fact as it stood at the last review. */
export const asAtReview: Teller = (node, expr, kind, story) => {
  const [inner] = story.insideOf(node, kind);
  const what = inner?.node.id === undefined ? 'it' : story.telling.names.fact(inner.node.id);
  const { nth } = expr as Extract<Expr, { op: 'atReview' }>;
  if (nth !== undefined) return `after ${nth === 1 ? 'the review' : `review ${nth}`} in ${periodInWords(story.period)}, ${what} was ${story.resultOf(node, kind)}`;
  return `at the last review that counts, ${what} was ${story.resultOf(node, kind)}`;
};
