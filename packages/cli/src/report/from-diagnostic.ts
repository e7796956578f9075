import type { Correction, DiagnosticExtras } from '@remit/language/diagnostics/entry';
import { isObjection } from '@remit/language/project/rule-severities';
import { declarationAt } from '@remit/language/lsp/symbols/declaration-at';
import type { LangiumDocument } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Fix, ReportedFinding, Severity, TextRange } from './reported-finding.ts';

const byNumber: readonly Severity[] = ['error', 'error', 'warning', 'info', 'hint'];

/** A diagnostic of the language services as the command shows it; of a contract file, also the declaration it is in and its corrections. */
export function fromDiagnostic(diagnostic: Diagnostic, file: string, pathOf: (uri: string) => string, document?: LangiumDocument): ReportedFinding {
  const { code, severity, message, range, relatedInformation, data } = diagnostic;
  return {
    code: String(code ?? 'REM-000'),
    severity: byNumber[severity ?? 1] ?? 'error',
    ...(severity === 1 && isObjection(diagnostic) ? { objection: true as const } : {}),
    message: typeof message === 'string' ? message : message.value,
    file,
    range: rangeOf(range),
    ...(relatedInformation && relatedInformation.length > 0
      ? { related: relatedInformation.map((one) => ({ message: one.message, file: pathOf(one.location.uri), range: rangeOf(one.location.range) })) }
      : {}),
    ...(document ? inDocument(document, document.textDocument.offsetAt(range.start), (data as DiagnosticExtras | undefined)?.corrections ?? []) : {}),
  };
}

/** What the text around a finding adds to it. */
export function inDocument(document: LangiumDocument, offset: number, corrections: readonly Correction[] = []): Pick<ReportedFinding, 'declaration' | 'fixes'> {
  const declaration = declarationAt(document, offset);
  return {
    ...(declaration === undefined ? {} : { declaration }),
    ...(corrections.length === 0 ? {} : { fixes: corrections.map((one) => fixOf(one, document)) }),
  };
}

function fixOf({ title, edits }: Correction, { textDocument }: LangiumDocument): Fix {
  return { title, edits: edits.map(({ offset, end, text }) => ({ range: rangeOf({ start: textDocument.positionAt(offset), end: textDocument.positionAt(end) }), text })) };
}

function rangeOf({ start, end }: Range): TextRange {
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
