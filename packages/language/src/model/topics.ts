/** Words of the field that clauses name by topic: what flows down, what a contract provides for, what kind a service is. */
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/** The topics of `flows down` that rules for reviewers look for, in the order in which they are offered. A contract may name others. */
export const KNOWN_TOPICS: readonly string[] = [
  'audit', 'reporting', 'registration', 'safeguarding', 'data-protection', 'patient-choice', 'conflicts-of-interest', 'prompt-payment', 'variation', 'termination',
];

/** How somebody answers for a service that it alone, or nearly alone, provides (`accountable by`). */
export const WAYS_OF_ANSWERING: readonly string[] = ['open-book', 'public-reporting', 'benchmarking', 'user-voice', 'step-in', 'break'];

/** What `provides for` may name that rules for reviewers look for. */
export const ARRANGEMENTS: readonly string[] = [
  'break', 'step-in', 'extension', 'automatic-extension', 'disputes', 'choice-offer', 'referral-monitoring', 'exclusivity', 'exclusive-attribution',
  'refusal', 'appeal', 'integration', 'third-party-purchasing', 'outlier-pooling', 'shadow-year', 'policy-stop', 'repayment', 'stopping', 'reconsideration', 'run-off',
];

/** What `service` may say of what is paid for. */
export const SERVICE_KINDS: readonly string[] = [
  'health', 'social-care', 'public-health', 'support', 'grant', 'essential', 'first-outpatient', 'mental-health', 'no-personal-data',
];

/** How a contract, a payment or a subcontract may have been awarded. The first five are those of the Provider Selection Regime. */
export const ROUTES: readonly string[] = [
  'direct-award-a', 'direct-award-b', 'direct-award-c', 'most-suitable-provider', 'competition', 'open-procedure', 'sole-provider', 'own-service',
];

/** By what people come into a population. */
export const GROUNDS: readonly string[] = ['registration', 'residence', 'referral', 'diagnosis', 'choice', 'risk', 'past-use'];

/** How an interest may be managed. After `recusal from` a body a run refuses decisions in which the person took part. */
export const MITIGATIONS: readonly string[] = ['recusal', 'exclusion', 'non-voting', 'independent-chair', 'independent-decision', 'firewall', 'disclosure'];

/** Words that are no topics, and are offered because they are usual. */
const FORMS = ['nhs-standard-contract', 'nhs-standard-contract-shorter', 'alliance-agreement', 'section-75-agreement', 'grant-agreement'];

/** The words that rules look for, by the clause in which they stand. */
export const TOPICS_BY_CLAUSE: ReadonlyMap<string, readonly string[]> = new Map([
  [ast.FlowsDown.$type, KNOWN_TOPICS], [ast.FlowedDown.$type, KNOWN_TOPICS], [ast.TopicSet.$type, KNOWN_TOPICS],
  [ast.AccountableBy.$type, WAYS_OF_ANSWERING], [ast.ProvidesFor.$type, ARRANGEMENTS], [ast.ServiceClause.$type, SERVICE_KINDS],
  [ast.AwardedBy.$type, ROUTES], [ast.SelectedBy.$type, GROUNDS], [ast.ManagedBy.$type, MITIGATIONS], [ast.StandardForm.$type, FORMS],
]);

/** Every topic of a `flows down` clause, those of its sets too, each once and in written order. Sets that are not found add nothing. */
export function topicsOf(clause: ast.FlowsDown): string[] {
  const topics = clause.items.flatMap((item) => (item.topic !== undefined ? [item.topic] : item.set?.ref?.topics ?? []));
  return [...new Set(topics.filter((topic) => typeof topic === 'string'))];
}

/** What a declaration provides for, over all its `provides for` clauses, each once and in written order. */
export function arrangementsOf(declaration: { readonly clauses: readonly AstNode[] }): string[] {
  return [...new Set(declaration.clauses.filter(ast.isProvidesFor).flatMap((clause) => clause.topics).filter((topic) => typeof topic === 'string'))];
}
