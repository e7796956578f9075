import { GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';
import type { RemitAddedServices } from '../services.ts';

/** Makes the path of each import a link to the file. */
export class RemitDocumentLinks implements DocumentLinkProvider {
  private readonly services: RemitAddedServices;

  constructor(services: RemitAddedServices) {
    this.services = services;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const root = document.parseResult.value;
    if (!ast.isRemitFile(root)) return [];
    return root.imports.flatMap((node) => {
      const place = GrammarUtils.findNodeForProperty(node.$cstNode, 'path');
      const target = node.path ? this.services.scoping.ImportResolver.resolve(document, node.path) : undefined;
      return place && target ? [{ range: place.range, target: target.toString(), tooltip: 'Open the imported file' }] : [];
    });
  }
}
