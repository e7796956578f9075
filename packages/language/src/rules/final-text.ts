import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { isReviewWord, withChanged } from '../model/changed-clauses.ts';
import { treeOf } from '../model/tree.ts';

type WithClauses = AstNode & { clauses: AstNode[] };

/**
 * Lets rules read a contract as its last variation leaves it, as far as clauses for reviewers go: what moves money keeps its versions. References lead
 * to declarations, not to copies of them, so the changed clauses stand in the tree while the work is done, and those of the contract again
 * afterwards. The work must not wait for anything: nobody else may see the tree meanwhile.
 */
export function readFinally(file: ast.RemitFile): (work: () => void) => void {
  const final = new Map<WithClauses, AstNode[]>();
  for (const contract of file.contracts) {
    for (const variation of contract.declarations.filter(ast.isVariation)) {
      change(final, contract, variation.clauses);
      for (const clause of variation.clauses) if (ast.isVariationChange(clause)) change(final, clause.target?.ref, clause.clauses);
    }
  }
  if (final.size === 0) return (work) => work();
  // What is remembered of a declaration stays what its own text says.
  for (const node of final.keys()) treeOf(node);
  return (work) => {
    const first = [...final.keys()].map((node) => [node, node.clauses] as const);
    for (const [node, clauses] of final) node.clauses = clauses;
    try {
      work();
    } finally {
      for (const [node, clauses] of first) node.clauses = clauses;
    }
  };
}

function change(final: Map<WithClauses, AstNode[]>, target: AstNode | undefined, clauses: readonly AstNode[]): void {
  const written = clauses.filter(isReviewWord);
  if (!target || written.length === 0 || !('clauses' in target) || !Array.isArray(target.clauses)) return;
  const node = target as WithClauses;
  final.set(node, withChanged(final.get(node) ?? node.clauses, written));
}
