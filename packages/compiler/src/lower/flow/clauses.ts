/** Finding the clauses of a flow. */
import type { FlowClause } from '@remit/language/ast';

/** The first clause of a kind among the clauses every flow may have. */
export function flowClause<K extends FlowClause['$type']>(clauses: readonly { $type: string }[], kind: K): Extract<FlowClause, { $type: K }> | undefined {
  return clauses.find((c) => c.$type === kind) as Extract<FlowClause, { $type: K }> | undefined;
}
