#!/usr/bin/env node
// Starts the command in a checkout, where the bundle is made by `npm run build`.
import { existsSync } from 'node:fs';

const command = new URL('../dist/remit.mjs', import.meta.url);
if (existsSync(command)) {
  await import(command.href);
} else {
  process.stderr.write('The remit command has not been built yet. Run: npm run build\n');
  process.exitCode = 3;
}
