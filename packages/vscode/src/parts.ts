import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from './server/server.ts';

/** What every feature of the extension may stand on. */
export interface ExtensionParts {
  context: vscode.ExtensionContext;
  /** Speaks with the language server; not yet started when features are registered, so that none misses what the server says first. */
  client: BaseLanguageClient;
  /** The server as a whole: its state, and starting it anew. */
  server: Server;
  /** The output channel "Remit". */
  output: vscode.LogOutputChannel;
}

/** Registers one feature; what it registers is put into `context.subscriptions`. */
export type Feature = (parts: ExtensionParts) => void;
