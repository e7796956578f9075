/** What an editor shows while a phrase is written: the forms of the reference, and which part of the grammar each of their parts is. */
import { GrammarAST } from 'langium';
import { formOf, formOfPart, repeatedBehind } from './forms.ts';
import { choicesOf, ruleOf } from './grammar.ts';
import { pageSources } from './source.ts';

/** The file that is written from the reference and the grammar. */
export const PHRASES_FILE = 'packages/language/src/lsp/generated/phrases.ts';

/** More ways of saying the same are not told apart. */
const MOST_FORMS = 8;

/** A part of a form: its text, the elements of the rule it stands for by their paths, and whether it begins with a word of the language. */
interface Part { readonly text: string; readonly paths: readonly string[]; readonly isWord: boolean; readonly isWords: boolean }

/** Its text. */
export function phrasesText(): string {
  const rules = [...new Set(pageSources().flatMap((source) => source.entries.flatMap((entry) => entry.rules.filter((rule) => !source.declarations.includes(rule)).flatMap((rule) => [rule, ...formOf(rule).inlined]))))];
  const rows = rules.flatMap((rule) => {
    const forms = formsOf(rule).map(joined).filter((parts) => parts.some(({ isWord }) => isWord) && parts.some(({ isWords }) => !isWords));
    return forms.length === 0 ? [] : [`  ['${rule}', [${forms.map((parts) => `[${parts.map(row).join(', ')}]`).join(', ')}]],`];
  });
  return `/** The forms of phrases, by their rules. Written by \`npm run docs\` from packages/language/reference and the grammar; do not edit. */

/** A part of a form: its text, the elements of the rule that it stands for, by their paths, and whether it begins with a word of the language. */
export type PhrasePart = readonly [text: string, paths: string, isWord: 0 | 1];

/** By the rule of the grammar: each way to say it, as its parts. */
export const PHRASES: ReadonlyMap<string, readonly (readonly PhrasePart[])[]> = new Map<string, readonly (readonly PhrasePart[])[]>([
${rows.join('\n')}
]);
`;
}

function row({ text, paths, isWord }: Part): string {
  return `['${text.replace(/'/g, "\\'")}', '${paths.join(' ')}', ${isWord ? 1 : 0}]`;
}

/** The ways to say a rule; none for one that is only a choice, or signs between values. */
function formsOf(name: string): Part[][] {
  const rule = ruleOf(name);
  if (GrammarAST.isInfixRule(rule) || choicesOf(rule)) return [];
  return waysOf(rule.definition, '');
}

function waysOf(element: GrammarAST.AbstractElement, path: string): Part[][] {
  if (GrammarAST.isGroup(element) && !element.cardinality) return sequences(element, path);
  if (GrammarAST.isAlternatives(element) && !element.cardinality && !element.elements.every(isSingle)) {
    const ways = element.elements.flatMap((each, index) => waysOf(each, `${path}${index}.`));
    if (ways.length <= MOST_FORMS) return ways;
  }
  const text = formOfPart(element);
  return [text === '' ? [] : [{ text, paths: [path], isWord: beginsWithWord(element), isWords: !text.includes('‹') && !text.includes('"') }]];
}

function sequences({ elements }: GrammarAST.Group, path: string): Part[][] {
  let ways: Part[][] = [[]];
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    const at = (place: number): string => `${path}${place}.`;
    if (GrammarAST.isKeyword(element) && element.value === '{') {
      const end = elements.findIndex((each, place) => place > index && GrammarAST.isKeyword(each) && each.value === '}');
      const paths = Array.from({ length: end - index + 1 }, (_, step) => at(index + step));
      ways = ways.map((way) => [...way, { text: '{ … }', paths, isWord: false, isWords: false }]);
      index = end;
      continue;
    }
    const next = elements[index + 1];
    const separator = next && repeatedBehind(element, next);
    const here = waysOf(element, at(index));
    const longer = ways.flatMap((way) => here.map((more) => [...way, ...more]));
    ways = longer.length <= MOST_FORMS ? longer : ways.map((way) => [...way, { text: formOfPart(element), paths: [at(index)], isWord: beginsWithWord(element), isWords: false }]);
    if (separator === undefined) continue;
    ways = ways.map((way) => way.map((part, place) => (place === way.length - 1 ? { ...part, text: part.text + separator, paths: [...part.paths, at(index + 1)] } : part)));
    index++;
  }
  return ways;
}

/** Words go with the value behind them, and signs with what is before them. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    const isSign = /^[,:')]/.test(part.text);
    if (last && (last.isWords || isSign) && !/^[[{]/.test(last.text)) {
      result[result.length - 1] = { text: `${last.text}${isSign || last.text.endsWith('(') ? '' : ' '}${part.text}`, paths: [...last.paths, ...part.paths], isWord: last.isWord, isWords: last.isWords && part.isWords };
    } else result.push(part);
  }
  return result;
}

function isSingle(element: GrammarAST.AbstractElement): boolean {
  const inner = GrammarAST.isAssignment(element) ? element.terminal : element;
  return GrammarAST.isKeyword(inner) || GrammarAST.isRuleCall(inner) || GrammarAST.isCrossReference(inner);
}

function beginsWithWord(element: GrammarAST.AbstractElement): boolean {
  if (GrammarAST.isKeyword(element)) return /^[a-zA-Z]/.test(element.value);
  if (GrammarAST.isAssignment(element)) return beginsWithWord(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.every(beginsWithWord);
  if (!GrammarAST.isGroup(element)) return false;
  const first = element.elements.find((each) => !GrammarAST.isAction(each) && !(GrammarAST.isKeyword(each) && each.value === ','));
  return first !== undefined && beginsWithWord(first);
}
