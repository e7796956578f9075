import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { ReportedFinding, Severity } from './reported-finding.ts';

const byNumber: readonly Severity[] = ['error', 'error', 'warning', 'info', 'hint'];

/** A diagnostic of the language services as the command shows it. */
export function fromDiagnostic(diagnostic: Diagnostic, file: string, pathOf: (uri: string) => string): ReportedFinding {
  const { code, severity, message, range, relatedInformation } = diagnostic;
  return {
    code: String(code ?? 'REM-000'),
    severity: byNumber[severity ?? 1] ?? 'error',
    message: typeof message === 'string' ? message : message.value,
    file,
    range: rangeOf(range),
    ...(relatedInformation && relatedInformation.length > 0
      ? { related: relatedInformation.map((one) => ({ message: one.message, file: pathOf(one.location.uri), range: rangeOf(one.location.range) })) }
      : {}),
  };
}

function rangeOf({ start, end }: Range): NonNullable<ReportedFinding['range']> {
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
