import * as ast from '../../ast.ts';

/** Means by which somebody takes no part in a decision, or somebody else makes it. */
const withdrawing: ReadonlySet<string> = new Set(['recusal', 'non-voting', 'independent-chair', 'independent-decision']);

/** Whether an interest is managed so that its holder, a member of a body, has no say in what the body decides. A member is not excluded. */
export function isKeptFrom(interest: ast.Interest, body: ast.Body): boolean {
  return interest.clauses.some((clause) => ast.isManagedBy(clause) && withdrawing.has(clause.means) && (!clause.body || clause.body.ref === body));
}

/** Where a body names a person as its member. */
export function seatOf(body: ast.Body, person: unknown): { node: ast.BodyMembers; property: 'members'; index: number } | ast.Body {
  for (const node of body.clauses) {
    const index = ast.isBodyMembers(node) ? node.members.findIndex(({ ref }) => ref === person) : -1;
    if (index >= 0) return { node: node as ast.BodyMembers, property: 'members', index };
  }
  return body;
}
