#!/usr/bin/env node
import { processIo } from './io.ts';
import { runCli } from './run-cli.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who reads our output may stop early, as `head` does.
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCli(process.argv.slice(2), processIo());
