import { cpSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScenariosRun } from '@remit/server/scenarios/protocol';
import type { WhatIfFacts, WhatIfMove, WhatIfSaved, WhatIfStart } from '@remit/server/what-if/protocol';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { startServer } from './workspace.ts';

const example = path.resolve(import.meta.dirname, '../../examples/care-models/03-tarnside-individual-budgets');
let folder = '';
let server: LspProcess;

const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const place = (start: WhatIfStart, ...moves: WhatIfMove[]): object => ({ uri: uri('tarnside.remit'), contract: 'Tarnside', start, moves });
const files = (...names: string[]): WhatIfStart => ({ files: names.map((name) => uri(`facts/${name}.csv`)) });
const allFiles = (): WhatIfStart => ({ files: globSync('facts/*.csv', { cwd: folder }).sort().map(uri) });
const save = (start: WhatIfStart, ...moves: WhatIfMove[]): Promise<WhatIfSaved> => server.client.request('remit/whatIf/save', { ...place(start, ...moves), title: 'Saved' });

/** What a scenario that was saved comes to where it was put. */
async function ran(name: string, saved: WhatIfSaved): Promise<ScenariosRun['scenarios']> {
  if ('refused' in saved) throw new Error(saved.refused);
  const text = read(name);
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  await server.client.change(uri(name), text.slice(0, offset(saved.range.start)) + saved.text + text.slice(offset(saved.range.end)));
  const { scenarios } = await server.client.request<ScenariosRun>('remit/runScenarios', { uri: uri(name), ids: ['Tarnside/Saved'] });
  await server.client.change(uri(name), text);
  return scenarios;
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-what-if-')));
  cpSync(example, folder, { recursive: true });
  server = startServer();
  await server.client.initialize({ workspace: folder });
  for (const name of ['tarnside.remit', 'scenarios.remit']) await server.client.open(uri(name), read(name));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a scenario that is saved', () => {
  it('does not ask by the name of a budget for what is got back of it: that is not what the name means', async () => {
    const start = { scenario: { uri: uri('scenarios.remit'), id: 'Tarnside/All goals met, one budget of each kind' } };
    const saved = await save(start, { id: '["Balance","2027-07","P3"]', text: null });
    expect('text' in saved && saved.text.split('\n').filter((line) => line.includes(' held for '))).toEqual(['  expect Crisis in 2028/29 held for CrisisCare', '  expect Care in 2028/29 held for HeldAs']);
    expect(await ran('scenarios.remit', saved)).toMatchObject([{ state: 'passed', findings: [] }]);
  });

  it('comes true with all files of facts, some people joining late', async () => {
    expect(await ran('tarnside.remit', await save(allFiles(), { id: '["GoalsMet","2027/28","T002"]', text: null }))).toMatchObject([{ state: 'passed', findings: [] }]);
  });

  it('is refused where the files do not list the people, of whom a scenario would know from the beginning and pay more for', async () => {
    expect(await save(files('people-by-year'))).toEqual({
      refused: 'The facts do not list “T001” and 46 more from the beginning. A scenario takes all whom it names to be there from the beginning, and would pay other sums. Begin from facts that list the members too.',
    });
  });
});

describe('values of files that do not say when they were recorded', () => {
  it('are told, for a run would take them as recorded on its own day', async () => {
    const listed = (start: WhatIfStart): Promise<WhatIfFacts> => server.client.request('remit/whatIf/facts', place(start));
    expect((await listed(allFiles())).assumed).toBeUndefined();
    const undated = read('facts/reviewer.csv').split('\n').map((line) => line.replace(/,20\d\d-\d\d-\d\d,/, ',,')).join('\n');
    await server.client.open(uri('facts/reviewer.csv'), undated);
    expect((await listed(files('reviewer'))).assumed).toBe('83 values do not say when they were recorded. Here each counts as known from the first day of its period; “remit run” takes the day of the run for that, and may then pay on other days or other sums.');
    await server.client.close(uri('facts/reviewer.csv'));
  });
});
