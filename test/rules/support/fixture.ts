import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { URI, type AstNode } from 'langium';
import { createRemitServices } from '@remit/language';
import { treeOf } from '@remit/language/model/tree';

/** A file of a fixture, without its marks. */
export interface FixtureFile {
  readonly name: string;
  readonly text: string;
  /** What is between « and », by offsets. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A fixture of a rule: its files, the first of which is the one it is about. */
export interface Fixture {
  readonly code: string;
  /** `bad.remit`, `good-two-layers.remit`. */
  readonly name: string;
  readonly isBad: boolean;
  /** The severity that every mark expects, where the head comment names one. */
  readonly severity: 1 | 2 | 3 | 4 | undefined;
  readonly files: readonly FixtureFile[];
}

const FOLDER = 'test/fixtures/rules';
const severities = { error: 1, warning: 2, info: 3, hint: 4 } as const;
const frame = readFileSync(`${FOLDER}/frame.remit`, 'utf8');
const parts = partsOfFrame();

/** All fixtures, by code. */
export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER, { withFileTypes: true }).filter((area) => area.isDirectory()).flatMap(({ name: area }) =>
    readdirSync(path.join(FOLDER, area)).flatMap((code) =>
      readdirSync(path.join(FOLDER, area, code)).map((name) => readFixture(code, name, readFileSync(path.join(FOLDER, area, code, name), 'utf8')))));
}

/** Reads a fixture: a head comment `// CODE severity`, then one text, or several after lines `=== name.remit`. */
export function readFixture(code: string, name: string, text: string): Fixture {
  const [head = '', ...rest] = text.split('\n');
  const word = new RegExp(`^// ${code}(?: (error|warning|info|hint))?(?:: .*)?$`).exec(head);
  if (!word) throw new Error(`${name} does not begin with "// ${code}"`);
  const pieces = rest.join('\n').split(/^=== (.+)$/m);
  const files = [['main.remit', pieces[0]!] as const, ...Array.from({ length: (pieces.length - 1) / 2 }, (_, index) => [pieces[2 * index + 1]!.trim(), pieces[2 * index + 2]!] as const)];
  return {
    code, name, isBad: name.startsWith('bad'),
    severity: word[1] === undefined ? undefined : severities[word[1] as keyof typeof severities],
    files: files.filter(([, body]) => body.trim() !== '').map(([file, body]) => unmarked(file, framed(body))),
  };
}

/** Puts what follows `{{frame …}}` into the frame contract: `{{frame live}}`, `{{frame england-psr-2024 as Second without Core, Trust contact}}`. */
function framed(body: string): string {
  const match = /^\{\{frame(?: ([^}]*))?\}\}$/m.exec(body);
  if (!match) return body;
  const [words = '', without = ''] = (match[1] ?? '').split(/\bwithout\b/);
  let text = frame;
  const cuts = without.split(',').map((item) => item.trim()).filter((item) => item !== '').map((item) => {
    const found = parts.get(item);
    if (!found) throw new Error(`The frame has no "${item}"; it has ${[...parts.keys()].join(', ')}`);
    return found;
  });
  for (const { start, end } of cuts.sort((a, b) => b.start - a.start)) text = text.slice(0, start) + text.slice(end);
  const as = /\bas (\w+)/.exec(words)?.[1];
  if (as) text = text.replace('contract Framed', `contract ${as}`);
  for (const word of words.replace(/\bas \w+/, '').trim().split(/\s+/).filter((one) => one !== '')) {
    if (word === 'signed') text = text.replace('status     design', 'status     signed on 1 March 2026');
    else if (word === 'live') text = text.replace('status     design', 'status     live from 1 April 2026');
    else if (word === 'sketch') text = text.replace('  profile    generic\n', '');
    else text = text.replace('profile    generic', `profile    ${word}`);
  }
  const [before, after] = [body.slice(0, match.index), body.slice(match.index + match[0].length)];
  const close = text.lastIndexOf('}');
  // What follows a line `{{end}}` stands after the contract.
  const [inside = '', outside = ''] = after.split(/^\{\{end\}\}$/m);
  return `${before}${text.slice(0, close)}${inside.split('\n').map((line) => (line === '' ? line : `  ${line}`)).join('\n').trimEnd()}\n}\n${outside}`;
}

/** What can be left out of the frame: declarations by name, clauses by their first words, clauses of a declaration by its name and theirs. */
function partsOfFrame(): Map<string, { start: number; end: number }> {
  const { remit, shared } = createRemitServices();
  const document = shared.workspace.LangiumDocumentFactory.fromString(frame, URI.parse('file:///frame.remit'));
  if (document.parseResult.parserErrors.length > 0) throw new Error(`The frame cannot be read: ${document.parseResult.parserErrors[0]!.message}`);
  void remit;
  const found = new Map<string, { start: number; end: number }>();
  const add = (key: string, { $cstNode: cst }: AstNode): void => {
    if (cst && !found.has(key)) found.set(key, { start: cst.offset, end: cst.end });
  };
  for (const node of treeOf(document.parseResult.value)) {
    const { $containerProperty: property, $container: owner } = node;
    const name = (node as { name?: string }).name;
    if (property === 'declarations' && name) add(name, node);
    if (property !== 'clauses' || !owner) continue;
    const words = (node.$cstNode?.text ?? '').split(/[^a-zA-Z-]+/).filter((word) => word !== '');
    const ownerName = owner.$type === 'Contract' ? '' : `${(owner as { name?: string }).name ?? ''} `;
    for (const count of [1, 2]) add(ownerName + words.slice(0, count).join(' '), node);
  }
  return found;
}

function unmarked(name: string, marked: string): FixtureFile {
  let text = '';
  const marks: { start: number; end: number }[] = [];
  let start = -1;
  for (const piece of marked.split(/([«»])/)) {
    if (piece === '«') start = text.length;
    else if (piece === '»') marks.push({ start, end: text.length });
    else text += piece;
  }
  return { name, text, marks };
}
