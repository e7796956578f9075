import type { LangiumDocument } from 'langium';
import { DefaultRenameProvider } from 'langium/lsp';
import { ResponseError } from 'vscode-languageserver';
import type { RenameParams } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver-types';

const NAME = /^[A-Z\u00C0-\u00D6\u00D8-\u00DE][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*$/;
/** The LSP's code for a request that is well formed but cannot be done. */
const REQUEST_FAILED = -32803;

/** Renames a declaration and every use of it, in all files. */
export class RemitRename extends DefaultRenameProvider {
  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    if (!NAME.test(params.newName)) {
      throw new ResponseError(REQUEST_FAILED, `"${params.newName}" cannot be a name. A name starts with a capital letter and has letters, digits and "_" after it.`);
    }
    return super.rename(document, params);
  }
}
