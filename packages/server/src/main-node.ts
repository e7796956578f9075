import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServerServices } from './create-services.ts';
import { EditorFileSystem } from './editor-file-system.ts';
import { FileSystemByScheme } from './file-system-by-scheme.ts';
import { startServer } from './start-server.ts';

// Speaks over the IPC channel of the process that forked it, or over stdin and stdout when started with `--stdio`.
const connection = createConnection(ProposedFeatures.all);
const files = new EditorFileSystem(connection);
const fileSystemProvider = () => new FileSystemByScheme(NodeFileSystem.fileSystemProvider(), files);
startServer(connection, createServerServices({ connection, fileSystemProvider }).shared, files);
