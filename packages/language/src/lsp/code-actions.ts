import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Correction, DiagnosticExtras } from '../diagnostics/entry.ts';
import { editsOf } from './formatted-edits.ts';

type CodeActionParams = Parameters<CodeActionProvider['getCodeActions']>[1];

/**
 * Offers the corrections that findings carry. They are taken from the findings the document has now, not from those the
 * editor sends along: these may be about a text that has changed since, and some editors drop what travels with them.
 */
export class RemitCodeActions implements CodeActionProvider {
  private readonly services: { readonly shared: LangiumSharedCoreServices };

  constructor(services: { readonly shared: LangiumSharedCoreServices }) {
    this.services = services;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    if (context.only && !context.only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return [];
    return (document.diagnostics ?? [])
      .filter((diagnostic) => touches(diagnostic.range, range))
      .flatMap((diagnostic) => corrections(diagnostic).map((correction, _, all) => this.action(document, diagnostic, correction, all.length === 1)));
  }

  private action(document: LangiumDocument, diagnostic: Diagnostic, correction: Correction, isPreferred: boolean): CodeAction {
    const edits = editsOf(document, diagnostic, correction, this.services.shared);
    return { title: correction.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred, edit: { changes: { [document.uri.toString()]: edits } } };
  }
}

function corrections({ data }: Diagnostic): readonly Correction[] {
  return (data as DiagnosticExtras | undefined)?.corrections ?? [];
}

/** Whether two places share a point; a cursor at the edge of a word is on the word. */
function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
