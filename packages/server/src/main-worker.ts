import { EmptyFileSystem } from 'langium';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createServerServices } from './create-services.ts';
import { startServer } from './start-server.ts';

/** The worker's own global object; the types of workers are not loaded, because nothing else here runs in one. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, createServerServices({ connection, ...EmptyFileSystem }).shared);
