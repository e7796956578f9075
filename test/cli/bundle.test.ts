import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const bundle = path.resolve(import.meta.dirname, '../../packages/cli/dist/remit.mjs');

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the bundled command as a process of its own. */
function remit(folder: Folder, ...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bundle, ...argv], { cwd: folder.path, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

/** The files that are read before the command has seen its arguments. */
function loadedAtStart(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, next] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.{1,2}\/[^"]+\.mjs)"/g)) loadedAtStart(path.resolve(path.dirname(file), next!), seen);
  return seen;
}

describe('the bundled command, as a process', () => {
  it('is there (npm run build makes it)', () => {
    expect(existsSync(bundle)).toBe(true);
  });

  it('prints its version', async () => {
    expect(await remit(new Folder(), '--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it('answers 1 for findings, with nothing but JSON on the standard output', async () => {
    const { code, stdout, stderr } = await remit(new Folder({ 'a.remit': 'import "./b.remit"' }), 'check', '--format', 'json');
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'remit-findings/1.0', counts: { error: 1 } });
  });

  it('answers 2 for wrong use', async () => {
    expect(await remit(new Folder(), 'check', 'nope.remit')).toMatchObject({ code: 2, stdout: '' });
  });

  it('reads little before it knows what to do', () => {
    const files = [...loadedAtStart(bundle)];
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(120_000);
    expect(texts.some((text) => text.includes('performSelfAnalysis'))).toBe(false);
  });
});
