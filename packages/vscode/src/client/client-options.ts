import type { ServerOptions } from '@remit/server/code-pages';
import type * as vscode from 'vscode';
import type { ErrorHandler, LanguageClientOptions } from 'vscode-languageclient';
import { codePageAddress } from '../pages/code-page.ts';
import { languagePageAddress, languagePageCommand } from '../pages/language-page.ts';
import { documentSelector } from './document-selector.ts';

/** What the language client is told on every host. */
export function clientOptions(output: vscode.LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    initializationOptions: { codePages: codePageAddress, languagePages: languagePageAddress, files: true, scenarioCommands: ['run', 'explain', 'debug', 'whatIf'] } satisfies ServerOptions,
    markdown: { isTrusted: { enabledCommands: [languagePageCommand] } },
    diagnosticCollectionName: 'remit',
    outputChannel: output,
    errorHandler,
  };
}
