import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { RemitLexingDiagnostic } from '../parsing/lexer.ts';

const places = new WeakMap<LangiumDocument['parseResult'], readonly number[]>();

/** Whether something in a node could not be read. What seems to be missing from it may be there in other words. */
export function hasBrokenText(node: AstNode): boolean {
  const cst = node.$cstNode;
  return cst !== undefined && isBroken(node, cst.offset, cst.end);
}

/** Whether something could not be read in the clause a node belongs to, or next to it. What does not fit there may be what is left of something that would. */
export function isBesideBrokenText(node: AstNode): boolean {
  for (let item: AstNode | undefined = node; item?.$container; item = item.$container) {
    const siblings = (item.$container as unknown as Record<string, unknown>)[item.$containerProperty ?? ''];
    if (!Array.isArray(siblings) || !(item.$containerProperty === 'clauses' || item.$containerProperty === 'declarations')) continue;
    const before = (siblings[item.$containerIndex! - 1] as AstNode | undefined)?.$cstNode?.end ?? item.$container.$cstNode?.offset ?? 0;
    const after = (siblings[item.$containerIndex! + 1] as AstNode | undefined)?.$cstNode?.offset ?? item.$container.$cstNode?.end ?? Infinity;
    return isBroken(node, before, after);
  }
  return hasBrokenText(node);
}

function isBroken(node: AstNode, from: number, to: number): boolean {
  const { parseResult } = AstUtils.getDocument(node);
  let known = places.get(parseResult);
  if (!known) {
    const lexical = (parseResult.lexerReport?.diagnostics ?? []) as unknown as readonly RemitLexingDiagnostic[];
    // What is missing at the end of a text is missing from what stands there last.
    const end = parseResult.value.$cstNode?.end ?? Infinity;
    known = [...lexical.map(({ offset }) => offset), ...parseResult.parserErrors.map(({ token }) => (token.startOffset >= 0 ? token.startOffset : end))];
    places.set(parseResult, known);
  }
  return known.some(offset => offset >= from && offset <= to);
}
