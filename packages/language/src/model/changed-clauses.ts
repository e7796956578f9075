import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/** Whether a clause moves no money and is read by reviewers alone: who is registered where, what is provided for, what flows down. */
export function isReviewWord(clause: AstNode): boolean {
  return ast.isContactClause(clause) || ast.isPremises(clause) || ast.isRegistration(clause) || ast.isProvidesFor(clause) || ast.isServiceClause(clause)
    || ast.isConsent(clause) || ast.isFlowsDown(clause) || ast.isCoverClause(clause) || ast.isLiability(clause) || ast.isDefinitionClause(clause)
    || ast.isExitPlan(clause) || ast.isStandardForm(clause) || ast.isReconciliationsTo(clause);
}

/** What tells clauses for reviewers of one declaration apart where it may have several of a kind: the register, who gives the consent, what is provided for. */
export function reviewKey(clause: AstNode): string {
  if (ast.isRegistration(clause)) return `Registration ${clause.register}`;
  if (ast.isConsent(clause)) return `Consent ${clause.party?.$refText ?? ''}`;
  if (ast.isProvidesFor(clause)) return `ProvidesFor ${[...clause.topics].sort().join(' ')}`;
  return clause.$type;
}

/** The clauses of a declaration after a variation: what it writes takes the place of what has the same key, or comes last. */
export function withChanged<Clause extends AstNode>(clauses: readonly Clause[], written: readonly Clause[]): Clause[] {
  let changed = [...clauses];
  for (const key of new Set(written.map(reviewKey))) {
    const fresh = written.filter((clause) => reviewKey(clause) === key);
    const at = changed.findIndex((clause) => reviewKey(clause) === key);
    changed = changed.flatMap((clause, index) => (index === at ? fresh : reviewKey(clause) === key ? [] : [clause]));
    if (at < 0) changed.push(...fresh);
  }
  return changed;
}
