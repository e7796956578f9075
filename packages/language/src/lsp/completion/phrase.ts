/** Phrases: a keyword and the words that must follow it. */
import { GrammarAST } from 'langium';

/**
 * The keyword with every word that has to follow it: "measured" gives "measured by", "missing" gives "missing data:".
 * A choice, an option or a value ends the phrase.
 */
export function phraseFrom(keyword: GrammarAST.Keyword): string {
  let phrase = keyword.value;
  for (const next of following(keyword)) {
    if (!GrammarAST.isKeyword(next) || next.cardinality !== undefined || next.value === '{' || next.value === '(') break;
    phrase += /^[a-zA-Z]/.test(next.value) ? ` ${next.value}` : next.value;
    if (!/^[a-zA-Z]/.test(next.value)) break;
  }
  return phrase;
}

/** The elements behind an element in its sequence. */
function following(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement[] {
  const owner = element.$container;
  if (!GrammarAST.isGroup(owner) || element.cardinality !== undefined) return [];
  return owner.elements.slice(owner.elements.indexOf(element) + 1);
}
