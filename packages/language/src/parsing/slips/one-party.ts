import { otherWord } from '../../diagnostics/syn.ts';
import { wordLike, type Slip } from './slip.ts';

/** The word for one party, by that for a group of them. */
const singular: ReadonlyMap<string, string> = new Map(['commissioner', 'provider', 'funder', 'evaluator', 'verifier', 'regulator', 'person'].map((role) => [`${role}s`, role]));

/** The word for a group before one party: what follows its name and title is not what a group goes on with. */
export const oneParty: Slip = (tokens, at, words) => [at - 2, at - 3].flatMap((from) => {
  const [token, name, title] = [tokens[from], tokens[from + 1], tokens[from + 2]];
  const one = token && singular.get(token.image);
  if (one === undefined || !token || name?.tokenType.name !== 'ID' || (from === at - 3 && title?.tokenType.name !== 'STRING')) return [];
  const message = `'${token.image}' begins a group, and nothing says of what. Write '${one}' for one party, or for a group 'each' and what one of them is called.`;
  const finding = { code: otherWord.code, message, replacement: one, at: 'word' } as const;
  return [{ from, count: 1, instead: [wordLike(one, words[one]!, token)], token, finding }];
});
