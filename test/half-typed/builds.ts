import { createRemitServices } from '@remit/language';
import { DocumentState, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';

/** Builds a text as a file of its own and gives its diagnostics; the file is forgotten afterwards. */
export async function build(services: ReturnType<typeof createRemitServices>, text: string, folder = 'file:///contracts/'): Promise<Diagnostic[]> {
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse(`${folder}half-typed.remit`));
  LangiumDocuments.addDocument(document);
  try {
    await DocumentBuilder.build([document], { validation: true });
    if (document.state !== DocumentState.Validated) throw new Error('The document was not validated.');
    return document.diagnostics ?? [];
  } finally {
    await DocumentBuilder.update([], [document.uri]);
  }
}

const forbidden = /\b(?:token|EOF|parser|undefined|NaN|\[object|An error occurred)\b/i;

/** What is wrong with a set of diagnostics: no code, words of the tool, an exception that came out as a finding. */
export function unfit(diagnostics: readonly Diagnostic[]): string | undefined {
  for (const { code, message } of diagnostics) {
    if (typeof code !== 'string' || !/^[A-Z]{3,4}-\d{3}$/.test(code)) return `no code: ${String(message)}`;
    if (forbidden.test(String(message))) return `unfit words: ${String(code)} ${String(message)}`;
  }
  return undefined;
}
