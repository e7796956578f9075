import { AstUtils, GrammarAST, type AstNodeDescription, type LangiumDocument, type MaybePromise, type ReferenceInfo, type Stream } from 'langium';
import { DefaultCompletionProvider, type CompletionAcceptor, type CompletionContext, type CompletionValueItem, type LangiumServices, type NextFeature } from 'langium/lsp';
import type { CompletionClientCapabilities, CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { RemitAddedServices } from '../../services.ts';
import { hoverText } from '../hover/hover.ts';
import { kindOf } from '../symbols/kinds.ts';
import { blanked, brokenLines } from './blanked.ts';
import { isFitting } from './fitting.ts';
import { isHead } from './heads.ts';
import { itemsInWording } from './in-wording.ts';
import { comparesBefore, isLevel } from './levels.ts';
import { isNoun, nounsFor } from './nouns.ts';
import { phrasesFrom } from './phrase.ts';
import { SKELETONS } from './skeletons.ts';
import { valuesFor } from './values.ts';

/** Words that may go on behind a finished clause on the line below it. */
const CONTINUES = /^(then|and|or|otherwise)\b/;
/** Words that say nothing without those behind them; the phrases they begin are offered. */
const FRAGMENTS = new Set(['the', 'then']);
/** How items that begin a clause, and those that go on with one, are sorted at the start of a line. */
const BEGINS = '3';
const GOES_ON = '4';
/** Broken lines are blanked a few times over, for one may have hidden another. */
const ATTEMPTS = 4;
/** So many names are offered with what their hover says; more of it nobody reads in a list, and it is long to write. */
const DOCUMENTED = 300;

/** Completion: whole phrases, names that fit, dates and periods of the contract; also behind a line that cannot be read. */
export class RemitCompletion extends DefaultCompletionProvider {
  private readonly services: LangiumServices & RemitAddedServices;
  private documented = 0;

  /** @param capabilities what the editor can do, if it has said so already */
  constructor(services: LangiumServices & RemitAddedServices, capabilities?: CompletionClientCapabilities) {
    super(services);
    this.services = services;
    this.clientCapabilities = capabilities;
  }

  override async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList | undefined> {
    const inWording = itemsInWording(document, params.position, this.services);
    if (inWording) return { isIncomplete: false, items: inWording };
    // Braces and points open a list in wording only: elsewhere they end a word.
    if (params.context?.triggerCharacter !== undefined) return undefined;
    this.documented = 0;
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

  /** At the start of a line where a clause can begin, what would go on with the clause before it is left out. */
  protected override deduplicateItems(items: CompletionItem[]): CompletionItem[] {
    const all = super.deduplicateItems(items);
    const begins = all.some(({ sortText }) => sortText?.startsWith(BEGINS));
    return begins ? all.filter(({ label, sortText }) => !sortText?.startsWith(GOES_ON) || CONTINUES.test(label)) : all;
  }

  protected override completionFor(context: CompletionContext, next: NextFeature, acceptor: CompletionAcceptor): MaybePromise<void> {
    if (GrammarAST.isKeyword(next.feature)) return this.offerPhrases(context, next.feature.value, acceptor);
    if (GrammarAST.isRuleCall(next.feature)) {
      const clause = next.type ?? context.node?.$type;
      valuesFor(next.feature.rule.$refText, clause, context.node, this.services.library.StandardLibrary.profiles.map(({ name }) => name)).forEach((value, index) => acceptor(context, {
        label: value, kind: CompletionItemKind.Value, sortText: `1${String(index).padStart(3, '0')}`,
      }));
      return undefined;
    }
    return super.completionFor(context, this.typed(context, next), acceptor);
  }

  /** Each phrase that begins with a word. Several clauses may, and the framework asks for one of them only. */
  private offerPhrases(context: CompletionContext, word: string, acceptor: CompletionAcceptor): void {
    for (const { feature } of context.features) {
      if (!GrammarAST.isKeyword(feature) || feature.value !== word || !this.filterKeyword(context, feature)) continue;
      if (isNoun(feature) && !nounsFor(context).includes(word)) continue;
      if (isLevel(feature) && !comparesBefore(context)) continue;
      const head = isHead(feature);
      for (const phrase of phrasesFrom(feature)) {
        if (FRAGMENTS.has(phrase)) continue;
        acceptor(context, { label: phrase, kind: CompletionItemKind.Keyword, filterText: phrase, sortText: `${this.place(head, startsLine(context))}${phrase}` });
      }
    }
  }

  private place(head: boolean, atStart: boolean): string {
    if (atStart) return head ? BEGINS : GOES_ON;
    return head ? '5' : '2';
  }

  /** A reference in a node that has been begun by its first words only: the framework then takes it for one of the node before. */
  private typed(context: CompletionContext, next: NextFeature): NextFeature {
    const property = AstUtils.getContainerOfType(next.feature, GrammarAST.isAssignment)?.feature;
    if (next.type || !context.node || property === undefined) return next;
    if (property in this.astReflection.getTypeMetaData(context.node.$type).properties) return next;
    const rule = AstUtils.getContainerOfType(next.feature, GrammarAST.isParserRule);
    return rule ? { ...next, type: rule.inferredType?.name ?? rule.returnType?.ref?.name ?? rule.name } : next;
  }

  /** Only names that fit, though a message about any other name is better than none once it is written. */
  protected override getReferenceCandidates(reference: ReferenceInfo, context: CompletionContext): Stream<AstNodeDescription> {
    return super.getReferenceCandidates(reference, context).filter(({ type }) => isFitting(reference, type));
  }

  protected override createReferenceCompletionItem(description: AstNodeDescription, _reference: ReferenceInfo, _context: CompletionContext): CompletionValueItem {
    const node = description.node;
    const title = node && 'title' in node && typeof node.title === 'string' ? node.title : undefined;
    const documentation = node && this.documented++ < DOCUMENTED && AstUtils.findRootNode(node).$document ? hoverText(node) : undefined;
    return {
      nodeDescription: description,
      kind: this.nodeKindProvider.getCompletionItemKind(description),
      detail: `${kindOf(description.type).word}${title ? `: ${title}` : ''}`,
      ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
      sortText: `0${description.name}`,
    };
  }
}

/** Whether nothing but blanks stands before the word that is being completed. */
function startsLine({ textDocument, position }: CompletionContext): boolean {
  return /^\s*[\p{L}-]*$/u.test(textDocument.getText({ start: { line: position.line, character: 0 }, end: position }));
}
