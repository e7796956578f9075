import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/** Whether a clause moves no money and is read by reviewers alone: who is registered where, who owns or pays whom, what stands behind it, who selects the people, what is provided for, what flows down. */
export function isReviewWord(clause: AstNode): boolean {
  return ast.isContactClause(clause) || ast.isPremises(clause) || ast.isRegistration(clause) || ast.isProvidesFor(clause) || ast.isServiceClause(clause)
    || ast.isConsent(clause) || ast.isFlowsDown(clause) || ast.isCoverClause(clause) || ast.isLiability(clause) || ast.isDefinitionClause(clause)
    || ast.isFormClause(clause) || ast.isPaidBy(clause) || ast.isSelectedBy(clause) || ast.isMaterial(clause)
    || ast.isReserves(clause) || ast.isGuarantee(clause) || ast.isHolds(clause) || ast.isAccountableBy(clause) || ast.isDelegates(clause) || ast.isRefersTo(clause)
    || ast.isExitPlan(clause) || ast.isStandardForm(clause) || ast.isReconciliationsTo(clause);
}

/** What tells clauses for reviewers of one declaration apart where it may have several of a kind: the register, who gives the consent or the guarantee, what is provided for. */
export function reviewKey(clause: AstNode): string {
  if (ast.isRegistration(clause)) return `Registration ${clause.register}`;
  if (ast.isConsent(clause)) return `Consent ${clause.party?.$refText ?? ''}`;
  if (ast.isGuarantee(clause)) return `Guarantee ${clause.guarantor?.$refText ?? ''}`;
  if (ast.isHolds(clause)) return `Holds ${clause.market}`;
  if (ast.isDelegates(clause)) return `Delegates ${clause.party?.$refText ?? ''}`;
  if (ast.isProvidesFor(clause)) return `ProvidesFor ${[...clause.topics].sort().join(' ')}`;
  return clause.$type;
}

/** What tells clauses of one declaration apart: their kind; of limits of a fund the time they are for, of caps whose they are, of words for reviewers what they are about. */
export function clauseKey(clause: AstNode): string {
  if (ast.isFunderCap(clause)) return `FunderCap ${clause.party?.$refText ?? ''}`;
  return ast.isFundLimit(clause) ? `FundLimit ${clause.span?.$cstNode?.text.replace(/\s+/g, ' ') ?? ''}` : reviewKey(clause);
}

/** The clauses of a declaration after a variation: what it writes takes the place of what has the same key, or comes last. */
export function withChanged<Clause extends AstNode>(clauses: readonly Clause[], written: readonly Clause[]): Clause[] {
  let changed = [...clauses];
  for (const key of new Set(written.map(clauseKey))) {
    const fresh = written.filter((clause) => clauseKey(clause) === key);
    const at = changed.findIndex((clause) => clauseKey(clause) === key);
    changed = changed.flatMap((clause, index) => (index === at ? fresh : clauseKey(clause) === key ? [] : [clause]));
    if (at < 0) changed.push(...fresh);
  }
  return changed;
}

/** The clauses of a change, as the declaration that it changes has them: `from` of a fund names those who put money in. */
export function clausesOfChange(change: ast.VariationChange): readonly AstNode[] {
  const clauses: readonly AstNode[] = change.clauses;
  return ast.isFund(change.target?.ref) ? clauses.map((clause) => (ast.isFromClause(clause) && isPlain(clause) ? sourcesOf(clause) : clause)) : clauses;
}

function isPlain({ shares, remainder }: ast.FromClause): boolean {
  return remainder === undefined && shares.every((share) => share.limit === undefined);
}

const asSources = new WeakMap<ast.FromClause, ast.FundSources>();

function sourcesOf(clause: ast.FromClause): ast.FundSources {
  const known = asSources.get(clause);
  if (known) return known;
  const made = { $type: 'FundSources', $container: clause.$container, $cstNode: clause.$cstNode, span: clause.span, sources: [] as unknown[] };
  made.sources = clause.shares.map((share) => ({ $type: 'FundSource', $container: made, $cstNode: share.$cstNode, party: share.party, amount: share.share }));
  asSources.set(clause, made as unknown as ast.FundSources);
  return made as unknown as ast.FundSources;
}
