import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver-types';
import { outlinedName } from '../lsp/symbols/document-symbols.ts';

/** Finds the parties that declarations are about, each declaration once. */
export class ConcernedParties {
  private readonly known = new Map<AstNode, readonly string[]>();

  /** Names of the parties that the declaration around a place is about; none where it stands in a clause of the contract itself. */
  at(document: LangiumDocument, position: Position): readonly string[] {
    const root = document.parseResult.value.$cstNode;
    if (!root) return [];
    const offset = document.textDocument.offsetAt(position);
    const leaf = CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeBeforeOffset(root, offset);
    for (let node: AstNode | undefined = leaf?.astNode; node && node.$type !== 'Contract'; node = node.$container) {
      if (outlinedName(node) !== undefined) return this.of(node);
    }
    return [];
  }

  private of(declaration: AstNode): readonly string[] {
    let names = this.known.get(declaration);
    if (!names) this.known.set(declaration, names = [...new Set(partiesOf(declaration))].sort());
    return names;
  }
}

function partiesOf(declaration: AstNode, throughFunds = true): string[] {
  const names = isParty(declaration) ? [nameOf(declaration)] : [];
  for (const node of AstUtils.streamAst(declaration)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference ? (reference.ref as AstNode | undefined) : undefined;
      if (!target) continue;
      if (isParty(target)) names.push(nameOf(target));
      // What is for each member of a group is about the group.
      else if (target.$type === 'Member') names.push(nameOf(target.$container!));
      else if (target.$type === 'Fund' && throughFunds) names.push(...partiesOf(target, false));
    }
  }
  return names;
}

function isParty({ $type }: AstNode): boolean {
  return $type === 'Party' || $type === 'Group';
}

function nameOf(node: AstNode): string {
  return (node as { name?: string }).name ?? '';
}
