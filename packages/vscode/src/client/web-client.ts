import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type MessageTransports } from 'vscode-languageclient/browser';
import type { HostClient } from '../activate.ts';
import { WorkerReader, WorkerWriter, type ServerWorker } from './worker-transport.ts';

/** The types of browsers are not loaded, because this file alone runs in one. */
declare const Worker: new (address: string) => ServerWorker;

/** A client whose server is a worker of the browser: the script that ships inside the extension. */
export function createWebClient({ extensionUri }: vscode.ExtensionContext, options: LanguageClientOptions): HostClient {
  const script = vscode.Uri.joinPath(extensionUri, 'server/main-worker.js').toString(true);
  let reader: WorkerReader | undefined;
  const start = async (): Promise<MessageTransports> => {
    const worker = new Worker(script);
    reader = new WorkerReader(worker, (problem) => options.outputChannel?.error(problem));
    return { reader, writer: new WorkerWriter(worker) };
  };
  return { client: new LanguageClient('remit', 'Remit', start, options), crash: () => reader?.end('The language server was brought down.') };
}
