import { GrammarUtils, UriUtils, type LangiumDocument, type URI } from 'langium';
import type { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { pathBelow } from '../../project/membership.ts';
import { EXTENSION, parseImportPath } from '../../project/import-path.ts';
import { importsOf, type ImportResolver } from '../../scoping/import-resolver.ts';

/** Files and folders that move, from where to where. */
export type Moves = readonly { readonly from: URI; readonly to: URI }[];

/** Where a file will be: with the file or folder that moves nearest around it, else where it is. */
export function movedTo(file: URI, moves: Moves): URI {
  let nearest: { readonly to: URI; readonly below: string } | undefined;
  for (const { from, to } of moves) {
    const below = pathBelow(from, file);
    if (below !== undefined && (!nearest || below.length < nearest.below.length)) nearest = { to, below };
  }
  if (!nearest) return file;
  return nearest.below === '' ? nearest.to : UriUtils.joinPath(nearest.to, nearest.below);
}

/**
 * The edits of a file, where it is now, after which its imports lead to the same files when all have moved. Imports of packages and of what comes with Remit
 * name no place, and stay; so do those that lead nowhere now, or could lead nowhere then.
 */
export function importEdits(document: LangiumDocument, moves: Moves, resolver: ImportResolver): TextEdit[] {
  const own = movedTo(document.uri, moves);
  return importsOf(document, resolver).flatMap(({ node, uri }): TextEdit[] => {
    const written = GrammarUtils.findNodeForProperty(node.$cstNode, 'path');
    if (!uri || !written || !node.path || parseImportPath(node.path).kind !== 'relative') return [];
    const target = movedTo(uri, moves);
    const folder = UriUtils.dirname(own);
    if (UriUtils.equals(UriUtils.resolvePath(folder, node.path), target) || folder.scheme !== target.scheme || folder.authority !== target.authority) return [];
    const path = pathFrom(folder, target);
    return path === undefined ? [] : [{ range: written.range, newText: `"${path}"` }];
  });
}

/** A file as an import in a folder names it; undefined where no import can name it. */
export function pathFrom(folder: URI, file: URI): string | undefined {
  const relative = UriUtils.relative(folder, file);
  const path = relative.startsWith('../') ? relative : `./${relative}`;
  return path.endsWith(EXTENSION) && !/["\r\n]/.test(path) && parseImportPath(path).kind === 'relative' ? path : undefined;
}

/** Whether a document is a contract file with imports. */
export function hasImports({ parseResult }: LangiumDocument): boolean {
  return ast.isRemitFile(parseResult.value) && parseResult.value.imports.length > 0;
}
