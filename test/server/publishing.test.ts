import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServerStatus } from '@remit/server/status';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { copyWorkspace, startServer, type Workspace } from './workspace.ts';

describe('what the server publishes by itself', () => {
  let workspace: Workspace;
  let process: LspProcess;

  beforeEach(async () => {
    workspace = copyWorkspace();
    process = startServer();
    await process.client.initialize({ workspace: workspace.folder });
  });
  afterEach(async () => {
    await process.stop();
    workspace.remove();
  });

  const statuses = (): ServerStatus[] => (process.client.notifications.get('remit/status') ?? []) as ServerStatus[];
  const ready = (probe: (status: ServerStatus) => boolean, after = 0): Promise<ServerStatus> =>
    process.client.until('a ready status', () => statuses().slice(after).find((status) => status.state === 'ready' && probe(status)));

  it('never gives findings a version that they were not found in', async () => {
    const uri = workspace.uri('contract.remit');
    const text = workspace.read('contract.remit');
    await process.client.open(uri, text);
    // In version n the unknown name stands n - 1 lines further down.
    let version = 1;
    for (let round = 1; round <= 30; round += 1) {
      version = await process.client.change(uri, '\n'.repeat(round) + text.replace('8% of Core', '8% of Cor'));
      if (round % 7 === 0) await process.client.diagnostics(uri, version);
    }
    await process.client.diagnostics(uri, version);
    const first = text.split('\n').findIndex((line) => line.includes('8% of Core'));
    const later = process.client.published.filter((entry) => entry.uri === uri && (entry.version ?? 0) > 1);
    expect(later.length).toBeGreaterThanOrEqual(5);
    for (const { version: of, diagnostics } of later) expect(diagnostics.map(({ range }) => range.start.line)).toEqual([first + of! - 1]);
  });

  it('tells its state and counts the findings of the project', async () => {
    const first = await ready(({ projects }) => projects.length > 0);
    expect(statuses()[0]).toEqual({ state: 'starting', processId: process.server.pid, projects: [] });
    expect(first.projects).toEqual([
      { root: workspace.uri('').replace(/\/$/, ''), name: workspace.folder.split('/').at(-1), files: 4, errors: 1, warnings: first.projects[0]!.warnings, notes: 0 },
    ]);
    const uri = workspace.uri('unknown-name.remit');
    await process.client.open(uri, workspace.read('unknown-name.remit').replace('of Cor ', 'of Core '));
    const mended = await ready(({ projects }) => projects[0]?.errors === 0);
    expect(mended.projects[0]!.files).toBe(4);
  });

  it('goes back to the saved text when a file is closed with unsaved changes', async () => {
    await ready(({ projects }) => projects.length > 0);
    const library = workspace.uri('library/measures.remit');
    await process.client.open(library, workspace.read('library/measures.remit').replace('measure AtTarget', 'measure Elsewhere'));
    await ready(({ projects }) => projects[0]!.errors === 3);
    const sofar = statuses().length;
    await process.client.close(library);
    await ready(({ projects }) => projects[0]!.errors === 1, sofar);
    const last = process.client.published.findLast((entry) => entry.uri === workspace.uri('contract.remit'));
    expect(last?.diagnostics).toEqual([]);
  });

  it('takes the findings of a text back that was never saved', async () => {
    const uri = 'untitled:Untitled-1';
    await process.client.open(uri, 'contract');
    expect((await process.client.diagnostics(uri)).diagnostics.length).toBeGreaterThan(0);
    await process.client.close(uri);
    await process.client.until('findings withdrawn', () => {
      const last = process.client.published.findLast((entry) => entry.uri === uri);
      return last?.diagnostics.length === 0 ? true : undefined;
    });
  });

  it('takes the findings of a file outside of every folder back when it is closed as it was saved', async () => {
    const elsewhere = copyWorkspace();
    try {
      const uri = elsewhere.uri('unknown-name.remit');
      await process.client.open(uri, elsewhere.read('unknown-name.remit'));
      await process.client.diagnostics(uri);
      const sofar = statuses().length;
      // Whatever is to be done after a check has been done by now.
      await ready(({ projects }) => projects.some(({ root, errors }) => root === elsewhere.uri('').replace(/\/$/, '') && errors === 1), sofar > 0 ? sofar - 1 : 0);
      await process.client.close(uri);
      await process.client.until('findings withdrawn', () => (process.client.published.findLast((entry) => entry.uri === uri)?.diagnostics.length === 0 ? true : undefined));
    } finally {
      elsewhere.remove();
    }
  });

  const watched = (name: string): Promise<void> =>
    process.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uri(name), type: 2 }] });

  it('publishes what is wrong in a project file, and follows it when it changes', async () => {
    await ready(({ projects }) => projects.length > 0);
    const uri = workspace.uri('remit.json');
    writeFileSync(path.join(workspace.folder, 'remit.json'), '{ "include": ["library/**"], "colour": "red" }');
    const sofar = statuses().length;
    await watched('remit.json');
    const { projects } = await ready(() => true, sofar);
    expect(projects.map(({ files }) => files)).toEqual([1]);
    const findings = process.client.published.findLast((entry) => entry.uri === uri)!.diagnostics;
    expect(findings.map(({ code, range }) => [code, range.start.line])).toEqual([[expect.stringMatching(/^CFG-\d{3}$/), 0]]);
    writeFileSync(path.join(workspace.folder, 'remit.json'), '{}');
    const before = statuses().length;
    await watched('remit.json');
    const again = await ready(() => true, before);
    expect(again.projects.map(({ files }) => files)).toEqual([4]);
    expect(process.client.published.findLast((entry) => entry.uri === uri)!.diagnostics).toEqual([]);
  });

  it('finds what is written into a new folder before the editor watches it, and nothing where nobody would look', async () => {
    await ready(({ projects }) => projects.length > 0);
    const files = statuses().at(-1)!.projects[0]!.files;
    for (const folder of ['unpacked', 'node_modules', 'unpacked/.git']) mkdirSync(path.join(workspace.folder, folder));
    await process.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: ['unpacked', 'node_modules', 'unpacked/.git'].map((name) => ({ uri: workspace.uri(name), type: 1 })) });
    for (const name of ['unpacked/late.remit', 'unpacked/later.remit', 'node_modules/not.remit', 'unpacked/.git/not.remit']) writeFileSync(path.join(workspace.folder, name), 'let Wrong = Nothing\n');
    const sofar = statuses().length;
    const { projects } = await ready((status) => status.projects[0]!.files === files + 2, sofar);
    expect(projects).toHaveLength(1);
    expect(process.client.published.findLast((entry) => entry.uri === workspace.uri('unpacked/later.remit'))?.diagnostics.map(({ code }) => code)).toEqual(['REF-001']);
    expect(process.client.published.filter((entry) => entry.uri.endsWith('not.remit'))).toEqual([]);
    rmSync(path.join(workspace.folder, 'unpacked'), { recursive: true });
    const before = statuses().length;
    await process.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uri('unpacked'), type: 3 }] });
    await ready((status) => status.projects[0]!.files === files, before);
  });

  it('checks again when a contract file has changed on disk, and not for other files', async () => {
    await ready(({ projects }) => projects.length > 0);
    writeFileSync(path.join(workspace.folder, 'notes.txt'), 'notes');
    const sofar = statuses().length;
    await watched('notes.txt');
    writeFileSync(path.join(workspace.folder, 'unknown-name.remit'), workspace.read('unknown-name.remit').replace('of Cor ', 'of Core '));
    await watched('unknown-name.remit');
    await ready(({ projects }) => projects[0]!.errors === 0, sofar);
    expect(statuses().slice(sofar).map(({ state }) => state)).toEqual(['checking', 'ready']);
  });

  it('ends with exit code 1 when told to exit without a shutdown', async () => {
    await process.client.connection.sendNotification('exit');
    expect(await process.exited).toBe(1);
  });
});
