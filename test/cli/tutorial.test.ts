import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Folder } from './support/run.ts';
import { follow, patternOf, refilled } from './support/tutorial.ts';

const file = path.join(import.meta.dirname, '../../docs/tutorial.md');
const page = readFileSync(file, 'utf8');

it('can be followed step by step: every command prints what the page shows', async () => {
  const folder = new Folder();
  const steps = await follow(page, folder);
  // UPDATE_DOCS=1 writes what the commands print now into the page; read the difference before you accept it.
  if (process.env.UPDATE_DOCS) writeFileSync(file, refilled(page, steps));
  expect(steps.length).toBe([...page.matchAll(/^\$ /gm)].length);
  for (const { command, shown, printed } of steps) expect(printed, command).toMatch(patternOf(shown));
}, 60_000);
