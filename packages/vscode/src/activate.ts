import type { ServerStatus } from '@remit/server/status';
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { clientOptions } from './client/client-options.ts';
import { CrashPolicy } from './client/crash-policy.ts';
import { features } from './features.ts';
import type { ExtensionParts } from './parts.ts';
import { Server } from './server/server.ts';

/** What the extension offers to other extensions. */
export interface RemitExtension {
  /** What the language server said last; undefined while none is running. */
  status(): ServerStatus | undefined;
  /** Brings the language server down, as a fault in it would; only while the extension is tested. */
  crash?(): void;
}

/** A language client for one kind of host. */
export interface HostClient {
  client: BaseLanguageClient;
  /** Brings the server down, where it has no process that could be ended. */
  crash?(): void;
}

/** Makes the language client for one kind of host, ready to be started. */
export type ClientFactory = (context: vscode.ExtensionContext, options: LanguageClientOptions) => HostClient;

let server: Server | undefined;

/** Starts the extension. The entry points differ only in how the language server is started. */
export async function activateWith(createClient: ClientFactory, context: vscode.ExtensionContext): Promise<RemitExtension> {
  // Never disposed of: requests that fail while the window closes are still written to it.
  const output = vscode.window.createOutputChannel('Remit', { log: true });
  const crashes = new CrashPolicy();
  const { client, crash } = createClient(context, clientOptions(output, crashes));
  const running = new Server(client, crashes);
  server = running;
  context.subscriptions.push(running);
  const parts: ExtensionParts = { context, client, server: running, output };
  for (const register of features) register(parts);
  await client.start();
  const isTested = context.extensionMode === vscode.ExtensionMode.Test;
  return { status: () => running.status, ...(isTested && crash ? { crash } : {}) };
}

/** Called by VS Code when the window closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
