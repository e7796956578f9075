import type * as vscode from 'vscode';
import { activateWith, type RemitExtension } from './activate.ts';
import { createNodeClient } from './client/node-client.ts';

export { deactivate } from './activate.ts';

/** Called by VS Code on a desktop or a server when the first contract file is opened, or a folder with a `remit.json`. */
export function activate(context: vscode.ExtensionContext): Promise<RemitExtension> {
  return activateWith(createNodeClient, context);
}
