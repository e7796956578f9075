import { GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import { startOfFile } from './finding.ts';

/** An import as the author wrote it. */
export interface WrittenImport {
  path: string;
  /** Where the path stands, quotation marks included. */
  range: Range;
}

/** The imports of a parsed document, in the order they are written. An import without a path, in a half-typed file, is left out. */
export function writtenImports(document: LangiumDocument): WrittenImport[] {
  const { imports } = document.parseResult.value as AstNode & { imports?: (AstNode & { path?: string })[] };
  if (!imports) return [];
  return imports.flatMap((node) => {
    if (typeof node.path !== 'string') return [];
    const range = GrammarUtils.findNodeForProperty(node.$cstNode, 'path')?.range ?? node.$cstNode?.range ?? startOfFile;
    return [{ path: node.path, range }];
  });
}
