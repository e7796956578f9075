import type { AstNode, Cancellation, LangiumDocument } from 'langium';
import type { FuzzyMatcher, LangiumSharedServices, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import type { WorkspaceSymbolParams } from 'vscode-languageserver';
import { treeOf } from '../../model/tree.ts';
import { nameRange, outlinedName } from './document-symbols.ts';
import { kindOf } from './kinds.ts';

/** Finds declarations by name or title in all files, also those inside contracts. Where one stands is looked up only once it is found. */
export class RemitWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly services: LangiumSharedServices;
  private readonly matcher: FuzzyMatcher;

  constructor(services: LangiumSharedServices) {
    this.services = services;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  async getSymbols(params: WorkspaceSymbolParams, _token?: Cancellation.CancellationToken): Promise<WorkspaceSymbol[]> {
    return this.services.workspace.LangiumDocuments.all.flatMap((document) => this.found(document, params.query)).toArray();
  }

  private found(document: LangiumDocument, query: string): WorkspaceSymbol[] {
    const uri = document.uri.toString();
    return treeOf(document.parseResult.value)
      .filter((node) => this.matches(node, query) && node.$cstNode !== undefined)
      .sort((a, b) => a.$cstNode!.offset - b.$cstNode!.offset)
      .map((node) => {
        const within = containerName(node);
        return { name: outlinedName(node)!, kind: kindOf(node.$type).symbol, location: { uri, range: nameRange(node) ?? node.$cstNode!.range }, ...(within ? { containerName: within } : {}) };
      });
  }

  private matches(node: AstNode, query: string): boolean {
    const name = outlinedName(node);
    if (name === undefined) return false;
    const { name: own, title } = node as AstNode & { name?: string; title?: string };
    return this.matcher.match(query, name) || (own !== undefined && title !== undefined && this.matcher.match(query, title));
  }
}

/** What the outline shows the declaration as that a node is in. */
function containerName(node: AstNode): string | undefined {
  for (let outer = node.$container; outer; outer = outer.$container) {
    const name = outlinedName(outer);
    if (name !== undefined) return name;
  }
  return undefined;
}
