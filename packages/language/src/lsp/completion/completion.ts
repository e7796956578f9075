import { AstUtils, GrammarAST, type AstNode, type AstNodeDescription, type LangiumDocument, type MaybePromise, type ReferenceInfo, type Stream, type TextDocument } from 'langium';
import { DefaultCompletionProvider, type CompletionAcceptor, type CompletionBacktrackingInformation, type CompletionContext, type CompletionValueItem, type LangiumServices, type NextFeature } from 'langium/lsp';
import type { CompletionClientCapabilities, CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat, InsertTextMode, type Position } from 'vscode-languageserver-types';
import { surroundings } from '../../model/nearby.ts';
import type { RemitAddedServices } from '../../services.ts';
import { hoverText } from '../hover/hover.ts';
import { kindOf } from '../symbols/kinds.ts';
import { namedInList } from './already-named.ts';
import { blocksAt } from './blocks-at.ts';
import { FeaturesAt } from './features-at.ts';
import { closingCircle } from './circles.ts';
import { isFitting } from './fitting.ts';
import { isHead } from './heads.ts';
import { itemsInWording } from './in-wording.ts';
import { comparesBefore, isLevel } from './levels.ts';
import { isNoun, nounsFor } from './nouns.ts';
import { phrasesFrom } from './phrase.ts';
import { nodeBefore, placeOf } from './place.ts';
import { SKELETONS } from './skeletons.ts';
import { Stops } from './stops.ts';
import { suggested } from './suggested.ts';
import { labelOf, type Suggestion } from './suggestion.ts';
import { valuesFor } from './values.ts';
import { suitable, takesDay, valueWords, type Suits } from './wanted.ts';

/** Words that may go on behind a finished clause on the line below it. */
const CONTINUES = /^(then|and|or|otherwise)\b/;
/** Words that say nothing without those behind them; the phrases they begin are offered. */
const FRAGMENTS = new Set(['the', 'then']);
/** How items that begin a clause, and those that go on with one, are sorted at the start of a line. */
const BEGINS = '3';
const GOES_ON = '4';
/** How values with a reason, and whole blocks, are sorted: before everything, and before words that begin a clause. */
const SUGGESTED = '!';
/** How names of another kind than what is wanted are sorted: behind everything, for a formula may still begin with one. */
const UNSUITED = '8~';
const WHOLE = '2';
/** Broken lines are blanked a few times over, for one may have hidden another. */
const ATTEMPTS = 4;
/** So many names are offered with what their hover says; more of it nobody reads in a list, and it is long to write. */
const DOCUMENTED = 300;

/** Completion: whole phrases, names that fit, dates and periods of the contract; also behind a line that cannot be read. */
export class RemitCompletion extends DefaultCompletionProvider {
  private readonly services: LangiumServices & RemitAddedServices;
  private readonly featuresAt: FeaturesAt;
  private readonly suits = new WeakMap<CompletionContext, Suits | undefined>();
  private readonly views = new WeakMap<TextDocument, { readonly document: LangiumDocument; readonly times: number }>();
  /** The part of a text that was looked at last. */
  private part: { readonly text: string; readonly from: number; readonly to: number } | undefined;
  private documented = 0;

  /** @param capabilities what the editor can do, if it has said so already */
  constructor(services: LangiumServices & RemitAddedServices, capabilities?: CompletionClientCapabilities) {
    super(services);
    this.services = services;
    this.featuresAt = new FeaturesAt(services);
    this.clientCapabilities = capabilities;
  }

  override async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList | undefined> {
    const inWording = itemsInWording(document, params.position, this.services);
    if (inWording) return { isIncomplete: false, items: inWording };
    // Braces and points open a list in wording only: elsewhere they end a word.
    if (params.context?.triggerCharacter !== undefined) return undefined;
    this.documented = 0;
    let list: CompletionList | undefined;
    const attempts = document.parseResult.parserErrors.length === 0 ? 0 : ATTEMPTS;
    for (let times = 0; times <= attempts && (list?.items.length ?? 0) === 0; times++) list = await super.getCompletion(this.view(document, times), params);
    if (list && document.textDocument.getText().trim() === '' && this.clientCapabilities?.completionItem?.snippetSupport) {
      list.items.unshift(...SKELETONS.map(({ label, detail, body }) => ({
        label, detail, insertText: body, insertTextFormat: InsertTextFormat.Snippet, kind: CompletionItemKind.Snippet, sortText: '0',
      })));
    }
    return list;
  }

  /** The document as it is looked at for one request, with broken lines blanked so many times over. */
  private view(document: LangiumDocument, times: number): LangiumDocument {
    const textDocument = Object.create(document.textDocument) as TextDocument;
    this.views.set(textDocument, { document, times });
    return { ...document, textDocument };
  }

  protected override findFeaturesAt(textDocument: TextDocument, offset: number): NextFeature[] {
    const view = this.views.get(textDocument);
    return view ? this.featuresAt.features(view.document, offset, view.times) : super.findFeaturesAt(textDocument, offset);
  }

  protected override *buildContexts(document: LangiumDocument, position: Position): IterableIterator<CompletionContext> {
    const { from, to } = surroundings(document, document.textDocument.offsetAt(position));
    this.part = { text: document.textDocument.getText(), from, to };
    yield* super.buildContexts(document, position);
  }

  /** Only what stands around the place is split into words, which is the same words. */
  protected override backtrackToAnyToken(text: string, offset: number): CompletionBacktrackingInformation {
    const { from, to } = this.part?.text === text && this.part.from <= offset && offset <= this.part.to ? this.part : { from: 0, to: text.length };
    const found = super.backtrackToAnyToken(text.slice(from, to), offset - from);
    const at = (place: number | undefined): number | undefined => (place === undefined ? undefined : place + from);
    return {
      nextTokenStart: found.nextTokenStart + from, nextTokenEnd: found.nextTokenEnd + from,
      previousTokenStart: at(found.previousTokenStart), previousTokenEnd: at(found.previousTokenEnd),
    };
  }

  /** At the start of a line where a clause can begin, what would go on with the clause before it is left out. */
  protected override deduplicateItems(items: CompletionItem[]): CompletionItem[] {
    const all = super.deduplicateItems(items);
    const begins = all.some(({ sortText }) => sortText?.startsWith(BEGINS));
    return begins ? all.filter(({ label, sortText }) => !sortText?.startsWith(GOES_ON) || CONTINUES.test(label)) : all;
  }

  protected override completionFor(context: CompletionContext, next: NextFeature, acceptor: CompletionAcceptor): MaybePromise<void> {
    if (GrammarAST.isKeyword(next.feature)) return this.offerPhrases(context, next.feature.value, acceptor);
    if (GrammarAST.isRuleCall(next.feature)) return this.offerValues(context, next.feature.rule.$refText, next.type, acceptor);
    return super.completionFor(context, this.typed(context, next), acceptor);
  }

  /** Values that make sense for a terminal, those with a reason first. */
  private offerValues(context: CompletionContext, terminal: string, type: string | undefined, acceptor: CompletionAcceptor): void {
    const { document, tokenOffset, node } = context;
    const place = placeOf(terminal, this.views.get(context.textDocument)?.document ?? document, tokenOffset, this.featuresAt);
    const before = nodeBefore(document, tokenOffset);
    if (place?.at(-1) === 'DateValue.date' && !takesDay(before, textBefore(context), this.services.types.TypeComputer)) return;
    const first = place ? suggested(terminal, place, before, tokenOffset) : [];
    const values = new Set(first.map(({ value }) => value));
    const more = valuesFor(terminal, type ?? node?.$type, node, this.services.library.StandardLibrary.profiles.map(({ name }) => name)).filter(({ value }) => !values.has(value));
    const offer = (sort: string) => (suggestion: Suggestion, index: number): void => {
      const { value } = suggestion;
      acceptor(context, { label: labelOf(suggestion), insertText: value + (suggestion.more ?? ''), filterText: value, kind: CompletionItemKind.Value, sortText: `${sort}${String(index).padStart(3, '0')}` });
    };
    first.forEach(offer(SUGGESTED));
    more.forEach(offer('1'));
  }

  /** Each phrase that begins with a word. Several clauses may, and the framework asks for one of them only. */
  private offerPhrases(context: CompletionContext, word: string, acceptor: CompletionAcceptor): void {
    for (const { feature } of context.features) {
      if (!GrammarAST.isKeyword(feature) || feature.value !== word || !this.filterKeyword(context, feature)) continue;
      if (isNoun(feature) && !nounsFor(context).includes(word)) continue;
      if (isLevel(feature) && !comparesBefore(context)) continue;
      const head = isHead(feature);
      if (head) this.offerBlocks(context, feature, acceptor);
      for (const phrase of phrasesFrom(feature)) {
        if (FRAGMENTS.has(phrase)) continue;
        acceptor(context, { label: phrase, kind: CompletionItemKind.Keyword, filterText: phrase, sortText: `${this.place(head, startsLine(context))}${phrase}` });
      }
    }
  }

  /** The whole of a declaration that a word begins, or the clauses that the block at the place still must have and of which it begins one. */
  private offerBlocks(context: CompletionContext, keyword: GrammarAST.Keyword, acceptor: CompletionAcceptor): void {
    const stops = new Stops(this.clientCapabilities?.completionItem?.snippetSupport === true);
    for (const { label, detail, text, filterText } of blocksAt(keyword, context, stops)) {
      acceptor(context, {
        label, detail, filterText, insertText: text, kind: CompletionItemKind.Snippet, insertTextMode: InsertTextMode.adjustIndentation, sortText: `${startsLine(context) ? WHOLE : '6'}${label}`,
        ...(this.clientCapabilities?.completionItem?.snippetSupport ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      });
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

  /** Only names that fit, that the list they would stand in has not yet, and that do not make a value depend on itself, though a message about any other name is better than none once it is written. */
  protected override getReferenceCandidates(reference: ReferenceInfo, context: CompletionContext): Stream<AstNodeDescription> {
    const { document, tokenOffset } = context;
    const before = nodeBefore(document, tokenOffset);
    const named = namedInList(reference, before, tokenOffset);
    const closes = closingCircle(reference, before);
    this.suits.set(context, this.suitable(reference, context, before));
    return super.getReferenceCandidates(reference, context).filter(({ type, name, node }) => isFitting(reference, type) && (!named || named.names.has(name) === named.only) && !(closes && node && closes(node)));
  }

  /** What suits a place in a formula best. */
  private suitable({ container, property }: ReferenceInfo, context: CompletionContext, before: AstNode | undefined): Suits | undefined {
    const { document, textDocument, tokenOffset } = context;
    if (`${container.$type}.${property}` !== 'Reference.target' && `${container.$type}.${property}` !== 'Rate.source') return undefined;
    const place = placeOf('ID', this.views.get(textDocument)?.document ?? document, tokenOffset, this.featuresAt);
    return place && suitable(place, before, textBefore(context), this.services.types.TypeComputer);
  }

  protected override createReferenceCompletionItem(description: AstNodeDescription, _reference: ReferenceInfo, context: CompletionContext): CompletionValueItem {
    const node = description.node;
    const title = node && 'title' in node && typeof node.title === 'string' ? node.title : undefined;
    const suits = this.suits.get(context);
    const isDocumented = this.documented++ < DOCUMENTED;
    const words = node && suits && isDocumented ? valueWords(node, this.services.types.TypeComputer) : undefined;
    const documentation = node && isDocumented && AstUtils.findRootNode(node).$document ? hoverText(node) : undefined;
    return {
      nodeDescription: description,
      kind: this.nodeKindProvider.getCompletionItemKind(description),
      detail: `${kindOf(description.type).word}${title ? `: ${title}` : ''}`,
      ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
      ...(words === undefined ? {} : { labelDetails: { description: words } }),
      sortText: `${suits === undefined || (node && suits(node)) ? '0' : UNSUITED}${description.name}`,
    };
  }
}

/** Whether nothing but blanks stands before the word that is being completed. */
function startsLine({ textDocument, position }: CompletionContext): boolean {
  return /^\s*[\p{L}-]*$/u.test(textDocument.getText({ start: { line: position.line, character: 0 }, end: position }));
}

/** What stands before the word that is being completed, as far as it can say what is wanted. */
function textBefore({ textDocument, tokenOffset }: CompletionContext): string {
  return textDocument.getText().slice(Math.max(0, tokenOffset - 200), tokenOffset);
}
