/** A finding as it is exported: lines and columns counted from 1, the end exclusive. */
export interface ExportedFinding {
  code: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  file: string;
  range: { line: number; column: number; endLine: number; endColumn: number };
  /** The declarations it is in, by their names. */
  declaration?: string;
}

/** A finding as a reviewer goes through it: also what contracts it is told with, whom it is about, and why it is accepted if it is. */
export interface ReviewedFinding extends ExportedFinding {
  contracts: readonly string[];
  parties: readonly string[];
  accepted?: { reason: string; by?: string; on?: string };
}

/** The document that `remit check --format json` writes, as far as an editor knows it: `remit-findings/1.0`. */
export function findingsJson(files: readonly string[], findings: readonly ExportedFinding[]): string {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return `${JSON.stringify({ format: 'remit-findings/1.0', files, counts, findings }, null, 2)}\n`;
}

const words = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' };

const head = ['severity', 'code', 'contract', 'in', 'about', 'finding', 'file', 'line', 'column', 'accepted because', 'by', 'on'];

/** A table for a spreadsheet: one finding a line, those that are accepted among them. */
export function findingsCsv(findings: readonly ReviewedFinding[]): string {
  const lines = findings.map(({ severity, code, contracts, declaration = '', parties, message, file, range, accepted }) => [
    words[severity], code, contracts.join('; '), declaration, parties.join('; '), message, file, String(range.line), String(range.column),
    accepted?.reason ?? '', accepted?.by ?? '', accepted?.on ?? '',
  ]);
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet would work out what begins with one of these signs; what a file says must stay text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
