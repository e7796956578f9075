import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';

type Params = { textDocument?: { uri?: string }; item?: { uri?: string } };
type Handler = (params: Params, ...rest: unknown[]) => unknown;
type Register = (handler: Handler) => unknown;

/** What editors ask of a document, and of files of facts not. */
const methods = ['onCompletion', 'onHover', 'onDefinition', 'onCodeAction', 'onReferences', 'onDocumentSymbol', 'onTypeDefinition', 'onImplementation', 'onDeclaration', 'onDocumentHighlight',
  'onFoldingRanges', 'onDocumentFormatting', 'onDocumentRangeFormatting', 'onDocumentOnTypeFormatting', 'onRenameRequest', 'onPrepareRename', 'onSignatureHelp', 'onDocumentLinks', 'onCodeLens'] as const;

/** Requests about files of facts that have an answer. */
export type FactsAnswers = Partial<Record<(typeof methods)[number], (params: never) => unknown>>;

/** Whether a file is a document of Remit by its ending alone is not asked: comma-separated values and JSON never are. */
const isOther = (uri: string | undefined): boolean => uri !== undefined && /\.(?:csv|json)$/i.test(URI.parse(uri).path);

/**
 * Keeps files of comma-separated values and JSON from the language: its handlers, which are registered after this, are not asked about them, and
 * their texts are not parsed. `answers` are given instead; where there is none, nothing.
 */
export function divert(connection: Connection, services: ServerSharedServices, answers: FactsAnswers): void {
  const on = connection as unknown as Record<string, Register>;
  for (const method of methods) {
    const register = on[method]!.bind(connection);
    const answer = answers[method] as Handler | undefined;
    on[method] = (handler) => register((params, ...rest) => (isOther(params.textDocument?.uri) ? answer?.(params, ...rest) ?? null : handler(params, ...rest)));
  }
  const handler = services.lsp.DocumentUpdateHandler;
  const change = handler.didChangeContent?.bind(handler);
  if (change) handler.didChangeContent = (event) => { if (!isOther(event.document.uri)) change(event); };
}
