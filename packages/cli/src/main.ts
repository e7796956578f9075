#!/usr/bin/env node
import module from 'node:module';

// Where Node can keep compiled code between runs, commands start sooner; where it cannot, it goes without. It keeps what is loaded after this.
module.enableCompileCache?.();
const { start } = await import('./start.ts');
await start();
