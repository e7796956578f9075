import { existsSync } from 'node:fs';
import path from 'node:path';
import { placeInJson } from '../../files/json-places.ts';
import { readNamedJson } from '../../files/read-text.ts';
import { jsonText, writeFiles } from '../../files/write-files.ts';
import { Refused } from '../refused.ts';
import type { ReportedFinding } from '../reported-finding.ts';
import { pathsFrom } from '../pipeline-paths.ts';
import { baselineOf, type Baseline, type BaselineFiles, type BaselineFinding } from './baseline.ts';

/**
 * Reads a baseline named on the command line.
 *
 * @throws UsageError where there is no such file
 * @throws Refused where it is not a baseline
 */
export function readBaseline(name: string, cwd: string): Baseline {
  const read = readNamedJson(name, 'CFG', cwd);
  if (read.finding) throw new Refused([read.finding]);
  const wrong = problemOf(read.value);
  if (!wrong) return read.value as Baseline;
  const range = placeInJson(read.text, wrong.pointer);
  throw new Refused([{
    code: 'CFG-033', severity: 'error', file: read.file, pointer: wrong.pointer, ...(range ? { range } : {}),
    message: `"${read.file}" is not a baseline, so new findings cannot be told from known ones. ${wrong.detail} Name the file that "remit check --write-baseline FILE" wrote, or write it anew.`,
  }]);
}

/** Writes the baseline of findings; entries of files that were not looked at stay. */
export function writeBaseline(name: string, findings: readonly ReportedFinding[], unseen: readonly BaselineFinding[], cwd: string): void {
  writeFiles([{ file: path.resolve(cwd, name), text: jsonText(baselineOf(findings, unseen, baselineFiles(name, cwd))) }]);
}

/** Paths in a baseline start at its own folder, so that it does not matter where the command is run. */
export function baselineFiles(name: string, cwd: string): BaselineFiles {
  const folder = path.dirname(path.resolve(cwd, name));
  return { pathOf: pathsFrom(folder, cwd), isThere: (file) => existsSync(path.resolve(folder, file)) };
}

function problemOf(value: unknown): { pointer: string; detail: string } | undefined {
  if (!isGroup(value)) return { pointer: '', detail: 'It has to be a group in braces.' };
  if (value['format'] !== 'remit-baseline/1.0') return { pointer: 'format' in value ? '/format' : '', detail: 'Its "format" has to be "remit-baseline/1.0".' };
  const { findings } = value;
  if (!Array.isArray(findings)) return { pointer: 'findings' in value ? '/findings' : '', detail: 'Its "findings" have to be a list in square brackets.' };
  for (const [index, entry] of (findings as unknown[]).entries()) {
    const pointer = `/findings/${index}`;
    if (!isGroup(entry)) return { pointer, detail: 'Each finding has to be a group in braces.' };
    for (const name of ['fingerprint', 'code', 'file', 'declaration', 'message'] satisfies (keyof BaselineFinding)[]) {
      const optional = name !== 'fingerprint' && name !== 'code';
      if (!(name in entry)) {
        if (optional) continue;
        return { pointer, detail: `A finding has to have a "${name}".` };
      }
      if (typeof entry[name] !== 'string') return { pointer: `${pointer}/${name}`, detail: `The "${name}" of a finding has to be a text in quotation marks.` };
    }
  }
  return undefined;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
