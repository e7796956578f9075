/** What flows down to a subcontract: topics, and sets of them. */
import type * as ast from '../ast.ts';

/** The topics that rules for reviewers look for, in the order in which they are offered. A contract may name others. */
export const KNOWN_TOPICS: readonly string[] = [
  'audit', 'reporting', 'registration', 'safeguarding', 'data-protection', 'patient-choice', 'conflicts-of-interest', 'prompt-payment', 'variation', 'termination',
];

/** Every topic of a `flows down` clause, those of its sets too, each once and in written order. Sets that are not found add nothing. */
export function topicsOf(clause: ast.FlowsDown): string[] {
  const topics = clause.items.flatMap((item) => (item.topic !== undefined ? [item.topic] : item.set?.ref?.topics ?? []));
  return [...new Set(topics.filter((topic) => typeof topic === 'string'))];
}
