/** Phrases: a keyword and the words that must, or may, follow it. */
import { GrammarAST, type AstNode } from 'langium';

/** More phrases than this from one keyword say too little; what they all begin with is offered instead. */
const MOST_PHRASES = 6;

/** A phrase so far; one that has ended takes no more words. */
interface Phrase {
  readonly text: string;
  readonly ended: boolean;
}

/**
 * The whole phrases that a keyword begins: "measured" gives "measured by", "missing" gives "missing data:", "half" gives "half up",
 * "half down" and "half even". A value ends a phrase, and so does a colon.
 */
export function phrasesFrom(keyword: GrammarAST.Keyword): string[] {
  const first: Phrase = { text: keyword.value, ended: false };
  let phrases = [first];
  for (const next of following(keyword)) {
    const longer = phrases.flatMap((phrase) => (phrase.ended ? [phrase] : extended(phrase, next)));
    if (longer.length > MOST_PHRASES) break;
    phrases = longer;
    if (phrases.every(({ ended }) => ended)) break;
  }
  return [...new Set(phrases.map(({ text }) => text))];
}

/** A phrase with an element behind it, in each way that this can be said. */
function extended(phrase: Phrase, element: GrammarAST.AbstractElement): Phrase[] {
  if (element.cardinality === '*' || element.cardinality === '+') return [{ ...phrase, ended: true }];
  const withIt = spoken(phrase, element);
  if (element.cardinality !== '?') return withIt;
  // What may follow is offered only where it is words to its end.
  const whole = withIt.filter((longer) => longer.text !== phrase.text);
  return [phrase, ...whole];
}

function spoken(phrase: Phrase, element: GrammarAST.AbstractElement): Phrase[] {
  const end: Phrase = { ...phrase, ended: true };
  if (GrammarAST.isKeyword(element)) {
    if (element.value === '{' || element.value === '(' || element.value === ',') return [end];
    const isWord = /^[a-zA-Z]/.test(element.value);
    return [{ text: `${phrase.text}${isWord ? ' ' : ''}${element.value}`, ended: !isWord }];
  }
  if (GrammarAST.isAssignment(element)) return spoken(phrase, element.terminal);
  if (!GrammarAST.isAlternatives(element) && !GrammarAST.isGroup(element)) return [end];
  const { $type, elements } = element as { $type: string; elements: readonly GrammarAST.AbstractElement[] };
  if ($type === 'Alternatives') {
    const all = elements.flatMap((alternative) => spoken(phrase, alternative));
    return all.length > MOST_PHRASES ? [end] : all;
  }
  return elements.reduce<Phrase[]>((phrases, next) => phrases.flatMap((one) => (one.ended ? [one] : extended(one, next))), [phrase]);
}

/** The elements behind a keyword in its sequence. */
function following(keyword: GrammarAST.Keyword): GrammarAST.AbstractElement[] {
  const element = GrammarAST.isAssignment(keyword.$container) ? keyword.$container : keyword;
  const owner: AstNode | undefined = element.$container;
  if (!GrammarAST.isGroup(owner) || element.cardinality === '*' || element.cardinality === '+') return [];
  return owner.elements.slice(owner.elements.indexOf(element) + 1);
}
