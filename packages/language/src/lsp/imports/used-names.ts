import { AstUtils, UriUtils, type AstNode, type LangiumDocument, type URI } from 'langium';
import * as ast from '../../ast.ts';
import { declaredBy } from '../../scoping/name-table.ts';
import { importsOf } from '../../scoping/import-resolver.ts';
import { referencesOf, treeOf } from '../../model/tree.ts';
import { holesOf, holeTarget } from '../../scoping/wording-holes.ts';
import type { RemitServices } from '../../services.ts';

/** What of other files a file uses: by address, the declarations at the top of that file. */
export type UsedDeclarations = ReadonlyMap<string, ReadonlySet<AstNode>>;

/**
 * The declarations of other files that a file uses, itself or because what it uses rests on them. A file may be imported so that the reviewers' rules see
 * who owns a party that another file declares, so what is used only at second hand counts too. Names in wordings, codes and members count as uses of the
 * declaration that brings them; naming something in an import is no use of it.
 */
export function usedDeclarations(document: LangiumDocument, services: RemitServices): UsedDeclarations {
  const used = new Map<string, Set<AstNode>>();
  const queue: AstNode[] = [document.parseResult.value];
  for (const root of queue) {
    for (const target of targetsIn(root, services)) {
      const declaration = topOf(target);
      const address = AstUtils.getDocument(target).uri.toString();
      if (!declaration || address === document.uri.toString()) continue;
      const known = used.get(address);
      if (known?.has(declaration)) continue;
      if (known) known.add(declaration);
      else used.set(address, new Set([declaration]));
      queue.push(declaration);
    }
  }
  return used;
}

function* targetsIn(root: AstNode, services: RemitServices): Generator<AstNode> {
  for (const node of treeOf(root)) {
    if (ast.isImportedName(node)) continue;
    for (const { reference } of referencesOf(node)) if ('ref' in reference && reference.ref) yield reference.ref;
    if (!ast.isWording(node)) continue;
    for (const hole of holesOf(node)) {
      const target = holeTarget(node, hole, services.scoping.VisibleNames);
      if (target) yield target;
    }
  }
}

/** The declaration at the top of its file that a node is part of. */
function topOf(node: AstNode): AstNode | undefined {
  let one: AstNode = node;
  while (one.$container && !ast.isRemitFile(one.$container)) one = one.$container;
  return one.$container ? one : undefined;
}

/** Whether a name that an import lists brings something that is used: itself, or what it names inside for everyone to use. */
export function bringsUsed(name: ast.ImportedName, used: ReadonlySet<AstNode>): boolean {
  const target = name.declaration?.ref;
  const top = target && topOf(target);
  return top !== undefined && used.has(top);
}

/** Names and codes that more than one of a file's imports brings: which of them is meant hangs on the order of the imports. */
export function hasClashes(document: LangiumDocument, services: RemitServices): boolean {
  const seen = new Map<string, string>();
  const files = new Map<string, URI>();
  for (const { uri } of importsOf(document, services.scoping.ImportResolver)) if (uri) files.set(uri.toString(), uri);
  for (const [address, uri] of files) {
    const file = services.shared.workspace.LangiumDocuments.getDocument(uri)?.parseResult.value;
    if (!ast.isRemitFile(file) || UriUtils.equals(uri, document.uri)) continue;
    for (const declaration of [...file.declarations, ...file.contracts, ...file.facts]) {
      for (const { name } of declaredBy(declaration)) {
        if ((seen.get(name) ?? address) !== address) return true;
        seen.set(name, address);
      }
    }
  }
  return false;
}
