import type * as vscode from 'vscode';
import { activateWith, type RemitExtension } from './activate.ts';
import { createWebClient } from './client/web-client.ts';

export { deactivate } from './activate.ts';

/** Called by VS Code in a browser when the first contract file is opened, or a folder with a `remit.json`. */
export function activate(context: vscode.ExtensionContext): Promise<RemitExtension> {
  return activateWith(createWebClient, context);
}
