import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/**
 * The codes a value may take: those of a set or bands (or of its singular member), of a fact or judgement `one of …`,
 * or of the set a fact names with `code of`. `undefined` when the node has no codes.
 */
export function codesOf(node: AstNode | undefined): readonly ast.Code[] | undefined {
  if (!node) return undefined;
  if (ast.isSetDeclaration(node) || ast.isBandsDeclaration(node)) return node.codes;
  if (ast.isMember(node)) return codesOf(node.$container);
  if (ast.isFact(node) || ast.isJudgement(node)) {
    const type = node.clauses.find(ast.isCodeType);
    if (!type) return undefined;
    return type.set ? codesOf(type.set.ref) : type.codes;
  }
  return undefined;
}
