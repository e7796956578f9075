import { existsSync } from 'node:fs';
import path from 'node:path';
import { ExitCode } from '../exit-code.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';
import { firstContract, firstFacts } from './first-contract.ts';
import { shownPath } from './paths.ts';
import { jsonText, writeFiles } from './write-files.ts';

/** Writes a project file, a first contract with a scenario, and facts for it. Nothing that is there is changed. */
export function startProject(folder: string, { io, say, style }: Context): ExitCode {
  const at = path.resolve(io.cwd, folder);
  const files = [
    { file: path.join(at, 'remit.json'), text: jsonText({ include: ['**/*.remit'], out: 'build' }) },
    { file: path.join(at, 'first.remit'), text: firstContract },
    { file: path.join(at, 'facts.csv'), text: firstFacts },
  ];
  const present = files.find(({ file }) => existsSync(file));
  if (present) throw new UsageError(`"${shownPath(present.file, io.cwd)}" is already there, so nothing was written.`, 'Name another folder: remit init FOLDER');
  writeFiles(files);
  for (const { file } of files) say(`${style.good('made')} ${shownPath(file, io.cwd)}`);
  const inFolder = folder === '.' ? '' : `cd ${folder} && `;
  const remit = io.env['npm_command'] === 'exec' ? 'npx remit' : 'remit';
  say(`\nNext: ${style.strong(`${inFolder}${remit} test`)}, then ${style.strong(`${remit} run first.remit --facts facts.csv --as-of 2026-06-01`)}`);
  return ExitCode.ok;
}
