import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli, type ExitCode } from '@remit/cli';

/** What a run of the command came to. */
export interface Ran {
  code: ExitCode;
  stdout: string;
  stderr: string;
}

/** The day it is in these tests. */
export const TODAY = '2026-11-22';

/** A folder of its own for one test. */
export class Folder {
  readonly path: string;

  constructor(files: Record<string, string | Uint8Array> = {}) {
    this.path = mkdtempSync(path.join(tmpdir(), 'remit-'));
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(name: string): string {
    return readFileSync(path.join(this.path, name), 'utf8');
  }

  /** The paths of all files, hidden ones too, in order. */
  files(below = ''): string[] {
    return readdirSync(path.join(this.path, below))
      .sort()
      .flatMap((name) => {
        const relative = path.posix.join(below, name);
        return statSync(path.join(this.path, relative)).isDirectory() ? this.files(relative) : [relative];
      });
  }

  /** Runs the command here, in this process. */
  async remit(...argv: string[]): Promise<Ran> {
    return this.remitWith({}, ...argv);
  }

  /** Runs the command with an environment, on a terminal if asked. */
  async remitWith(setting: Setting, ...argv: string[]): Promise<Ran> {
    return remitIn(this.path, setting, ...argv);
  }
}

interface Setting { env?: Record<string, string>; terminal?: boolean }

/** Runs the command in a folder that is there, in this process. */
export async function remitIn(cwd: string, { env = {}, terminal = false }: Setting, ...argv: string[]): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ write: (text: string) => { written[name] += text; }, isTerminal: terminal, columns: 100 });
  const code = await runCli(argv, { cwd, env, stdout: output('stdout'), stderr: output('stderr'), today: () => TODAY });
  return { code, ...written };
}
