import { placeInJson } from '../files/json-places.ts';
import type { ReportedFinding, Severity } from './reported-finding.ts';

/** A finding about a document, as the packages below give it. */
export interface DocumentFinding {
  code: string;
  message: string;
  severity?: 'error' | 'warning' | 'information' | Severity;
  /** A JSON Pointer into the document, or "file:line". */
  at?: string;
  why?: string;
  fix?: string;
}

/** A finding about a document as the command shows it; `text` is the document's, for its lines. */
export function fromDocumentFinding({ code, message, severity, at, why, fix }: DocumentFinding, file: string, text?: string): ReportedFinding {
  return {
    code,
    severity: severity === 'information' ? 'info' : severity ?? 'error',
    message,
    ...placeOf(at, file, text),
    ...(why || fix ? { help: [why, fix].filter((line) => line !== undefined) } : {}),
  };
}

/** Places are "file:line", "file:line:column", "file /pointer", or a pointer into the document at hand. */
function placeOf(at: string | undefined, file: string, text: string | undefined): Partial<ReportedFinding> {
  if (at === undefined) return { file };
  const pointed = /^(?:(.+) )?(\/.*|)$/.exec(at);
  if (pointed) {
    const pointer = pointed[2] ?? '';
    const range = text === undefined ? undefined : placeInJson(text, pointer);
    return { file: pointed[1] ?? file, pointer, ...(range ? { range } : {}) };
  }
  const line = /^(.*):(\d+)(?::(\d+))?$/.exec(at);
  if (!line) return { file, help: [at] };
  const [number, column] = [Number(line[2]), Number(line[3] ?? 1)];
  return { file: line[1] || file, range: { line: number, column, endLine: number + (line[3] ? 0 : 1), endColumn: line[3] ? column + 1 : 1 } };
}
