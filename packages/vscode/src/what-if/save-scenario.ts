import { scenarioCommands } from '@remit/server/scenarios/protocol';
import { whatIfRequests, type WhatIfSaved, type WhatIfSaveRequest } from '@remit/server/what-if/protocol';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import type { WhatIfSession } from './what-if-session.ts';

/** Asks what the scenario is called, writes it into the text and shows it there. It is not saved to disk: the author looks at it first. */
export async function saveScenario({ client }: ExtensionParts, session: WhatIfSession, column: vscode.ViewColumn | undefined): Promise<void> {
  const { titles } = session;
  const title = await vscode.window.showInputBox({
    title: 'Save as Scenario', prompt: 'What is the scenario called? It holds these facts, and expects what is paid and held now.', value: unusedTitle(titles),
    validateInput: (text) => problemOf(text, titles),
  });
  const { place } = session;
  if (title === undefined || !place) return;
  const saved = await client.sendRequest<WhatIfSaved>(whatIfRequests.save, { ...place, title: title.trim() } satisfies WhatIfSaveRequest);
  if ('refused' in saved) {
    void vscode.window.showWarningMessage(`The scenario was not written. ${saved.refused}`);
    return;
  }
  const uri = client.protocol2CodeConverter.asUri(saved.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  if (saved.version !== null && document.version !== saved.version) {
    void vscode.window.showWarningMessage('The text changed while the scenario was being written, so it was left as it is. Save the scenario again.');
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, client.protocol2CodeConverter.asRange(saved.range), saved.text, { label: 'Save as scenario', needsConfirmation: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage('The scenario could not be written: the file cannot be changed.');
    return;
  }
  await show(document, saved.line, column);
  const run = 'Run It';
  void vscode.window.showInformationMessage(`“${title.trim()}” stands in ${vscode.workspace.asRelativePath(uri)} now. Save the file to keep it.`, run).then((chosen) => {
    if (chosen === run) void vscode.commands.executeCommand(scenarioCommands.run, saved.uri, `${place.contract}/${title.trim()}`);
  });
}

async function show(document: vscode.TextDocument, line: number, column: vscode.ViewColumn | undefined): Promise<void> {
  const open = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: open?.viewColumn ?? column ?? vscode.ViewColumn.One });
  const start = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenter);
}

function problemOf(text: string, titles: readonly string[]): string | undefined {
  if (text.trim() === '') return 'A scenario needs a name.';
  if (/["\r\n]/.test(text)) return 'Quotation marks cannot stand in the name.';
  return titles.includes(text.trim()) ? 'The contract has a scenario of that name already.' : undefined;
}

/** "What if", "What if 2" … */
function unusedTitle(titles: readonly string[]): string {
  for (let number = 1; ; number++) {
    const title = number === 1 ? 'What if' : `What if ${number}`;
    if (!titles.includes(title)) return title;
  }
}
