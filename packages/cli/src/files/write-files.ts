import { mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  const folders: { first: string; last: string }[] = [];
  try {
    for (const { file } of files) {
      const there = statSync(file, { throwIfNoEntry: false });
      if (there?.isDirectory()) throw new UsageError(`"${file}" is a folder, so no file can be written there.`);
      if (there && !there.isFile()) throw new UsageError(`"${file}" is not a plain file, so it is not written over.`);
    }
    for (const { file, text } of files) {
      const last = path.dirname(file);
      const first = mkdirSync(last, { recursive: true });
      if (first !== undefined) folders.push({ first, last });
      const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
      made.push({ temporary, file });
      writeFileSync(temporary, text, { flush: true });
    }
    for (const { temporary, file } of made) renameSync(temporary, file);
  } catch (error) {
    for (const { temporary } of made) rmSync(temporary, { force: true });
    for (const { first, last } of folders) removeEmpty(first, last);
    if (error instanceof UsageError) throw error;
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`Nothing was written: ${reasons.get(code) ?? code}${at === undefined ? '' : ` ("${at}")`}.`);
  }
}

/** Takes away folders that were made for nothing, from the innermost outwards, as far as they are empty. */
function removeEmpty(first: string, last: string): void {
  try {
    for (let folder = last; folder.length >= first.length; folder = path.dirname(folder)) rmdirSync(folder);
  } catch {
    // Somebody else has put something there meanwhile.
  }
}

/** Why a file or folder cannot be used, in words, where it is not the tool that is at fault. */
export function fileProblem(error: unknown): string | undefined {
  const { code, path: at } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons.get(code);
  return reason === undefined ? undefined : `${reason}${at === undefined ? '' : ` ("${at.length > 100 ? `${at.slice(0, 100)}…` : at}")`}`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'there is no permission to write'],
  ['EPERM', 'there is no permission to write'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EEXIST', 'a part of the path is a file, not a folder'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'its links lead in a circle'],
]);

/** JSON as it is written to files and to other programs: two blanks deep, with a line break at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
