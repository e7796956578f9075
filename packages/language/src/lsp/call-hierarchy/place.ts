import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import type { CallHierarchyItem, Range } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { kindOf, wordFor } from '../symbols/kinds.ts';

/** A call before it is told from which end it is looked at: what is at the other end, and where the text says so. */
export interface Call {
  readonly other: AstNode;
  /** Why, in the words of the contract: `by Core`. */
  readonly why: string;
  /** The words that say so; where they stand in another file than the end that calls, the name of that end stands for them. */
  readonly at: AstNode | undefined;
  /** The property of `at` that holds the name. */
  readonly property?: string;
}

/** A declaration as an item of a hierarchy; undefined for what has no name in a text. A member of a group stands for the group. */
export function itemOf(node: AstNode, why?: string): CallHierarchyItem | undefined {
  const one = declarationFor(node);
  const { name, title } = one as AstNode & { readonly name?: string; readonly title?: string };
  const at = GrammarUtils.findNodeForProperty(one.$cstNode, 'name');
  if (!name || !at || !one.$cstNode) return undefined;
  const detail = [why, title && !why ? title : undefined, why ? undefined : wordFor(one)].find((text) => text !== undefined && text !== '');
  return { name, kind: kindOf(one.$type).symbol, ...(detail !== undefined && { detail }), uri: AstUtils.getDocument(one).uri.toString(), range: one.$cstNode.range, selectionRange: at.range };
}

/** What a hierarchy shows a declaration as. */
export function declarationFor(node: AstNode): AstNode {
  return ast.isMember(node) && ast.isGroup(node.$container) ? node.$container : node;
}

/** The words of a call, as far as they stand in the file of the end that calls; else the name of that end. */
export function rangeIn(caller: CallHierarchyItem, { at, property }: Call): Range {
  const cst = at && (property === undefined ? at.$cstNode : GrammarUtils.findNodeForProperty(at.$cstNode, property));
  return cst && AstUtils.getDocument(at).uri.toString() === caller.uri ? cst.range : caller.selectionRange;
}
