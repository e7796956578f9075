import type { LangiumDocument } from 'langium';
import type { CodeActionProvider, LangiumSharedServices } from 'langium/lsp';
import { CodeActionKind, CodeActionTriggerKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Correction, DiagnosticExtras } from '../diagnostics/entry.ts';
import type { CalendarDate } from '../model/dates.ts';
import type { RemitServices } from '../services.ts';
import { acceptAction } from './accept/accept-finding.ts';
import { actionClient, extractActions, type ActionClient } from './extract/extract-to-library.ts';
import { editsOf } from './formatted-edits.ts';
import { organisedImports } from './imports/organise-imports.ts';

type CodeActionParams = Parameters<CodeActionProvider['getCodeActions']>[1];

/**
 * Offers the corrections that findings carry, accepting a finding with a reason, moving declarations to a library, and putting imports in order. Corrections are taken from the findings the
 * document has now, not from those the editor sends along: these may be about a text that has changed since, and some editors drop what travels with them.
 */
export class RemitCodeActions implements CodeActionProvider {
  private readonly services: RemitServices & { readonly shared: LangiumSharedServices };
  private client: ActionClient = { createsFiles: false, showsDisabled: false, hasStops: false };

  private readonly today: (() => CalendarDate) | undefined;

  /** @param today the day on which the text is looked at; without it, nothing can be accepted by an action, as nobody accepts anything on no day */
  constructor(services: RemitServices & { readonly shared: LangiumSharedServices }, today?: () => CalendarDate) {
    this.services = services;
    this.today = today;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => { this.client = actionClient(capabilities); });
  }

  async getCodeActions(document: LangiumDocument, params: CodeActionParams): Promise<CodeAction[]> {
    return [
      ...isWanted(params, CodeActionKind.QuickFix) ? this.quickFixes(document, params) : [],
      ...isWanted(params, CodeActionKind.RefactorExtract) ? await extractActions(document, params.range, this.services, this.client) : [],
      // Nobody looks for these where the cursor happens to stand.
      ...isWanted(params, CodeActionKind.SourceOrganizeImports) && params.context.triggerKind !== CodeActionTriggerKind.Automatic ? this.organised(document) : [],
    ];
  }

  private organised(document: LangiumDocument): CodeAction[] {
    const edits = organisedImports(document, this.services);
    return edits.length === 0 ? [] : [{ title: 'Organise imports', kind: CodeActionKind.SourceOrganizeImports, edit: { changes: { [document.uri.toString()]: edits } } }];
  }

  private quickFixes(document: LangiumDocument, { range }: CodeActionParams): CodeAction[] {
    const here = (document.diagnostics ?? []).filter((diagnostic) => touches(diagnostic.range, range));
    return [
      ...here.flatMap((diagnostic) => corrections(diagnostic).map((correction, _, all) => this.action(document, diagnostic, correction, all.length === 1))),
      ...this.acceptances(document, here),
    ];
  }

  /** Each once, whatever number of findings it would accept. */
  private acceptances(document: LangiumDocument, here: readonly Diagnostic[]): CodeAction[] {
    const today = this.today?.();
    const offered = today ? here.flatMap((diagnostic) => acceptAction(document, diagnostic, today, this.services, this.client.hasStops === true) ?? []) : [];
    return offered.filter(({ title }, index) => offered.findIndex((one) => one.title === title) === index);
  }

  private action(document: LangiumDocument, diagnostic: Diagnostic, correction: Correction, isPreferred: boolean): CodeAction {
    const edits = editsOf(document, diagnostic, correction, this.services.shared);
    return { title: correction.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred, edit: { changes: { [document.uri.toString()]: edits } } };
  }
}

/** Whether a client asks for actions of a kind: for all, or for that one or those it belongs to. */
function isWanted({ context: { only } }: CodeActionParams, kind: string): boolean {
  return !only || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
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
