import { GrammarUtils, type CstNode } from 'langium';
import type { Place } from './check.ts';

/** The words of a place: those of its property or keyword, else of the whole node. */
export function cstOf(place: Place): CstNode | undefined {
  const node = place.node.$cstNode;
  if (place.property) return GrammarUtils.findNodeForProperty(node, place.property, place.index) ?? node;
  if (place.keyword) return GrammarUtils.findNodeForKeyword(node, place.keyword) ?? node;
  return node;
}
