import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLspProcess, type LspProcess } from '../helpers/lsp-client.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The bundled server, the file that ships in the extension. */
export const serverFile = path.join(root, 'packages/server/dist/main-node.cjs');

/** A copy of the fixture workspace that a test may change. */
export interface Workspace {
  folder: string;
  uri(name: string): string;
  read(name: string): string;
  remove(): void;
}

/** Copies the fixture workspace. */
export function copyWorkspace(): Workspace {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-server-')));
  cpSync(path.join(root, 'test/fixtures/editor-workspace'), folder, { recursive: true });
  return {
    folder,
    uri: (name) => pathToFileURL(path.join(folder, name)).href,
    read: (name) => readFileSync(path.join(folder, name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the bundled server as any editor starts it. */
export function startServer(): LspProcess {
  return startLspProcess(process.execPath, [serverFile, '--stdio']);
}

/** The place just behind the first occurrence of `before`, as the protocol counts. */
export function after(text: string, before: string): { line: number; character: number } {
  const offset = text.indexOf(before);
  if (offset < 0) throw new Error(`${JSON.stringify(before)} does not occur`);
  const lines = text.slice(0, offset + before.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
