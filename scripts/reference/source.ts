/** Reads what is written by hand about a declaration: packages/language/reference/*.md. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../packages/language/reference/', import.meta.url);

/** What is said of one clause, phrase or kind of value. */
export interface Entry {
  /** The rules of the grammar it tells of; their forms are printed in this order. */
  readonly rules: readonly string[];
  /** The heading, where the first words of the rule do not make a good one. */
  readonly heading?: string;
  /** What it means. */
  readonly meaning: string;
  /** When it must be written: "always", or the case in which it must; undefined if it may be left out. */
  readonly must?: string;
  /** What holds where it is left out. */
  readonly otherwise?: string;
}

/** A page of the reference as it is written by hand. */
export interface PageSource {
  /** The name of the page, without ending. */
  readonly id: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  /** The declarations whose page this is, by their rules; none on pages about values. */
  readonly declarations: readonly string[];
  readonly intro: string;
  /** Texts of the example by file name; the first is the one that is run. */
  readonly example: ReadonlyMap<string, string>;
  /** What is said after the example. */
  readonly remark: string;
  readonly entries: readonly Entry[];
  readonly pitfalls: string;
  /** Rules that are told of here for this page alone; links to them lead elsewhere. */
  readonly borrowed: readonly string[];
  /** Codes of findings that concern it. */
  readonly codes: readonly string[];
  /** Paths into the program of the example, e.g. `lines > Core > amount`. */
  readonly json: readonly string[];
  /** Other pages. */
  readonly see: readonly string[];
}

/** The order of the pages in the index, by section. */
export function contents(): { title: string; pages: string[] }[] {
  const text = readFileSync(new URL('contents.md', FOLDER), 'utf8');
  return text.split(/^## /m).slice(1).map((section) => {
    const [title, ...lines] = section.trim().split('\n');
    return { title: title!, pages: lines.join(' ').split(/\s+/).filter((word) => word !== '') };
  });
}

/** All pages, in the order of the index. Throws where a page is not in it, or the other way round. */
export function pageSources(): PageSource[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'contents.md').map((file) => file.slice(0, -3));
  const listed = contents().flatMap(({ pages }) => pages);
  const odd = [...files.filter((file) => !listed.includes(file)), ...listed.filter((page) => !files.includes(page))];
  if (odd.length > 0) throw new Error(`packages/language/reference/contents.md and the files beside it differ: ${odd.join(', ')}`);
  return listed.map((id) => read(id, readFileSync(new URL(`${id}.md`, FOLDER), 'utf8')));
}

/** Reads one page from its text. */
export function read(id: string, text: string): PageSource {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${id}.md has no head between lines of ---.`);
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  const list = (name: string, by: RegExp): string[] => field(name).split(by).map((one) => one.trim()).filter((one) => one !== '');
  const sections = new Map(body.split(/^## /m).map((section, i): [string, string] => (i === 0 ? ['', section.trim()] : [section.slice(0, section.indexOf('\n')).trim(), section.slice(section.indexOf('\n')).trim()])));
  const example = sections.get('Example') ?? '';
  return {
    id, title: field('title') || id, purpose: field('purpose'), declarations: list('declares', /\s+/), borrowed: list('borrows', /\s+/), intro: sections.get('') ?? '',
    example: new Map([...example.matchAll(/^```remit(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, name, source]) => [name ?? 'example.remit', source!])),
    remark: example.replace(/^```[\s\S]*?^```$/gm, '').trim(),
    entries: (sections.get('Clauses') ?? '').split(/^### /m).slice(1).map(entry),
    pitfalls: sections.get('Pitfalls') ?? '', codes: list('codes', /\s+/), json: list('json', /;/), see: list('see', /\s+/),
  };
}

function entry(text: string): Entry {
  const [first, ...lines] = text.trim().split('\n');
  const [rules, heading] = first!.split(/ = /);
  const field = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  return {
    rules: rules!.trim().split(/\s+/), heading, must: field('must'), otherwise: field('otherwise'),
    meaning: lines.filter((line) => !/^(must|otherwise): /.test(line)).join('\n').trim(),
  };
}
