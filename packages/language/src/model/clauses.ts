import type { AstNode } from 'langium';

/** The first clause of a kind among a declaration's clauses. */
export function clauseOf<T extends AstNode>(declaration: { readonly clauses: readonly AstNode[] } | undefined, is: (node: unknown) => node is T): T | undefined {
  return declaration?.clauses.find(is);
}
