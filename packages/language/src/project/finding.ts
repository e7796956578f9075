import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver-types';

/** Severity of a finding that stops compilation. */
const ERROR = 1;
/** Severity of a finding that does not. */
const WARNING = 2;
/** Severity of what is worth knowing. */
const INFO = 3;

/** A finding of the project loader: about an import, the encoding of a file, or a project file. */
export interface ProjectFinding extends Diagnostic {
  code: string;
}

/** Makes a finding; an error unless told otherwise. */
export function finding(
  code: string,
  range: Range,
  message: string,
  more: { warning?: boolean; info?: boolean; related?: DiagnosticRelatedInformation[]; data?: object } = {},
): ProjectFinding {
  return {
    code,
    range,
    message,
    severity: more.warning ? WARNING : more.info ? INFO : ERROR,
    source: 'remit',
    ...(more.related ? { relatedInformation: more.related } : {}),
    ...(more.data ? { data: more.data } : {}),
  };
}

/** The very start of a file, for findings about the file as a whole. */
export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
