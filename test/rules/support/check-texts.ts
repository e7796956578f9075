import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices, standardLibrary, type DiagnosticExtras, type RemitDocument } from '@remit/language';
import { isRuleCode } from '@remit/language/rules/catalogue-codes';
import { PROFILES, TEXTS } from '@remit/std';
import type { Diagnostic } from 'vscode-languageserver-types';

/** A finding with its place by offsets. */
export interface TextFinding {
  readonly file: string;
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly extras: DiagnosticExtras;
  readonly related: number;
}

const services = createRemitServices(undefined, { standardLibrary: standardLibrary(TEXTS, PROFILES) });

/** Checks texts as files of one folder and forgets them. */
export async function checkTexts(texts: readonly { readonly name: string; readonly text: string }[]): Promise<TextFinding[]> {
  const documents = await buildDocuments(services, texts.map(({ name, text }) => ({ uri: `file:///rules/${name}`, text })));
  const findings = findingsOf(texts, documents);
  await services.shared.workspace.DocumentBuilder.update([], documents.map(({ uri }) => uri));
  return findings;
}

/** The findings of documents, which stand for files by these names. */
export function findingsOf(texts: readonly { readonly name: string }[], documents: readonly RemitDocument[]): TextFinding[] {
  return documents.flatMap((document, index) => (document.diagnostics ?? []).map((one) => ({
    file: texts[index]!.name,
    code: String(one.code),
    severity: one.severity ?? 1,
    message: textOf(one),
    start: document.textDocument.offsetAt(one.range.start),
    end: document.textDocument.offsetAt(one.range.end),
    extras: one.data as DiagnosticExtras,
    related: one.relatedInformation?.length ?? 0,
  })));
}

/** Checks texts as files of one folder and compiles those without errors, as a pipeline does: all that is said of them, without places. */
export async function checkAndCompile(texts: readonly { readonly name: string; readonly text: string }[]): Promise<Pick<TextFinding, 'code' | 'message'>[]> {
  const documents = await buildDocuments(services, texts.map(({ name, text }) => ({ uri: `file:///compiled/${name}`, text })));
  const checked = documents.flatMap(({ diagnostics = [] }) => diagnostics);
  const isSound = checked.every(({ severity }) => severity !== 1);
  const compiled = isSound ? compileProject(documents).findings : [];
  await services.shared.workspace.DocumentBuilder.update([], documents.map(({ uri }) => uri));
  return [...checked.map((one) => ({ code: String(one.code), message: textOf(one) })), ...compiled.map(({ code, message }) => ({ code, message }))];
}

/** The findings of rules among others. */
export function ofRules(findings: readonly TextFinding[]): TextFinding[] {
  return findings.filter(({ code }) => isRuleCode(code));
}

/** The text with a correction made. */
export function corrected(text: string, edits: readonly { readonly offset: number; readonly end: number; readonly text: string }[]): string {
  return [...edits].sort((a, b) => b.offset - a.offset).reduce((now, edit) => now.slice(0, edit.offset) + edit.text + now.slice(edit.end), text);
}

function textOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : (message as { value: string }).value;
}
