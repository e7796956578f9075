import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { FindingsDocument } from '@remit/cli/report/findings-json';
import type { ReportedFinding } from '@remit/cli/report/reported-finding';
import { Folder } from '../cli/support/run.ts';
import { serverFile } from '../server/workspace.ts';
import { asReported, inLines } from './as-reported.ts';
import { startLspProcess, type LspProcess } from './lsp-client.ts';

/** What both said of the same texts, as lines in order. */
export interface Compared {
  shown: string[];
  told: string[];
}

/**
 * An editor over one folder, and the command over another that holds what the editor shows: the text of files that are open,
 * saved or not, and of the rest what is on disk.
 */
export class EditorAndCommand {
  /** Files open in the editor. */
  readonly open = new Set<string>();
  private readonly disk: Folder;
  private readonly seen: Folder;
  /** The server, for what this class has no word for. */
  readonly process: LspProcess;

  private constructor(files: Record<string, string>) {
    this.disk = new Folder(files);
    this.seen = new Folder(files);
    this.process = startLspProcess(process.execPath, [serverFile, '--stdio']);
    onTestFinished(() => this.process.stop());
  }

  /** Starts a server on a folder with these files; it ends with the test. */
  static async start(files: Record<string, string>): Promise<EditorAndCommand> {
    const both = new EditorAndCommand(files);
    await both.process.client.initialize({ workspace: both.disk.path });
    return both;
  }

  /** The text as the editor has it; undefined where there is no such file. */
  text(name: string): string | undefined {
    return read(this.seen, name);
  }

  async openFile(name: string): Promise<void> {
    this.open.add(name);
    await this.process.client.open(this.uri(name), this.text(name)!);
  }

  /** Closes a file; what was not saved is lost. */
  async closeFile(name: string): Promise<void> {
    this.open.delete(name);
    const saved = read(this.disk, name);
    if (saved === undefined) remove(this.seen, name);
    else this.seen.write(name, saved);
    await this.process.client.close(this.uri(name));
  }

  /** Changes a text: in the editor where the file is open, else on disk, where a closed file may also be made. */
  async write(name: string, text: string): Promise<void> {
    this.seen.write(name, text);
    if (this.open.has(name)) {
      await this.process.client.change(this.uri(name), text);
      return;
    }
    const isNew = read(this.disk, name) === undefined;
    this.disk.write(name, text);
    await this.watched([[name, isNew ? 1 : 2]]);
  }

  /** Saves an open file. */
  async save(name: string): Promise<void> {
    const isNew = read(this.disk, name) === undefined;
    this.disk.write(name, this.text(name)!);
    await this.process.client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(name) } });
    await this.watched([[name, isNew ? 1 : 2]]);
  }

  /** Deletes a file on disk; one that is open stays open. */
  async delete(name: string): Promise<void> {
    remove(this.disk, name);
    if (!this.open.has(name)) remove(this.seen, name);
    await this.watched([[name, 3]]);
  }

  /** Waits until the server has come to rest, and asks both: the command for the folder, then for each open file that is no part of it. */
  async compare(): Promise<Compared> {
    await this.quiet();
    const { files, findings } = await this.told('.');
    const told = new Set(inLines(findings));
    expect(told.size).toBe(findings.length);
    for (const name of this.open) {
      if (files.includes(name)) continue;
      for (const line of inLines((await this.told(name)).findings)) told.add(line);
    }
    return { shown: inLines(this.shown()), told: [...told].sort() };
  }

  /** What the server wrote to stderr. */
  errors(): string {
    return this.process.errors();
  }

  private async told(path: string): Promise<Pick<FindingsDocument, 'files' | 'findings'>> {
    const { stdout, stderr } = await this.seen.remit('check', path, '--format', 'json');
    if (stdout !== '') return JSON.parse(stdout) as FindingsDocument;
    expect(stderr).toContain('There is no contract file');
    return { files: [], findings: [] };
  }

  private shown(): ReportedFinding[] {
    const latest = new Map(this.process.client.published.map(({ uri, diagnostics }) => [path.relative(this.disk.path, decodeURIComponent(new URL(uri).pathname)), diagnostics]));
    return [...latest].flatMap(([file, diagnostics]) => diagnostics.map((one) => asReported(file, this.disk.path, one)));
  }

  /** Closing a file reads it first, so that the check begins a moment after; therefore the server must be at rest twice. */
  private async quiet(): Promise<void> {
    const { client } = this.process;
    for (let round = 0; round < 2; round += 1) {
      await client.request('workspace/symbol', { query: 'no such name' });
      await new Promise((resolve) => setTimeout(resolve, 15));
      await client.until('the server to be ready', () => {
        const last = client.notifications.get('remit/status')?.at(-1) as { state?: string } | undefined;
        return last?.state === 'ready' ? true : undefined;
      });
    }
  }

  private async watched(changes: [string, 1 | 2 | 3][]): Promise<void> {
    await this.process.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changes.map(([name, type]) => ({ uri: this.uri(name), type })) });
  }

  /** Address of a file in the editor's folder. */
  uri(name: string): string {
    return pathToFileURL(path.join(this.disk.path, name)).href;
  }
}

function read({ path: folder }: Folder, name: string): string | undefined {
  try {
    return readFileSync(path.join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}

function remove({ path: folder }: Folder, name: string): void {
  rmSync(path.join(folder, name), { force: true });
}
