import { contractTreeRequest, type ContractTreeAnswer } from '@remit/server/contract-tree-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { contractInView } from '../findings/contract-in-view.ts';
import type { ExtensionParts } from '../parts.ts';
import { withNamesOf } from './fill-names.ts';
import { snippet } from './snippets.ts';

/** A declaration that a command adds: what it is called, the name of its text with tab stops, and how the outline marks its kind. */
export interface Addition {
  noun: string;
  snippet: string;
  kind: vscode.SymbolKind;
}

/** Adds a declaration behind the last of its kind in the contract at the cursor, else at the end of that contract, and goes there. */
export async function addDeclaration({ noun, snippet: name, kind }: Addition, { client, context }: ExtensionParts): Promise<void> {
  const document = contractInView();
  const contract = document && contractAt(await outlineOf(document), document);
  if (!contract) {
    void offerContract(noun);
    return;
  }
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const text = await namesFilledIn((await snippet(name, context)).replace(/\n?\$0$/, ''), contract.name, document, client);
  const { at, indent } = placeFor(contract, kind, document);
  // The line is made first, because lines of a snippet that are empty would be indented too.
  await editor.edit((edit) => edit.insert(at, `\n\n${indent}`), { undoStopBefore: true, undoStopAfter: false });
  const start = new vscode.Position(at.line + 2, indent.length);
  await editor.insertSnippet(new vscode.SnippetString(text), start, { undoStopBefore: false, undoStopAfter: true });
  editor.revealRange(new vscode.Range(editor.selection.start, editor.selection.end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The text with names that the contract has; as it is where the server does not know the contract. */
async function namesFilledIn(text: string, contract: string, { uri }: vscode.TextDocument, client: BaseLanguageClient): Promise<string> {
  const answer = await client.sendRequest<ContractTreeAnswer>(contractTreeRequest, { uri: client.code2ProtocolConverter.asUri(uri), contract });
  return 'content' in answer && answer.content ? withNamesOf(answer.content, text) : text;
}

async function outlineOf({ uri }: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  return await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri) ?? [];
}

function contractAt(outline: readonly vscode.DocumentSymbol[], document: vscode.TextDocument): vscode.DocumentSymbol | undefined {
  const contracts = outline.filter(({ kind }) => kind === vscode.SymbolKind.Module);
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  return contracts.find(({ range }) => editor && range.contains(editor.selection.active)) ?? contracts[0];
}

/** The end of the line behind which a declaration goes, and the blanks before it. */
function placeFor(contract: vscode.DocumentSymbol, kind: vscode.SymbolKind, document: vscode.TextDocument): { at: vscode.Position; indent: string } {
  const alike = contract.children.filter((child) => child.kind === kind);
  const last = (alike.length > 0 ? alike : contract.children).at(-1);
  const { start, end } = contract.range;
  const line = last ? last.range.end.line : Math.max(start.line, end.line - 1);
  const first = last ? document.lineAt(last.range.start.line) : undefined;
  return { at: document.lineAt(line).range.end, indent: first ? first.text.slice(0, first.firstNonWhitespaceCharacterIndex) : '  ' };
}

async function offerContract(noun: string): Promise<void> {
  const [newContract, example] = ['New Contract', 'Open an Example'];
  const chosen = await vscode.window.showInformationMessage(`No contract is in view to which ${noun} could be added.`, newContract, example);
  if (chosen === newContract) await vscode.commands.executeCommand('remit.newContract');
  if (chosen === example) await vscode.commands.executeCommand('remit.openExample');
}
