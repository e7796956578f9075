import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createServerServices } from './create-services.ts';
import { EditorFileSystem } from './editor-file-system.ts';
import { startServer } from './start-server.ts';
import { logThrough } from './worker-log.ts';

/** The worker's own global object; the types of workers are not loaded, because nothing else here runs in one. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

function startInWorker(): void {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  logThrough(connection);
  // As a process ends: the editor starts a worker anew after an error that nobody caught.
  self.onunhandledrejection = ({ reason }: { reason: unknown }) => {
    setTimeout(() => {
      throw reason;
    });
  };
  const files = new EditorFileSystem(connection);
  startServer(connection, createServerServices({ connection, fileSystemProvider: () => files }).shared, files);
}

// The bundle of this file is also a module that the server in Node takes its parts from, and there is no worker then.
if (typeof self !== 'undefined') startInWorker();
