import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the examples. */
export const examples = path.resolve(import.meta.dirname, '../../../examples');

/** One run of a contract on committed facts, and the file of figures it must give. */
export interface ExampleRun { contract: string; facts: string[]; asOf: string; expected: string }

/** Every run that the examples promise. */
export const runs = readJson<ExampleRun[]>('../runs.json');

/** The published cases by name, with the contract that reproduces each; and the rows of the Medicare table. */
export const published = readJson<{ cases: Record<string, string>; rows: string[] }>('../published-cases.json');

/** The contracts of the examples that are meant to compile, as paths below `examples`; on demand also the libraries. */
export function contracts({ libraries = false } = {}): string[] {
  return globSync(libraries ? '**/*.remit' : '*/*.remit', { cwd: examples })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The text of a file below `examples`. */
export function textOf(file: string): string {
  return readFileSync(path.join(examples, file), 'utf8');
}

/** Every file of the folder that a contract stands in, its libraries too: what it can import. */
export function withLibraries(contract: string): string[] {
  const folder = path.dirname(contract);
  return [contract, ...globSync(`${folder}/library/*.remit`, { cwd: examples }).map((file) => file.replaceAll('\\', '/')).sort()];
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as T;
}
