import type { Finding } from '@remit/runtime';
import { fileURLToPath } from 'node:url';
import { shownPath } from '../files/paths.ts';
import { fromDocumentFinding } from '../report/from-finding.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';
import type { LoadedFacts } from './load-facts.ts';
import type { LoadedProgram } from './load-program.ts';
import { sourceLineOf } from '@remit/story/source-places';

/** What a run was given. */
export interface RunInputs {
  loaded: LoadedProgram;
  facts: Pick<LoadedFacts, 'texts' | 'originOf'>;
  /** The ledger, by its path for people. */
  ledger?: { file: string; text: string };
}

/** A finding of a run, with the line of the contract, the facts or the ledger that it is about. */
export function fromRun(finding: Finding, { loaded, facts, ledger }: RunInputs, cwd: string): ReportedFinding {
  const { at, within, code } = finding;
  if (within === 'program' || code.startsWith('PRG')) return inProgram(finding, loaded, cwd);
  if (code.startsWith('LED') && ledger) return fromDocumentFinding(finding, ledger.file, ledger.text);
  const origin = at?.startsWith('/') ? facts.originOf(at) : undefined;
  if (origin) return fromDocumentFinding({ ...finding, at: origin.pointer }, origin.file, facts.texts.get(origin.file));
  const files = [...facts.texts.keys()];
  const named = files.find((file) => at?.startsWith(`${file} `));
  const file = code.startsWith('FCT') && files.length === 1 ? files[0]! : loaded.file;
  return fromDocumentFinding(finding, file, named === undefined ? undefined : facts.texts.get(named));
}

/** At the line of the contract, if that is known; else at the place in the program. */
function inProgram(finding: Finding, { file, map, sourceOf }: LoadedProgram, cwd: string): ReportedFinding {
  const source = finding.at?.startsWith('/') ? sourceLineOf(finding.at, map, sourceOf) : undefined;
  if (source?.text === undefined || !source.uri.startsWith('file:')) return fromDocumentFinding(finding, file);
  return fromDocumentFinding({ ...finding, at: `${shownPath(fileURLToPath(source.uri), cwd)}:${source.line}` }, file);
}
