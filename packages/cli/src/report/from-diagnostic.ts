import type { Correction, DiagnosticExtras } from '@remit/language/diagnostics/entry';
import { isObjection } from '@remit/language/project/rule-severities';
import { declarationAt } from '@remit/language/lsp/symbols/declaration-at';
import { editsOf } from '@remit/language/lsp/formatted-edits';
import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Fix, ReportedFinding, Severity, TextRange } from './reported-finding.ts';

const byNumber: readonly Severity[] = ['error', 'error', 'warning', 'info', 'hint'];

/** The contract file that a diagnostic is of. */
export interface ContractFile {
  readonly document: LangiumDocument;
  readonly services: LangiumSharedCoreServices;
}

/** A diagnostic of the language services as the command shows it; of a contract file, also the declaration it is in and its corrections. */
export function fromDiagnostic(diagnostic: Diagnostic, file: string, pathOf: (uri: string) => string, contract?: ContractFile): ReportedFinding {
  const { code, severity, message, range, relatedInformation, data } = diagnostic;
  const corrections = (data as DiagnosticExtras | undefined)?.corrections ?? [];
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
    ...(contract ? inDocument(contract.document, contract.document.textDocument.offsetAt(range.start)) : {}),
    ...(contract && corrections.length > 0 ? { fixes: () => corrections.map((one) => fixOf(one, diagnostic, contract)) } : {}),
  };
}

/** What the text around a finding adds to it. */
export function inDocument(document: LangiumDocument, offset: number): Pick<ReportedFinding, 'declaration'> {
  const declaration = declarationAt(document, offset);
  return declaration === undefined ? {} : { declaration };
}

function fixOf(correction: Correction, diagnostic: Diagnostic, { document, services }: ContractFile): Fix {
  return { title: correction.title, edits: editsOf(document, diagnostic, correction, services).map(({ range, newText }) => ({ range: rangeOf(range), text: newText })) };
}

function rangeOf({ start, end }: Range): TextRange {
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
