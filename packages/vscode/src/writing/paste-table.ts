import { pasteTableRequest, type PasteTableAnswer, type PasteTableParams } from '@remit/server/paste-table-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from '../client/document-selector.ts';
import type { ExtensionParts } from '../parts.ts';

/** How long it is told why a table was pasted as it is, in milliseconds. */
const told = 10_000;

/** Turns tables from a spreadsheet into rows, bands, parts or facts when they are pasted into a contract, and by a command. */
export function registerPasteTable({ client, context }: ExtensionParts): void {
  context.subscriptions.push(
    vscode.languages.registerDocumentPasteEditProvider(documentSelector(), new TablePasting(client), { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] }),
    vscode.commands.registerCommand('remit.pasteTable', () => pasteFromClipboard(client)),
  );
}

/** What such a paste is, for settings that prefer one kind to another. */
const kind = vscode.DocumentDropOrPasteEditKind.Text.append('remit', 'table');

class TablePasting implements vscode.DocumentPasteEditProvider {
  private readonly client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  /** Offers the table in the form of the block at the cursor; nothing where it would be a guess, so that the text is pasted as it is. */
  async provideDocumentPasteEdits(document: vscode.TextDocument, ranges: readonly vscode.Range[], data: vscode.DataTransfer, _context: vscode.DocumentPasteEditContext, token: vscode.CancellationToken): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const [range, ...more] = ranges;
    const text = await data.get('text/plain')?.asString();
    if (!range || more.length > 0 || !looksLikeTable(text)) return undefined;
    const pasted = await asked(this.client, document, range, text, token);
    if (!pasted) return undefined;
    if ('problem' in pasted) {
      vscode.window.setStatusBarMessage(`$(info) Pasted as it was: ${pasted.problem}`, told);
      return undefined;
    }
    const edit = new vscode.DocumentPasteEdit('', pasted.label, kind);
    edit.additionalEdit = editOf(document, pasted, this.client);
    return [edit];
  }
}

/** Pastes what the clipboard holds in the form of the block at the cursor, or says why it cannot be. */
async function pasteFromClipboard(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'remit') return void vscode.window.showInformationMessage('Open a contract and put the cursor where the table is to go: in a table, in bands or parts, or among the facts of a scenario.');
  const text = await vscode.env.clipboard.readText();
  if (!looksLikeTable(text)) return void vscode.window.showInformationMessage('The clipboard holds no table. Copy its cells in the spreadsheet first.');
  const { version } = editor.document;
  const pasted = await asked(client, editor.document, editor.selection, text);
  if (!pasted) return void vscode.window.showInformationMessage('No table can go here. Put the cursor in a table, in bands or parts, or among the facts of a scenario.');
  if ('problem' in pasted) return void vscode.window.showWarningMessage(`The table was not pasted. ${pasted.problem}`);
  if (editor.document.version !== version) return void vscode.window.showWarningMessage('The table was not pasted, because the text changed meanwhile. Paste it again.');
  await vscode.workspace.applyEdit(editOf(editor.document, pasted, client));
}

/** Between the cells of a spreadsheet stand tabs. */
function looksLikeTable(text: string | undefined): text is string {
  return text !== undefined && text.includes('\t');
}

function asked(client: BaseLanguageClient, document: vscode.TextDocument, range: vscode.Range, text: string, token?: vscode.CancellationToken): Promise<PasteTableAnswer> {
  const { code2ProtocolConverter: to } = client;
  const params: PasteTableParams = { textDocument: { uri: to.asUri(document.uri) }, range: to.asRange(range), text };
  return client.sendRequest<PasteTableAnswer>(pasteTableRequest, params, token);
}

function editOf({ uri }: vscode.TextDocument, { edit: { range, newText } }: Extract<PasteTableAnswer, { edit: object }>, { protocol2CodeConverter: from }: BaseLanguageClient): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, from.asRange(range), newText);
  return edit;
}
