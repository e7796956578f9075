/** `review 3 months after joining, then yearly` */
import type { AstNode } from 'langium';
import type { Reviews } from '@remit/program';
import type { PersonalBudget } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { durationOf } from '../duration.ts';

const MONTHS = { monthly: 1, quarterly: 3, yearly: 12, once: undefined } as const;

/** The reviews that a clause of a budget depends on; undefined (and reported) where the text gives none. */
export function reviewsOf(cx: Context, node: PersonalBudget, dim: string, at: AstNode, clause: string): Reviews | undefined {
  const review = node.clauses.find((c) => c.$type === 'Review');
  if (!review) return void cx.report('MOD-234', at, { name: node.name, clause });
  const first = durationOf(review.first);
  if (!first) return void cx.report('TYP-101', review.first, { text: review.first.$cstNode?.text ?? '' });
  const everyMonths = review.frequency && MONTHS[review.frequency];
  return { dim, first, ...(everyMonths === undefined ? {} : { everyMonths }) };
}
