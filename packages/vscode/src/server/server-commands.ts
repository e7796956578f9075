import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';

/** Registers the commands about the server itself. */
export function registerServerCommands({ context, output, server }: ExtensionParts): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('remit.showOutput', () => output.show()),
    vscode.commands.registerCommand('remit.restartServer', () => server.restart()),
  );
}
