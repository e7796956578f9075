import { decodeText } from '@remit/language/project/decode';
import { encodingMessage } from '@remit/language/project/encoding-message';
import { readFileSync } from 'node:fs';
import { nameGivenTwice } from '@remit/program/name-given-twice';
import path from 'node:path';
import type { ReportedFinding } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';
import { jsonProblem } from './json-places.ts';
import { namedFile, shownPath } from './paths.ts';

/** The letters of the codes about a kind of document. */
export type DocumentPrefix = 'PRG' | 'FCT' | 'LED' | 'CFG';

/** What can be wrong with any file that is read. A baseline is the only one read with CFG. */
const codes: Readonly<Record<DocumentPrefix, { twice: string; json: string; encoding: string }>> = {
  PRG: { twice: 'PRG-094', json: 'PRG-095', encoding: 'PRG-096' },
  FCT: { twice: 'FCT-094', json: 'FCT-095', encoding: 'FCT-096' },
  LED: { twice: 'LED-094', json: 'LED-095', encoding: 'LED-096' },
  CFG: { twice: 'CFG-031', json: 'CFG-030', encoding: 'CFG-032' },
};

/** A text file named on the command line, or why its bytes are not text. */
export type ReadText = { file: string; absolute: string; text: string; finding?: undefined } | { finding: ReportedFinding };

/** A JSON file named on the command line, or why it cannot be read. */
export type ReadJson = { file: string; absolute: string; text: string; value: unknown; finding?: undefined } | { finding: ReportedFinding };

/**
 * Reads a text file strictly as UTF-8.
 *
 * @throws UsageError where there is no such file
 */
export function readNamedText(name: string, prefix: DocumentPrefix, cwd: string): ReadText {
  const absolute = namedFile(name, cwd);
  const file = shownPath(absolute, cwd);
  const { text, problem } = decodeText(bytesOf(absolute, name));
  if (!problem) return { file, absolute, text };
  const { line, character } = problem;
  return {
    finding: {
      code: codes[prefix].encoding, severity: 'error', message: encodingMessage(path.basename(absolute), problem), file,
      range: { line: line + 1, column: character + 1, endLine: line + 1, endColumn: character + 2 },
    },
  };
}

/**
 * Reads a JSON file.
 *
 * @throws UsageError where there is no such file
 */
export function readNamedJson(name: string, prefix: DocumentPrefix, cwd: string): ReadJson {
  const read = readNamedText(name, prefix, cwd);
  if (read.finding) return read;
  try {
    const value = JSON.parse(read.text) as unknown;
    const twice = nameGivenTwice(read.text);
    return twice ? { finding: givenTwice(twice, read, prefix) } : { ...read, value };
  } catch {
    const { message, range } = jsonProblem(read.text);
    return { finding: { code: codes[prefix].json, severity: 'error', message: `"${read.file}" is not valid JSON, so nothing is read from it. ${message}`, file: read.file, range } };
  }
}

function givenTwice({ name, offset }: { name: string; offset: number }, { text, file }: { text: string; file: string }, prefix: DocumentPrefix): ReportedFinding {
  const before = text.slice(0, offset).split('\n');
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  return {
    code: codes[prefix].twice, severity: 'error', message: `"${name}" is given twice here, and it is not known which of the two counts.`, file,
    range: { line, column, endLine: line, endColumn: column + name.length + 2 },
  };
}

function bytesOf(absolute: string, name: string): Uint8Array {
  try {
    return readFileSync(absolute);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`"${name}" cannot be read.`, 'Check that you may open it.');
  }
}
