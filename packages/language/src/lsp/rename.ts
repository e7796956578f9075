import { AstUtils, CstUtils, URI, type AstNode, type LangiumDocument, type MaybePromise } from 'langium';
import { DefaultRenameProvider, type LangiumServices } from 'langium/lsp';
import { ResponseError } from 'vscode-languageserver';
import type { RenameParams, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { isContract, isRemitFile } from '../ast.ts';
import { kindNoun } from '../diagnostics/kinds.ts';
import { nameTable, type NamedNode } from '../scoping/name-table.ts';
import type { RemitAddedServices } from '../services.ts';
import { nameInWording } from './names-in-wording.ts';

const NAME = /^[A-Z\u00C0-\u00D6\u00D8-\u00DE][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*$/;
/** The LSP's code for a request that is well formed but cannot be done. */
const REQUEST_FAILED = -32803;

/** Renames a declaration and every use of it, in all files and wordings. */
export class RemitRename extends DefaultRenameProvider {
  private readonly services: LangiumServices & RemitAddedServices;

  constructor(services: LangiumServices & RemitAddedServices) {
    super(services);
    this.services = services;
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    if (!NAME.test(params.newName)) {
      throw new ResponseError(REQUEST_FAILED, `"${params.newName}" cannot be a name. A name starts with a capital letter and has letters, digits and "_" after it.`);
    }
    const declaration = nameInWording(document, params.position, this.services)?.declaration;
    const place = declaration ?? { document, position: params.position };
    this.refuseClash(place.document, place.position, params.newName);
    return super.rename(place.document, { ...params, position: place.position });
  }

  /** A name that something else has where the declaration or one of its uses stands is refused: afterwards nobody could tell the uses of the two apart. */
  private refuseClash(document: LangiumDocument, position: Position, newName: string): void {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position), this.grammarConfig.nameRegexp);
    const { VisibleNames: visible } = this.services.scoping;
    for (const target of leaf ? this.references.findDeclarations(leaf) : []) {
      const name = this.nameProvider.getName(target);
      if (!name || name === newName || !visible.find(target, name).includes(target as NamedNode)) continue;
      const [other] = visible.find(target, newName);
      const clash = other ?? this.namesBesideUses(target).get(newName)?.[0];
      if (clash) throw new ResponseError(REQUEST_FAILED, `"${newName}" is already the name of ${kindNoun(clash.$type)}. Take another name, or give that one another first.`);
    }
  }

  /** What the contracts and files declare in which a declaration is used, or may be. */
  private namesBesideUses(target: AstNode): ReadonlyMap<string, readonly NamedNode[]> {
    const names = new Map<string, readonly NamedNode[]>();
    const uris = new Set(this.references.findReferences(target, { includeDeclaration: true }).map(({ sourceUri }) => sourceUri.toString()).toArray());
    for (const uri of uris) {
      const file = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.parseResult.value;
      if (!isRemitFile(file) || AstUtils.getContainerOfType(target, isContract)) continue;
      for (const container of [file, ...file.contracts]) for (const [name, nodes] of nameTable(container).names) names.set(name, nodes);
    }
    return names;
  }

  override prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): MaybePromise<Range | undefined> {
    return nameInWording(document, params.position, this.services)?.range ?? super.prepareRename(document, params);
  }
}
