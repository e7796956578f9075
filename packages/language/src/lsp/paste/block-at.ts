import { CstUtils, isLeafCstNode, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import * as ast from '../../ast.ts';

/** A block that a table can be pasted into. */
export interface PasteBlock {
  readonly node: ast.Table | ast.Bands | ast.Marginal | ast.SharedFacts | ast.Scenario | ast.InPeriod | ast.MemberFacts | ast.KnownOn;
  /** Just behind its opening brace, and just before its closing one. */
  readonly start: number;
  readonly end: number;
}

/** The innermost block around a stretch of the text that a table can be pasted into; undefined where there is none, or it is not closed. */
export function blockAt({ parseResult }: LangiumDocument, from: number, to: number): PasteBlock | undefined {
  const root = parseResult.value.$cstNode;
  if (!root) return undefined;
  // In the middle of a word, a title or a comment, a text is pasted as it is.
  const around = CstUtils.findLeafNodeAtOffset(root, from);
  if (from === to && around && around.offset < from && around.text.trim() !== '') return undefined;
  const leaf = CstUtils.findLeafNodeBeforeOffset(root, from) ?? CstUtils.findLeafNodeAtOffset(root, from);
  const found: PasteBlock[] = [];
  for (const start of [leaf?.astNode, around?.astNode]) {
    for (let node: AstNode | undefined = start; node; node = node.$container) {
      const braces = isPasteBlock(node) ? bracesOf(node) : undefined;
      if (!braces || from < braces.start || to > braces.end) continue;
      found.push({ node: node as PasteBlock['node'], ...braces });
      break;
    }
  }
  return found.sort((a, b) => b.start - a.start)[0];
}

function isPasteBlock(node: AstNode): node is PasteBlock['node'] {
  return ast.isTable(node) || ast.isBands(node) || ast.isMarginal(node) || ast.isSharedFacts(node) || ast.isScenario(node) || ast.isInPeriod(node) || ast.isMemberFacts(node) || ast.isKnownOn(node);
}

function bracesOf(node: AstNode): { start: number; end: number } | undefined {
  const braces = node.$cstNode ? CstUtils.streamCst(node.$cstNode).filter(isLeafCstNode).filter((leaf: CstNode) => leaf.astNode === node && (leaf.text === '{' || leaf.text === '}')).toArray() : [];
  const [open, close] = [braces.find(({ text }) => text === '{'), braces.findLast(({ text }) => text === '}')];
  return open && close && close.offset >= open.end ? { start: open.end, end: close.offset } : undefined;
}
