/** VAT: what is outside the scope, exempt or at zero moves no money; the rest cannot be run yet. */
import type { Context } from '../context.ts';
import { notYet } from '../refused.ts';
import { flowClause } from './clauses.ts';

export function checkVat(cx: Context, clauses: readonly { $type: string }[]): void {
  const clause = flowClause(clauses, 'VatClause');
  if (clause && (clause.treatment === 'standard' || clause.treatment === 'reduced')) notYet(cx, clause, clause);
}
