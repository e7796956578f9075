import { processIo } from './io.ts';
import { runCli } from './run-cli.ts';

/** Runs the command that the process was started with. */
export async function start(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Who reads our output may stop early, as `head` does: what is to be written to files is written all the same.
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.exitCode = await runCli(process.argv.slice(2), processIo());
}
