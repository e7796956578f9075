/** What a figure, a date or a name would be for at a place. */
import { AstUtils, CstUtils, GrammarAST, type AstNode, type LangiumDocument } from 'langium';
import type { FeaturesAt } from './features-at.ts';

/** Words to try a place with, by the terminal rule that the grammar lets stand there. */
const SAMPLES: ReadonlyMap<string, string> = new Map([
  ['PERCENT', '1%'], ['MONEY', '£1'], ['NUMBER', '1'], ['DATE', '1 April 2026'], ['DAY_MONTH', '1 April'], ['FINANCIAL_YEAR', '2026/27'], ['QUARTER_PERIOD', 'Q1 2026/27'],
  ['MONTH_PERIOD', 'April 2026'], ['ID', 'X'],
]);

/** The properties of the syntax tree that lead to a place, outermost first: `AmountClause.amount`, `SharedOut.items`, `SharedItem.weight`. */
export type Place = readonly string[];

/** Where a terminal would stand that is written at an offset; undefined where it does not fit. */
export function placeOf(terminal: string, document: LangiumDocument, offset: number, featuresAt: FeaturesAt): Place | undefined {
  const sample = SAMPLES.get(terminal);
  if (sample === undefined) return undefined;
  const { elementStack, tokens, tokenIndex } = featuresAt.stackAt(document, offset, 0, ` ${sample}`);
  return tokenIndex < tokens.length ? undefined : elementStack.flatMap(propertyOf);
}

function propertyOf(element: GrammarAST.AbstractElement): string[] {
  const assignment = AstUtils.getContainerOfType(element, GrammarAST.isAssignment);
  const rule = AstUtils.getContainerOfType(assignment, GrammarAST.isParserRule);
  return assignment && rule ? [`${rule.name}.${assignment.feature}`] : [];
}

/** The node to which the last word before an offset belongs. */
export function nodeBefore(document: LangiumDocument, offset: number): AstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeBeforeOffset(root, offset);
  if (!leaf) return undefined;
  return leaf.end <= offset ? leaf.astNode : CstUtils.getPreviousNode(leaf, false)?.astNode;
}
