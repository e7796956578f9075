import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { ReportedFinding } from '@remit/cli/report/reported-finding';

/** An editor's finding in the words of the command's. */
export function asReported(file: string, folder: string, { code, severity, message, range, relatedInformation }: Diagnostic): ReportedFinding {
  const rangeOf = ({ start, end }: Diagnostic['range']) => ({ line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 });
  return {
    code: String(code),
    severity: (['error', 'warning', 'info', 'hint'] as const)[(severity ?? 1) - 1]!,
    message: String(message),
    file,
    range: rangeOf(range),
    ...(relatedInformation?.length ? { related: relatedInformation.map((one) => ({ message: one.message, file: path.relative(folder, new URL(one.location.uri).pathname), range: rangeOf(one.location.range) })) } : {}),
  };
}

/** Findings as lines that can be compared, whatever their order. */
export function inLines(findings: readonly ReportedFinding[]): string[] {
  return findings.map(({ code, file, severity, message, range, related }) => JSON.stringify({ file, code, severity, message, range, related })).sort();
}
