import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { debugType, Refused, type Configurations } from './configurations.ts';

/**
 * Steps through the payment that a scenario expects something of first; where it expects none, it is asked which.
 *
 * @param uri address of the file, as a code lens gives it; without, the scenario at the cursor is meant
 * @param id of the scenario in the file
 * @param testRun the run of the Test Explorer that it is a part of, if it is
 */
export async function debugScenario(client: BaseLanguageClient, configurations: Configurations, uri: unknown, id: unknown, testRun?: vscode.TestRun): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const named = typeof uri === 'string' && typeof id === 'string';
  const program = named ? uri : editor?.document.languageId === 'remit' ? client.code2ProtocolConverter.asUri(editor.document.uri) : undefined;
  const line = editor?.selection.active.line ?? -1;
  try {
    const { scenarios } = program === undefined ? { scenarios: [] } : await configurations.steppable(program);
    const found = scenarios.find((one) => one.uri === program && (named ? one.id === id : one.line <= line && line <= one.endLine));
    if (program === undefined || !found) {
      void vscode.window.showInformationMessage(named ? 'The scenario is not there any more.' : 'Put the cursor into a scenario first: scenario "…" for NAME { … expect … }');
      return false;
    }
    const wanted = { program, contract: found.contract, scenario: found.title };
    const { expected } = await configurations.payments(wanted);
    return await startStepping(vscode.workspace.getWorkspaceFolder(client.protocol2CodeConverter.asUri(program)), { name: found.title, ...wanted, ...expected }, testRun);
  } catch (fault) {
    void vscode.window.showErrorMessage(fault instanceof Refused ? fault.message : 'The language server gave no answer; it may have been started anew. Start again.');
    return false;
  }
}

/** Starts a session. Nothing is saved before: what stands in the editor is stepped through. */
export async function startStepping(folder: vscode.WorkspaceFolder | undefined, settings: { name: string } & Record<string, unknown>, testRun?: vscode.TestRun): Promise<boolean> {
  return vscode.debug.startDebugging(folder, { type: debugType, request: 'launch', ...settings }, { suppressSaveBeforeStart: true, ...(testRun && { testRun }) });
}
