import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { addDeclaration } from './add-declaration.ts';
import { newFile } from './new-file.ts';
import { registerPasteTable } from './paste-table.ts';

/** Registers the commands that begin a contract or a library, those that add to a contract, and the pasting of tables. */
export function registerWriting(parts: ExtensionParts): void {
  const { context } = parts;
  const { Event, Function } = vscode.SymbolKind;
  registerPasteTable(parts);
  context.subscriptions.push(
    vscode.commands.registerCommand('remit.newContract', () => newFile('Contract', context)),
    vscode.commands.registerCommand('remit.newLibrary', () => newFile('Measure as a proportion', context)),
    vscode.commands.registerCommand('remit.addOutcome', () => addDeclaration({ noun: 'an outcome', snippet: 'Outcome', kind: Event }, parts)),
    vscode.commands.registerCommand('remit.addPayment', () => addDeclaration({ noun: 'a payment', snippet: 'Payment for each person', kind: Function }, parts)),
    vscode.commands.registerCommand('remit.format', () => vscode.commands.executeCommand('editor.action.formatDocument')),
  );
}
