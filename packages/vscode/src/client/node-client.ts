import type * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import type { HostClient } from '../activate.ts';

/** A client whose server is a process of its own: the file that ships inside the extension. */
export function createNodeClient(context: vscode.ExtensionContext, options: LanguageClientOptions): HostClient {
  const module = context.asAbsolutePath('server/main-node.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return { client: new LanguageClient('remit', 'Remit', { run, debug }, options) };
}
