#!/usr/bin/env node
import module from 'node:module';
import { processIo } from './io.ts';
import { runCli } from './run-cli.ts';

// Where Node can keep compiled code between runs, commands start sooner; where it cannot, it goes without.
module.enableCompileCache?.();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who reads our output may stop early, as `head` does.
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCli(process.argv.slice(2), processIo());
