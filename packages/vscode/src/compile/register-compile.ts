import { compileRequest, type CompileAnswer } from '@remit/server/compile-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { counted } from '../findings/counted.ts';
import { contractInView } from '../findings/contract-in-view.ts';
import type { ExtensionParts } from '../parts.ts';

/** Registers the command that writes the programs of the contracts in the file in view. */
export function registerCompile({ client, context, output }: ExtensionParts): void {
  context.subscriptions.push(vscode.commands.registerCommand('remit.compile', async (of?: unknown) => {
    const uri = of instanceof vscode.Uri ? of : contractInView()?.uri;
    if (!uri) {
      void vscode.window.showWarningMessage('No contract is in view, so nothing was compiled. Open the file of the contract and try again.');
      return [];
    }
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    // What is written is what is on the screen.
    if (document?.isDirty && !document.isUntitled) await document.save();
    return compile(client, uri, output);
  }));
}

async function compile(client: BaseLanguageClient, uri: vscode.Uri, output: vscode.LogOutputChannel): Promise<vscode.Uri[]> {
  const answer = await client.sendRequest<CompileAnswer>(compileRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  if ('refused' in answer) {
    void tellRefusal(answer, client);
    return [];
  }
  if (uri.scheme === 'untitled') {
    void vscode.window.showWarningMessage('This contract is not saved anywhere yet, so there is no folder for its program. Save it first.');
    return [];
  }
  const files = answer.files.map((file) => ({ uri: client.protocol2CodeConverter.asUri(file.uri), text: file.text }));
  for (const file of files) await vscode.workspace.fs.writeFile(file.uri, new TextEncoder().encode(file.text));
  for (const file of files) output.info(`Wrote ${vscode.workspace.asRelativePath(file.uri)}`);
  void tellWritten(answer.contracts, files.map((file) => file.uri));
  return files.map((file) => file.uri);
}

async function tellWritten(contracts: readonly string[], files: readonly vscode.Uri[]): Promise<void> {
  const names = contracts.map((name) => `'${name}'`).join(', ');
  const open = 'Open the Program';
  const chosen = await vscode.window.showInformationMessage(`Compiled ${names}: ${files.map((file) => vscode.workspace.asRelativePath(file)).join(', ')}`, open);
  if (chosen === open && files[0]) await vscode.commands.executeCommand('vscode.open', files[0]);
}

async function tellRefusal(answer: Extract<CompileAnswer, { refused: string }>, client: BaseLanguageClient): Promise<void> {
  if (answer.refused !== 'errors') {
    void vscode.window.showWarningMessage('There is no contract in this file, so there is nothing to compile. Open the file of the contract that uses it.');
    return;
  }
  const uri = client.protocol2CodeConverter.asUri(answer.uri);
  const show = 'Show the Findings';
  const message = `Nothing was written: ${counted(answer.errors, 'error')} must be corrected first, in ${vscode.workspace.asRelativePath(uri)}${answer.errors > 1 ? ' and what belongs to it' : ''}. A payment system must not run a contract with errors.`;
  if ((await vscode.window.showErrorMessage(message, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
