/** The pages of docs/language, from what is written by hand, the grammar and the compiled examples. */
import { isRuleCode } from '../../packages/language/src/rules/catalogue-codes.ts';
import { catalogue } from '../../packages/cli/src/report/explain.ts';
import { excerpt } from './excerpt.ts';
import { work, type Worked } from './example.ts';
import { firstWords, formOf, NOTATION } from './forms.ts';
import { clausesOf } from './grammar.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { contents, pageSources, type Entry, type PageSource } from './source.ts';

/** All pages by file name. */
export async function languagePages(): Promise<Map<string, string>> {
  const sources = pageSources();
  const places = placesOf(sources);
  const titles = new Map((await catalogue()).map(({ code, title }) => [code, title]));
  const pages = new Map<string, string>();
  for (const source of sources) pages.set(`${source.id}.md`, page(source, { places, titles, sources, worked: await workedOut(source) }));
  pages.set('README.md', index(sources));
  return pages;
}

const workings = new Map<string, Promise<Worked>>();

/** The example of a page, worked through once. */
export function workedOut(source: PageSource): Promise<Worked> {
  const known = workings.get(source.id) ?? work(source.example);
  workings.set(source.id, known);
  return known;
}

/** Where a rule is told of: the page and the anchor. */
type Places = ReadonlyMap<string, { page: string; anchor: string; heading: string }>;
interface Given { places: Places; titles: ReadonlyMap<string, string>; sources: readonly PageSource[]; worked: Worked }

/** The place of every rule that has an entry, and of every declaration. */
export function placesOf(sources: readonly PageSource[]): Places {
  const places = new Map<string, { page: string; anchor: string; heading: string }>();
  for (const source of sources) {
    for (const rule of source.declarations) places.set(rule, { page: source.id, anchor: '', heading: source.title });
    for (const entry of source.entries) for (const rule of entry.rules) if (!source.borrowed.includes(rule)) places.set(rule, { page: source.id, anchor: anchorOf(headingOf(entry)), heading: headingOf(entry) });
  }
  return places;
}

/** The heading of an entry: what is written, or the words the clause begins with. */
export function headingOf({ heading, rules }: Entry): string {
  const words = heading ?? firstWords(rules[0]!);
  if (words === '') throw new Error(`The entry of ${rules[0]} begins with no fixed word: write a heading, '### ${rules[0]} = …'.`);
  return words;
}

function anchorOf(heading: string): string {
  return `#${heading.toLowerCase().replace(/[^a-z0-9 -]/g, '').replace(/ /g, '-')}`;
}

function page(source: PageSource, given: Given): string {
  const parts = [`# ${source.title}`, source.purpose, source.intro];
  const forms = source.declarations.map(formOf);
  if (forms.length > 0) parts.push(`\`\`\`text\n${forms.map(({ text }) => text).join('\n')}\n\`\`\``);
  parts.push(exampleOf(source, given.worked));
  if (source.entries.length > 0) parts.push(`## ${source.declarations.length > 0 ? 'Clauses' : 'Forms'}\n\n${source.entries.map((entry) => entryText(entry)).join('\n\n')}`);
  const elsewhere = elsewhereOf(source, given);
  if (elsewhere !== '') parts.push(elsewhere);
  if (given.worked.program && source.json.length > 0) parts.push(`## In the program\n\n${source.json.map((path) => `\`${path.replaceAll(' > ', ' › ')}\`:\n\n\`\`\`json\n${excerpt(given.worked.program!, path)}\n\`\`\``).join('\n\n')}`);
  if (source.pitfalls !== '') parts.push(`## Pitfalls\n\n${source.pitfalls}`);
  if (source.codes.length > 0) parts.push(`## Findings\n\n${source.codes.map((code) => `- [${code}](../${isRuleCode(code) ? 'rules' : 'codes'}/${code}.md): ${titleOf(code, given)}`).join('\n')}`);
  parts.push(legend(source, given));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function titleOf(code: string, { titles }: Given): string {
  const title = titles.get(code);
  if (title === undefined) throw new Error(`There is no code ${code}.`);
  return title;
}

function exampleOf(source: PageSource, { texts }: Worked): string {
  const blocks = [...texts].map(([name, text]) => `\`\`\`remit${texts.size > 1 ? ` ${name}` : ''}\n${text.trimEnd()}\n\`\`\``);
  return `## Example\n\n${blocks.join('\n\n')}${source.remark === '' ? '' : `\n\n${source.remark}`}`;
}

function entryText(entry: Entry): string {
  const all = entry.rules.map((rule) => ({ rule, ...formOf(rule) }));
  const fresh = all.filter(({ rule }, i) => !all.slice(0, i).some(({ inlined }) => inlined.has(rule)));
  const forms = [...new Set(fresh.map(({ text }) => text))].join('\n');
  const duty = entry.must === undefined ? entry.otherwise && `*Left out:* ${entry.otherwise}` : `*Must be written${entry.must === 'always' ? '' : `, ${entry.must.replace(/^always, /, '')}`}.*`;
  return [`### ${headingOf(entry)}`, `\`\`\`text\n${forms}\n\`\`\``, entry.meaning, duty ?? ''].filter((part) => part !== '').join('\n\n');
}

/** Clauses that may stand here and are told of on other pages. */
function elsewhereOf(source: PageSource, { places }: Given): string {
  const own = new Set(source.entries.flatMap(({ rules }) => rules));
  const others = [...new Set(source.declarations.flatMap(clausesOf))].filter((rule) => !own.has(rule) && places.has(rule));
  if (others.length === 0) return '';
  return `Told of elsewhere: ${others.map((rule) => linkTo(rule, source, places)).join(', ')}.`;
}

function linkTo(rule: string, from: PageSource, places: Places, text?: string): string {
  const { page, anchor, heading } = places.get(rule)!;
  return `[${text ?? heading}](${page === from.id ? '' : `${page}.md`}${anchor})`;
}

/** Where what stands between ‹ › is told of. */
function legend(source: PageSource, { places, sources }: Given): string {
  const used = new Set([...source.declarations, ...source.entries.flatMap(({ rules }) => rules)].flatMap((rule) => [...formOf(rule).placeholders]));
  const words = new Map<string, string>();
  for (const rule of used) {
    const word = PLACEHOLDERS.get(rule)!;
    const place = places.get(rule);
    if (place && place.page !== source.id && !words.has(word)) words.set(word, linkTo(rule, source, places, word.replaceAll('"', '')));
  }
  const see = source.see.map((id) => `[${sources.find((one) => one.id === id)!.title}](${id}.md)`);
  return ['---', words.size > 0 ? `Forms used here: ${[...words.values()].join(', ')}.` : '', see.length > 0 ? `See also: ${see.join(', ')}.` : '', '[All pages](README.md)'].filter((line) => line !== '').join('\n\n');
}

function index(sources: readonly PageSource[]): string {
  const sections = contents().map(({ title, pages }) => `## ${title}\n\n${pages.map((id) => { const one = sources.find((source) => source.id === id)!; return `- [${one.title}](${id}.md): ${one.purpose}`; }).join('\n')}`);
  return `# The language, page by page\n\nA page for each declaration, and for what they are made of. Every example is a whole contract: it is checked, compiled and run by the tests, and the figures in its scenario come true. The forms are printed from the grammar itself. [Writing a contract](../writing-a-contract.md) is shorter; the [tutorial](../tutorial.md) goes step by step.\n\n${NOTATION}\n\nThe order of clauses does not matter, and each may stand once unless its page says otherwise. What a node of the JSON means is told in [what a program means](../program/semantics.md).\n\n${sections.join('\n\n')}\n`;
}
