import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServerServices } from './create-services.ts';
import { startServer } from './start-server.ts';

// Speaks over the IPC channel of the process that forked it, or over stdin and stdout when started with `--stdio`.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, createServerServices({ connection, ...NodeFileSystem }).shared);
