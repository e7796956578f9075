import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

/** A file to be written. */
export interface FileToWrite {
  /** Absolute path. */
  file: string;
  text: string;
}

/**
 * Writes all of the files or none: each is written in full beside its place first, and moved there when all are.
 *
 * @throws UsageError where a file cannot be written
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const made: { temporary: string; file: string }[] = [];
  try {
    for (const { file } of files) {
      if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`"${file}" is a folder, so no file can be written there.`);
    }
    for (const { file, text } of files) {
      mkdirSync(path.dirname(file), { recursive: true });
      const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
      made.push({ temporary, file });
      writeFileSync(temporary, text, { flush: true });
    }
    for (const { temporary, file } of made) renameSync(temporary, file);
  } catch (error) {
    for (const { temporary } of made) rmSync(temporary, { force: true });
    if (error instanceof UsageError) throw error;
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`Nothing was written: ${reasons.get(code) ?? code}${at === undefined ? '' : ` ("${at}")`}.`);
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'there is no permission to write'],
  ['EPERM', 'there is no permission to write'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EEXIST', 'a part of the path is a file, not a folder'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/** JSON as it is written to files and to other programs: two blanks deep, with a line break at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
