/** What the editor shows over the words of the language: the first sentence of each entry of the reference. */
import { firstWords } from './forms.ts';
import { headingOf, placesOf } from './pages.ts';
import { pageSources } from './source.ts';

/** The file that is written from the reference. */
export const PURPOSES_FILE = 'packages/language/src/lsp/generated/purposes.ts';

/** Its text. */
export function purposesText(): string {
  const sources = pageSources();
  const places = placesOf(sources);
  const rows = sources.flatMap((source) => [
    ...source.declarations.map((rule) => [rule, firstWords(rule) || source.title, source.purpose, `${source.id}.md`] as const),
    ...source.entries.flatMap((entry) => entry.rules.filter((rule) => !source.borrowed.includes(rule)).map((rule) => [rule, firstWords(rule) || headingOf(entry), firstSentence(entry.meaning), `${places.get(rule)!.page}.md${places.get(rule)!.anchor}`] as const)),
  ]).filter(([, , purpose]) => purpose !== '');
  const lines = rows.map(([rule, title, purpose, page]) => `  ['${rule}', { title: ${quoted(title)}, purpose: ${quoted(purpose)}, page: '${page}' }],`);
  return `/** What declarations and clauses are for, by their rules. Written by \`npm run docs\` from packages/language/reference; do not edit. */

/** How something begins, what it is for, and its page in docs/language. */
export interface Purpose { readonly title: string; readonly purpose: string; readonly page: string }

/** By the type of the syntax tree. */
export const PURPOSES: ReadonlyMap<string, Purpose> = new Map([
${lines.join('\n')}
]);
`;
}

/** A sentence ends with a full stop before a space or the end; links are left as their words. */
function firstSentence(text: string): string {
  const plain = text.split('\n\n')[0]!.replace(/\n/g, ' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  return /^.*?[.](?= |$)/.exec(plain)?.[0] ?? plain;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "\\'")}'`;
}
