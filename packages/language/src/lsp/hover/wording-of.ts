/** The contract wording that belongs to a declaration. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';

/** The `"""` block directly before a declaration, without its quotes and common indent. */
export function wordingOf(node: AstNode): string | undefined {
  const owner = node.$container;
  if (!ast.isContract(owner) && !ast.isRemitFile(owner)) return undefined;
  const start = node.$cstNode?.offset ?? 0;
  const before = owner.wordings.filter((wording) => (wording.$cstNode?.end ?? Infinity) <= start).at(-1);
  const end = before?.$cstNode?.end;
  if (before === undefined || end === undefined) return undefined;
  const between = [...owner.declarations, ...(ast.isRemitFile(owner) ? [...owner.contracts, ...owner.facts, ...owner.scenarios] : owner.clauses)]
    .some((other) => other !== node && (other.$cstNode?.offset ?? -1) >= end && (other.$cstNode?.offset ?? Infinity) < start);
  return between ? undefined : before.text.replace(/^"""|"""$/g, '').split('\n').map((line) => line.trim()).join('\n').trim();
}
