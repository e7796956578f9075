import { AstUtils, GrammarAST, type AstNodeDescription, type LangiumDocument, type MaybePromise, type ReferenceInfo, type Stream } from 'langium';
import { DefaultCompletionProvider, type CompletionAcceptor, type CompletionContext, type CompletionValueItem, type LangiumServices, type NextFeature } from 'langium/lsp';
import type { CompletionClientCapabilities, CompletionList, CompletionParams } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { hoverText } from '../hover/hover.ts';
import { kindOf } from '../symbols/kinds.ts';
import { blanked, brokenLines } from './blanked.ts';
import { phraseFrom } from './phrase.ts';
import { SKELETONS } from './skeletons.ts';
import { valuesFor } from './values.ts';

/** What begins a declaration, a clause, an item or an entry: first in the list at the start of a line. */
const HEADS = new Set(['imports', 'contracts', 'declarations', 'scenarios', 'clauses', 'entries', 'items', 'rules', 'bands', 'parts', 'routes', 'rows']);
/** Declarations that have no value of their own. */
const WITHOUT_VALUE = new Set(['Party', 'Body', 'Fund', 'Cohort', 'SetDeclaration', 'BandsDeclaration', 'Contract']);
/** Broken lines are blanked a few times over, for one may have hidden another. */
const ATTEMPTS = 4;

/** Completion: whole phrases, names that fit, dates and periods of the contract; also behind a line that cannot be read. */
export class RemitCompletion extends DefaultCompletionProvider {
  private readonly services: LangiumServices;

  /** @param capabilities what the editor can do, if it has said so already */
  constructor(services: LangiumServices, capabilities?: CompletionClientCapabilities) {
    super(services);
    this.services = services;
    this.clientCapabilities = capabilities;
  }

  override async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList | undefined> {
    let list = await super.getCompletion(document, params);
    let readable = document;
    for (let attempt = 0; attempt < ATTEMPTS && (list?.items.length ?? 0) === 0; attempt++) {
      const lines = brokenLines(readable, params.position.line);
      if (lines.length === 0) break;
      const text = blanked(readable.textDocument.getText(), lines);
      if (text === readable.textDocument.getText()) break;
      readable = this.services.shared.workspace.LangiumDocumentFactory.fromString(text, document.uri);
      list = await super.getCompletion(readable, params);
    }
    if (list && document.textDocument.getText().trim() === '' && this.clientCapabilities?.completionItem?.snippetSupport) {
      list.items.unshift(...SKELETONS.map(({ label, detail, body }) => ({
        label, detail, insertText: body, insertTextFormat: InsertTextFormat.Snippet, kind: CompletionItemKind.Snippet, sortText: '0',
      })));
    }
    return list;
  }

  protected override completionFor(context: CompletionContext, next: NextFeature, acceptor: CompletionAcceptor): MaybePromise<void> {
    if (GrammarAST.isKeyword(next.feature)) return this.offerPhrase(context, next, next.feature, acceptor);
    if (GrammarAST.isRuleCall(next.feature)) {
      const clause = next.type ?? context.node?.$type;
      valuesFor(next.feature.rule.$refText, clause, context.node).forEach((value, index) => acceptor(context, {
        label: value, kind: CompletionItemKind.Value, sortText: `1${String(index).padStart(3, '0')}`,
      }));
      return undefined;
    }
    return super.completionFor(context, next, acceptor);
  }

  private offerPhrase(context: CompletionContext, next: NextFeature, keyword: GrammarAST.Keyword, acceptor: CompletionAcceptor): void {
    if (!this.filterKeyword(context, keyword)) return;
    const phrase = phraseFrom(keyword);
    const head = HEADS.has(next.property ?? '');
    const startsLine = context.textDocument.getText({ start: { line: context.position.line, character: 0 }, end: context.textDocument.positionAt(context.tokenOffset) }).trim() === '';
    acceptor(context, {
      label: phrase,
      kind: CompletionItemKind.Keyword,
      filterText: phrase,
      sortText: startsLine === head ? `2${phrase}` : `3${phrase}`,
    });
  }

  /** In a formula only what has a value is offered, though a message about any other name is better than none. */
  protected override getReferenceCandidates(reference: ReferenceInfo, context: CompletionContext): Stream<AstNodeDescription> {
    const candidates = super.getReferenceCandidates(reference, context);
    return reference.container.$type === 'Reference' ? candidates.filter(({ type }) => !WITHOUT_VALUE.has(type)) : candidates;
  }

  protected override createReferenceCompletionItem(description: AstNodeDescription, _reference: ReferenceInfo, _context: CompletionContext): CompletionValueItem {
    const node = description.node;
    const title = node && 'title' in node && typeof node.title === 'string' ? node.title : undefined;
    const documentation = node && AstUtils.findRootNode(node).$document ? hoverText(node) : undefined;
    return {
      nodeDescription: description,
      kind: this.nodeKindProvider.getCompletionItemKind(description),
      detail: `${kindOf(description.type).word}${title ? `: ${title}` : ''}`,
      ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
      sortText: `0${description.name}`,
    };
  }
}
