import type { LangiumDocument, MaybePromise } from 'langium';
import { DefaultRenameProvider, type LangiumServices } from 'langium/lsp';
import { ResponseError } from 'vscode-languageserver';
import type { RenameParams, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
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
    return declaration ? super.rename(declaration.document, { ...params, position: declaration.position }) : super.rename(document, params);
  }

  override prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): MaybePromise<Range | undefined> {
    return nameInWording(document, params.position, this.services)?.range ?? super.prepareRename(document, params);
  }
}
