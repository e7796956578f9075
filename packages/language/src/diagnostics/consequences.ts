import type { IToken } from 'chevrotain';
import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import * as ast from '../ast.ts';
import { unpackFinding } from '../parsing/parser-messages.ts';
import { nameTable } from '../scoping/name-table.ts';
import type { RemitLinkingError } from '../scoping/linker.ts';
import { unknownName } from './ref.ts';
import { unexpectedHere } from './syn.ts';

/** A stretch of the text, by offsets; its start is outside, its end within. */
interface Stretch {
  readonly after: number;
  readonly to: number;
}

/**
 * Where blocks were taken for closed too early, because something in them could not be read: from the first thing that could not, to the brace
 * that then closes nothing. Whatever else is found there is found in the wrong block.
 */
export function lostStretches(parseResult: LangiumDocument['parseResult'], tokens: () => readonly IToken[]): readonly Stretch[] {
  const problems = parseResult.parserErrors.map(({ token }) => token.startOffset).filter(offset => offset >= 0);
  const extra = parseResult.parserErrors.filter(({ token, message }) => token.tokenType?.name === '}' && unpackFinding(message).code === unexpectedHere.code);
  if (extra.length === 0) return [];
  const openings = openingBraces(tokens());
  return extra.flatMap(({ token }) => {
    const opening = openings.get(token.startOffset);
    if (opening === undefined) return [];
    const first = Math.min(...problems.filter(offset => offset >= opening));
    return first < token.startOffset ? [{ after: first, to: token.startOffset }] : [];
  });
}

/** For the offset of each closing brace, that of the brace it closes. */
function openingBraces(tokens: readonly IToken[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { tokenType, startOffset } of tokens) {
    if (tokenType.name === '{') open.push(startOffset);
    if (tokenType.name !== '}') continue;
    const opening = open.pop();
    if (opening !== undefined) pairs.set(startOffset, opening);
  }
  return pairs;
}

/**
 * Tells which unknown names are unknown only because of something else that is found in the same file: what declares them could not be read, has a
 * small letter, stands in a file that is not there, or is spelt otherwise where it is imported. They are known once that is mended.
 */
export function unknownByConsequence(document: LangiumDocument, hasFile: (imported: ast.Import) => boolean): (reference: { readonly $refText: string }, problem: RemitLinkingError) => boolean {
  const file = document.parseResult.value;
  if (!ast.isRemitFile(file)) return () => false;
  const excused = new Set<string>();
  let excusesAll = false;
  for (const imported of file.imports) {
    if (imported.path && !hasFile(imported)) {
      if (!imported.named) excusesAll = true;
      for (const { declaration } of imported.names) if (declaration) excused.add(declaration.$refText);
    }
    for (const { declaration } of imported.names) for (const { edits } of (declaration?.error as RemitLinkingError | undefined)?.corrections ?? []) excused.add(edits[0]!.text);
  }
  const broken = isBroken(document);
  for (const name of namesDeclared(file)) if (broken || /^[a-z]/.test(name)) excused.add(name.charAt(0).toUpperCase() + name.slice(1));
  for (const name of namesPassedOver(document)) excused.add(name);
  const nameless = file.contracts.some(({ name }) => !name);
  return ({ $refText: name }, { code, corrections, info: { container } }) => {
    if (code !== unknownName.code) return isOfLostContract(container);
    return excused.has(name) || (nameless && isTest(container)) || (excusesAll && corrections.length === 0) || isOfLostContract(container);
  };
}

function isBroken({ parseResult }: LangiumDocument): boolean {
  return parseResult.parserErrors.length > 0 || ((parseResult.lexerReport?.diagnostics ?? []) as readonly unknown[]).length > 0;
}

/** The names that a file declares anywhere. */
function* namesDeclared(file: ast.RemitFile): Generator<string> {
  for (const container of [file, ...file.contracts]) yield* nameTable(container).names.keys();
}

/** The names in text that could not be read and was passed over: what declares them may be there. */
function* namesPassedOver({ parseResult }: LangiumDocument): Generator<string> {
  for (const { token, resyncedTokens } of parseResult.parserErrors) {
    for (const { image, tokenType } of [token, ...resyncedTokens]) if (tokenType?.name === 'ID') yield image;
  }
}

/** Whether a node is in a scenario of a contract that is not found: none of its names can be, then. */
function isOfLostContract(node: AstNode): boolean {
  return !isTest(node) && AstUtils.getContainerOfType(node, isTest)?.contract?.error !== undefined;
}

/** What stands beside a contract and reads its names: a scenario, or facts that scenarios share. */
function isTest(node: AstNode): node is ast.Scenario | ast.SharedFacts {
  return ast.isScenario(node) || ast.isSharedFacts(node);
}
