import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsFilesRequest, type FactsFilesAnswer } from '@remit/server/facts/files-request';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { meals } from '../helpers/meals.ts';
import { startServer } from './workspace.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-facts-files-')));
const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const csv = 'fact,period,value\nClients,2026/27,800\n';
let server: LspProcess;

beforeAll(async () => {
  write('remit.json', '{ "facts": { "reported/**/*.csv": "contracts/meals.remit", "other/*.csv": "contracts/transport.remit", "contracts/theirs.csv": "contracts/transport.remit" } }\n');
  write('contracts/meals.remit', meals);
  write('contracts/transport.remit', meals.replaceAll('Meals', 'Transport'));
  for (const name of ['reported/a.csv', 'reported/2026/q1/b.csv', 'other/c.csv', 'contracts/theirs.csv', 'contracts/beside.csv', 'contracts/facts/d.csv', 'package.json', 'contracts/meals.program.json']) write(name, csv);
  server = startServer();
  await server.client.initialize({ workspace: folder });
  for (const name of ['contracts/meals.remit', 'contracts/transport.remit']) await server.client.diagnostics(uriOf(name)).catch(() => undefined);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const offered = async (name: string): Promise<string[]> => (await server.client.request<FactsFilesAnswer>(factsFilesRequest, { uri: uriOf(name) })).files.map((uri) => uri.slice(uriOf('').length + 1));

describe('files from which facts can be taken', () => {
  it('are those first that the project says, then those of such names, then others around; none that is said to be for another contract', async () => {
    expect(await offered('contracts/meals.remit')).toEqual(['reported/a.csv', 'reported/2026/q1/b.csv', 'contracts/facts/d.csv', 'contracts/beside.csv']);
    expect(await offered('contracts/transport.remit')).toEqual(['other/c.csv', 'contracts/theirs.csv', 'contracts/facts/d.csv', 'contracts/beside.csv']);
  });

  it('are none for a file that is not there', async () => {
    expect(await offered('contracts/gone.remit')).toEqual([]);
  });
});
