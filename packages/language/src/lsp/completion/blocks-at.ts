/** Which whole blocks, and which clauses that a block still must have, a word begins at a place. */
import { AstUtils, GrammarAST, type AstNode } from 'langium';
import type { CompletionContext } from 'langium/lsp';
import { clausesMissing } from '../../checks/clauses/required-clauses.ts';
import { blockNames } from './block-names.ts';
import { BLOCKS, blockText, clausesText, type Block } from './blocks.ts';
import { nodeBefore } from './place.ts';
import type { Stops } from './stops.ts';

/** A text to be inserted. */
export interface BlockItem { readonly label: string; readonly detail: string; readonly text: string; readonly filterText: string }

/** The blocks for a word that may begin a declaration or a clause. */
export function blocksAt(keyword: GrammarAST.Keyword, { document, tokenOffset }: CompletionContext, stops: Stops): BlockItem[] {
  const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule)?.name ?? '';
  const before = nodeBefore(document, tokenOffset);
  const whole = BLOCKS.get(rule === 'GroupRole' ? 'Group' : rule);
  if (whole) return whole.word.split(' ')[0] === keyword.value ? [{ label: `${whole.word} (whole)`, detail: whole.detail, text: blockText(whole, stops, blockNames(before)), filterText: whole.word }] : [];
  const { block, declaration } = blockAround(before, tokenOffset) ?? {};
  if (!block || !declaration) return [];
  const missing = clausesMissing(declaration.$type, declaration.clauses).filter((clause) => block.lines.some((line) => line.clause === clause));
  // It is offered once, with the first of its words.
  if (missing.length < 2 || missing[0]!.split(' ')[0] !== keyword.value) return [];
  return [{
    label: `${missing.join(', ')} (what is missing)`, detail: `All that this ${block.word} still must say`, text: clausesText(block, missing, stops, blockNames(declaration)), filterText: missing.join(' '),
  }];
}

type WithClauses = AstNode & { readonly clauses: readonly AstNode[] };

/** The declaration in whose block a place is. */
function blockAround(node: AstNode | undefined, offset: number): { readonly block: Block; readonly declaration: WithClauses } | undefined {
  for (let each = node; each; each = each.$container) {
    const block = BLOCKS.get(each.$type);
    const text = each.$cstNode?.text ?? '';
    const isClosed = text.endsWith('}') && (each.$cstNode?.end ?? 0) <= offset;
    if (block && 'clauses' in each) return isClosed || !text.includes('{') ? undefined : { block, declaration: each as WithClauses };
  }
  return undefined;
}
