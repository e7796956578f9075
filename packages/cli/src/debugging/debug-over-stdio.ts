import { DebugSession } from '@remit/stepper';
import { StreamMessageReader, StreamMessageWriter, type Message } from 'vscode-languageserver/node';
import type { CliIo } from '../io.ts';
import { fileHost } from './file-host.ts';

/** Answers the requests of an editor over the standard streams until it ends the session. */
export async function debugOverStdio(io: CliIo): Promise<void> {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  let written: Promise<void> = Promise.resolve();
  // The Debug Adapter Protocol frames its messages as the Language Server Protocol does; what is in them differs.
  const session = new DebugSession(fileHost(io), (message) => {
    written = written.then(() => writer.write(message as unknown as Message)).catch(() => undefined);
  });
  await new Promise<void>((resolve) => {
    reader.onError((error) => io.stderr.write(`What the editor sent cannot be read: ${error.message}\n`));
    reader.onClose(() => resolve());
    writer.onClose(() => resolve());
    reader.listen((message) => {
      void session.receive(message).then(() => {
        if (session.isOver) resolve();
      });
    });
  });
  await written;
  reader.dispose();
  process.stdin.destroy();
}
