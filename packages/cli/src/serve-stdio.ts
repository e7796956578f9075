import { createServerServices } from '@remit/server/create-services';
import { startServer } from '@remit/server';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** Runs the language server over the standard streams until the editor ends it. */
export async function serveOverStdio(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  startServer(connection, createServerServices({ connection, ...NodeFileSystem }).shared);
  await new Promise<void>((resolve) => {
    connection.onExit(() => resolve());
    process.stdin.once('end', () => resolve());
  });
}
