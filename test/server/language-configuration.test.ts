import { readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';

interface Pair { readonly open: string; readonly close: string; readonly notIn?: readonly string[] }
interface EnterRule { readonly beforeText: string; readonly afterText?: string; readonly action: { readonly indent: string; readonly appendText?: string } }

const configuration = JSON.parse(readFileSync('packages/vscode/language-configuration.json', 'utf8')) as {
  autoClosingPairs: Pair[]; surroundingPairs: [string, string][]; wordPattern: string; onEnterRules: EnterRule[]; indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
};

/** What the first rule that applies does where a line is broken at the bar. */
function enter(line: string): EnterRule['action'] | undefined {
  const [before, after] = line.split('|') as [string, string];
  return configuration.onEnterRules.find(({ beforeText, afterText }) => new RegExp(beforeText).test(before) && (afterText === undefined || new RegExp(afterText).test(after)))?.action;
}

describe('what the editor does by itself while somebody types', () => {
  it('closes braces also in wordings, where they hold names, and wordings themselves', () => {
    const pairs = Object.fromEntries(configuration.autoClosingPairs.map(({ open, close, notIn }) => [open, [close, notIn ?? []]]));
    expect(pairs).toEqual({ '{': ['}', []], '(': [')', ['string', 'comment']], '"': ['"', ['string', 'comment']], '"""': ['"""', ['comment']], '/*': [' */', ['string', 'comment']] });
    expect(configuration.surroundingPairs).toEqual([['{', '}'], ['(', ')'], ['"', '"']]);
  });

  it.each([
    ['// half of | a comment', { indent: 'none', appendText: '// ' }], ['// a whole comment|', undefined], ['payment A {|}', undefined],
    ['"""|"""', { indent: 'none' }], ['  """|"""', { indent: 'none' }], ['"""The board pays|"""', undefined], ['"""words"""|', undefined],
  ])('breaks the line %s', (line, action) => {
    expect(enter(line)).toEqual(action);
  });

  it.each([
    ['payment A {', true], ['  fact B { money', true], ['  fact B { money }', false], ['// a {', false], ['  """It says {Core} and', false], ['  amount £5', false], ['  in bands { below 50%: 0%,', true],
  ])('sets in behind %s: %s', (line, isIn) => {
    expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(isIn);
  });

  it('sets a closing brace out, and nothing else', () => {
    const out = new RegExp(configuration.indentationRules.decreaseIndentPattern);
    expect(['}', '    }', '  } }', 'payment A { }', '"}"'].map((line) => out.test(line))).toEqual([true, true, true, false, false]);
  });

  it('takes names, kinds of words, sums and percentages for words', () => {
    const words = 'Core_1 sustained-job £1,200.50 12.5% £34m Größe'.match(new RegExp(configuration.wordPattern, 'g'));
    expect(words).toEqual(['Core_1', 'sustained-job', '£1,200.50', '12.5%', '£34m', 'Größe']);
  });
});
