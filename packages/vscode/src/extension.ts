import type { ServerStatus } from '@remit/server/status';
import * as vscode from 'vscode';
import { createClient } from './client.ts';
import { registerCodePages } from './code-page.ts';
import { CrashPolicy } from './crash-policy.ts';
import { registerLanguagePages } from './language-page.ts';
import { StatusItem } from './status-item.ts';

/** What the extension offers to other extensions. */
export interface RemitExtension {
  /** What the language server said last; undefined while none is running. */
  status(): ServerStatus | undefined;
}

let stop: (() => Promise<void>) | undefined;

/** Called by VS Code when the first contract file is opened, or a folder with a `remit.json`. */
export async function activate(context: vscode.ExtensionContext): Promise<RemitExtension> {
  const output = vscode.window.createOutputChannel('Remit', { log: true });
  const crashes = new CrashPolicy();
  const client = createClient(context, output, crashes);
  const status = new StatusItem(client);
  stop = () => (client.needsStop() ? client.stop() : Promise.resolve());
  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand('remit.showOutput', () => output.show()),
    vscode.commands.registerCommand('remit.restartServer', async () => {
      crashes.forgive();
      await stop?.();
      await client.start();
    }),
  );
  registerCodePages(context);
  registerLanguagePages(context);
  await client.start();
  return { status: () => status.status };
}

/** Called by VS Code when the window closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
