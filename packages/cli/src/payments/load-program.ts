import type { Program, Scenario, SourceMap } from '@remit/program';
import type { ToldProgram } from '@remit/story/told-program';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.ts';
import { withAbsoluteSources } from '../contracts/relative-sources.ts';
import { namedFile } from '../files/paths.ts';
import { readNamedJson } from '../files/read-text.ts';
import { fromDocumentFinding } from '../report/from-finding.ts';
import { Refused } from '../report/refused.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';

/** A program that may be run, and what is known of the text it comes from. */
export interface LoadedProgram extends ToldProgram {
  /** The scenarios of the contract, where it was compiled from its text. */
  scenarios?: Scenario[];
  /** The file it was read from or compiled from, for people. */
  file: string;
  /** Findings that do not stand in its way. */
  findings: ReportedFinding[];
}

/**
 * Loads a program, or compiles the contract that a file holds.
 *
 * @throws UsageError where there is no such file, or it does not say which contract is meant
 * @throws Refused where the program or the contract has errors
 */
export async function loadProgram(name: string, contract: string | undefined, context: Context): Promise<LoadedProgram> {
  if (/\.json$/i.test(name)) return readProgram(name, context);
  const { compileOne } = await import('./compile-one.ts');
  return compileOne(name, contract, context);
}

async function readProgram(name: string, { io }: Context): Promise<LoadedProgram> {
  namedFile(name, io.cwd);
  const { validateProgram } = await import('@remit/program/validate');
  const read = readNamedJson(name, 'PRG', io.cwd);
  if (read.finding) throw new Refused([read.finding]);
  const { file, absolute, text, value } = read;
  const findings = validateProgram(value).map((one) => fromDocumentFinding(one, file, text));
  if (findings.length > 0) throw new Refused(findings);
  const program = value as Program;
  const map = readMap(absolute.replace(/(\.program)?\.json$/i, '.map.json'));
  const nothing = { program, file, findings: [], sourceOf: () => undefined };
  if (!map) return nothing;
  const { documentHash, sha256Hex } = await import('@remit/program/hash');
  if (map.program === documentHash(program)) return { ...nothing, map, sourceOf: (uri) => unchangedSource(map, uri, sha256Hex) };
  const message = `"${file}" is not the program that was compiled: its content has changed since, so it may pay otherwise than the contract says.`;
  const help = ['Compile the contract again: remit compile'];
  throw new Refused([{ code: 'PRG-097', severity: 'error', message, file, help }]);
}

/** The text that a program was compiled from, if it is still the same. */
function unchangedSource(map: SourceMap, uri: string, hash: (text: string) => string): string | undefined {
  const source = map.sources.find((one) => one.uri === uri);
  if (!source || !uri.startsWith('file:')) return undefined;
  try {
    const text = readFileSync(fileURLToPath(uri), 'utf8').replace(/^\uFEFF/, '');
    return hash(text) === source.sha256 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The map beside a program; one that is missing or cannot be read is as none. */
function readMap(absolute: string): SourceMap | undefined {
  if (!existsSync(absolute)) return undefined;
  try {
    const value = JSON.parse(readFileSync(absolute, 'utf8')) as Partial<SourceMap>;
    const isMap = typeof value.program === 'string' && typeof value.map === 'object' && value.map !== null && Array.isArray(value.sources)
      && (value.plain === undefined || (Array.isArray(value.plain) && value.plain.every((pointer) => typeof pointer === 'string' && /^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer))));
    return isMap ? withAbsoluteSources(value as SourceMap, path.dirname(absolute)) : undefined;
  } catch {
    return undefined;
  }
}

