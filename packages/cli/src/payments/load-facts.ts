import type { FactsDocument, Program } from '@remit/program';
import { mergeFacts, placeBeforeMerge, readFactsCsv, readFactsJson } from '@remit/runtime';
import type { Context } from '../context.ts';
import { namedFile } from '../files/paths.ts';
import { readNamedJson, readNamedText } from '../files/read-text.ts';
import { fromDocumentFinding } from '../report/from-finding.ts';
import { Refused } from '../report/refused.ts';
import { anyAtLeast, type ReportedFinding } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';

/** Facts from all files given, as one document. */
export interface LoadedFacts {
  facts: FactsDocument;
  /** Findings that do not stand in the way. */
  findings: ReportedFinding[];
  /** The texts that were read, by path as given in findings. */
  texts: ReadonlyMap<string, string>;
  /** The file and place in it of a place among the members or rows of `facts`. */
  originOf(pointer: string): { file: string; pointer: string } | undefined;
}

/**
 * Reads files of facts, CSV or JSON, into one document.
 *
 * @throws UsageError where there is no such file
 * @throws Refused with the findings of all files where one cannot be used
 */
export function loadFacts(names: readonly string[], program: Program, { io }: Context): LoadedFacts {
  const documents: FactsDocument[] = [];
  const files: string[] = [];
  const findings: ReportedFinding[] = [];
  const texts = new Map<string, string>();
  for (const name of new Set(names)) {
    const read = readFacts(name, io.cwd);
    if (read.finding) {
      findings.push(read.finding);
      continue;
    }
    const { file, text } = read;
    texts.set(file, text);
    const { document, findings: found } = isJson(name) ? readFactsJson(text, file) : readFactsCsv(text, file, program);
    findings.push(...found.map((one) => fromDocumentFinding(one, file, text)));
    documents.push(document);
    files.push(file);
  }
  if (anyAtLeast(findings, 'error')) throw new Refused(findings);
  const originOf: LoadedFacts['originOf'] = (pointer) => {
    const origin = placeBeforeMerge(documents, pointer);
    return origin && { file: files[origin.document]!, pointer: origin.pointer };
  };
  return { facts: mergeFacts(documents), findings, texts, originOf };
}

function isJson(name: string): boolean {
  return /\.json$/i.test(name);
}

function readFacts(name: string, cwd: string) {
  if (isJson(name)) return readNamedJson(name, 'FCT', cwd);
  if (/\.csv$/i.test(name)) return readNamedText(name, 'FCT', cwd);
  namedFile(name, cwd);
  throw new UsageError(`It cannot be told what kind of facts "${name}" holds.`, 'Facts are files that end in ".csv" or ".json".');
}
