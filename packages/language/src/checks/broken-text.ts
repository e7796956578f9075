import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { RemitLexingDiagnostic } from '../parsing/lexer.ts';

const places = new WeakMap<LangiumDocument['parseResult'], readonly number[]>();

/** Whether something in a node could not be read. What seems to be missing from it may be there in other words. */
export function hasBrokenText(node: AstNode): boolean {
  const cst = node.$cstNode;
  const { parseResult } = AstUtils.getDocument(node);
  let known = places.get(parseResult);
  if (!known) {
    const lexical = (parseResult.lexerReport?.diagnostics ?? []) as unknown as readonly RemitLexingDiagnostic[];
    known = [...lexical.map(({ offset }) => offset), ...parseResult.parserErrors.map(({ token }) => (Number.isFinite(token.startOffset) ? token.startOffset : Infinity))];
    places.set(parseResult, known);
  }
  return cst !== undefined && known.some(offset => offset >= cst.offset && offset <= cst.end);
}
