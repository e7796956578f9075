import type { ServerOptions } from '@remit/server/code-pages';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ErrorHandler } from 'vscode-languageclient/node';
import { codePageAddress } from './code-page.ts';
import { languagePageAddress, languagePageCommand } from './language-page.ts';

/** The language client, ready to be started; the server is the file that ships inside the extension. */
export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, errorHandler: ErrorHandler): LanguageClient {
  const module = context.asAbsolutePath('server/main-node.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient('remit', 'Remit', { run, debug }, {
    documentSelector: [
      { scheme: 'file', language: 'remit' },
      { scheme: 'untitled', language: 'remit' },
    ],
    initializationOptions: { codePages: codePageAddress, languagePages: languagePageAddress } satisfies ServerOptions,
    markdown: { isTrusted: { enabledCommands: [languagePageCommand] } },
    diagnosticCollectionName: 'remit',
    outputChannel: output,
    errorHandler,
  });
}
