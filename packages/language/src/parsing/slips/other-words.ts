import type { IToken } from 'chevrotain';
import { nameExpected, otherWord } from '../../diagnostics/syn.ts';
import { correctName } from '../literal-corrections.ts';
import { wordLike, type Repair, type Slip, type Words } from './slip.ts';

/** Words and signs that authors write, and those of the language that mean the same; each is tried where the text cannot be read as it stands. */
const meanings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  'half-up': ['half up'], 'half-down': ['half down'], 'half-even': ['half even'], round: ['rounding'], rounded: ['rounding'], decimals: ['places'], upto: ['up to'],
  installments: ['instalments'], installment: ['instalments'], instalment: ['instalments'], mobilization: ['mobilisation'], judgment: ['judgement'], judgments: ['judgement'],
  annually: ['yearly', 'each year'], annual: ['yearly', 'each year'], every: ['each'], a: ['each', 'per'], per: ['each'], percent: ['percentage'], payed: ['paid'],
  until: ['to'], till: ['to'], through: ['to'], '-': ['to', 'and'], to: ['and'], '=': ['is'], x: ['*'], X: ['*'], and: [','], Vat: ['VAT'], vat: ['VAT'],
  increasing: ['rising'], decreasing: ['falling'], over: ['above', 'beyond'], above: ['beyond'], under: ['below'], exceeds: ['more than'], exceeding: ['more than'], after: ['of'],
  when: ['if'], if: ['when'], else: ['otherwise'], minus: ['-'], plus: ['+'], times: ['*'], equals: ['is'], are: ['is'], day: ['days'], for: ['in'], with: ['by'],
  '£': ['GBP'], '€': ['EUR'], $: ['USD'],
  one: ['1'], two: ['2'], three: ['3'], four: ['4'], five: ['5'], six: ['6'], seven: ['7'], eight: ['8'], nine: ['9'], ten: ['10'], twelve: ['12'],
}));

/** A word that stands for another of the language, or a name with a small letter. */
export const otherWords: Slip = (tokens, at, words) => [at, at + 1, at - 1].flatMap(index => (index > 0 && tokens[index] ? repairsOf(tokens, index, words) : []));

function repairsOf(tokens: readonly IToken[], from: number, words: Words): Repair[] {
  const token = tokens[from]!;
  const repairs: Repair[] = [];
  const small = token.tokenType.name === 'ID' && words[token.image.toLowerCase()] ? [token.image.toLowerCase()] : [];
  for (const meaning of [...meanings.get(token.image) ?? [], ...small]) {
    const instead = meaning.split(' ').map(word => wordLike(word, words[word] ?? (/^\d/.test(word) ? words.NUMBER! : words.ID!), token));
    repairs.push({ from, count: 1, instead, token, finding: { code: otherWord.code, message: otherWord.message({ word: token.image, instead: meaning }), replacement: meaning, at: 'word' } });
  }
  if (token.tokenType.name === 'WORD') {
    const suggestion = correctName(token.image);
    const finding = { code: nameExpected.code, message: nameExpected.message({ word: token.image, suggestion }), replacement: suggestion, at: 'word' } as const;
    repairs.push({ from, count: 1, instead: [wordLike(token.image, words.ID!, token)], token, finding });
  }
  return repairs;
}
