import { readdirSync, readFileSync } from 'node:fs';
import { AstUtils, type AstNode } from 'langium';
import { describe, expect, it } from 'vitest';
import { docsIndex } from '../../scripts/reference/docs-index.ts';
import { compiled, withHead } from '../../scripts/reference/example.ts';
import { formOf } from '../../scripts/reference/forms.ts';
import { choicesOf, clausesOf, sentenceRules } from '../../scripts/reference/grammar.ts';
import { languagePages, placesOf, workedOut } from '../../scripts/reference/pages.ts';
import { PLACEHOLDERS } from '../../scripts/reference/placeholders.ts';
import { PURPOSES_FILE, purposesText } from '../../scripts/reference/purposes.ts';
import { pageSources } from '../../scripts/reference/source.ts';

const sources = pageSources();
const places = placesOf(sources);
const written = languagePages();
/** Rules that only say what may stand at the top of a file, in a contract or between braces. */
const FRAMES = ['RemitFile', 'Declaration'];

describe('the reference of the language', () => {
  it('has a page for every declaration', () => {
    expect(choicesOf(sentenceRules().find(({ name }) => name === 'Declaration')!)!.filter((rule) => !sources.some(({ declarations }) => declarations.includes(rule)))).toEqual([]);
  });

  it('tells of every clause of every declaration', () => {
    const declarations = sources.flatMap((source) => source.declarations);
    expect(declarations.flatMap((rule) => clausesOf(rule).filter((clause) => !places.has(clause)).map((clause) => `${rule}: ${clause}`))).toEqual([]);
  });

  it('tells of every other rule of the grammar, or prints it in the form of one that it tells of', () => {
    const printed = new Set([...places.keys()].flatMap((rule) => [...formOf(rule).inlined]));
    const open = sentenceRules().filter((rule) => !printed.has(rule.name) && !FRAMES.includes(rule.name) && !(choicesOf(rule) && rule.name.endsWith('Clause')));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('tells somewhere of everything that stands in a form between ‹ ›', () => {
    const used = new Set([...places.keys()].flatMap((rule) => [...formOf(rule).placeholders]));
    const unions = ['ContractClause', 'PartyClause', 'GroupClause', 'Declaration', 'FactClause'];
    expect([...used].filter((rule) => !places.has(rule) && !unions.includes(rule)).map((rule) => `${rule} (${PLACEHOLDERS.get(rule)})`)).toEqual([]);
  });

  it('is as `npm run docs` writes it', async () => {
    const pages = await written;
    expect(readdirSync('docs/language').sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(`docs/language/${file}`, 'utf8'), file).toBe(text);
    expect(readFileSync(PURPOSES_FILE, 'utf8')).toBe(purposesText());
    expect(readFileSync('docs/README.md', 'utf8')).toBe(docsIndex());
  });

  it('has links that lead somewhere', async () => {
    const pages = await written;
    for (const [file, text] of pages) {
      for (const [, target, anchor] of text.matchAll(/\]\(([\w-]+\.md)?(#[^)]+)?\)/g)) {
        const page = pages.get(target ?? file);
        expect(page, `${file}: ${target}`).toBeDefined();
        const anchors = [...page!.matchAll(/^#+ (.*)$/gm)].map((heading) => `#${heading[1]!.toLowerCase().replace(/[^a-z0-9 -]/g, '').replace(/ /g, '-')}`);
        if (anchor) expect(anchors, `${file}: ${target}`).toContain(anchor);
      }
    }
  });
});

describe.each(sources.map((source) => [source.id, source] as const))('the example of %s', (_id, source) => {
  it('is without findings, compiles, and its scenarios come true', async () => {
    const { problems, passed, texts } = await workedOut(source);
    expect(problems).toEqual([]);
    expect(passed).toBe([...[...texts.values()].join('\n').matchAll(/\bexpect\b/g)].length);
    expect(passed).toBeGreaterThan(0);
  });
});

/** Findings that say that something must be written. */
const MUST = /^MOD-(002|108|110|134|141|145|151|153|155|157|161|162|163|164|172|226|232|234|242|247|250) /;
const entries = new Map(sources.flatMap((source) => source.entries.flatMap((entry) => entry.rules.map((rule) => [rule, entry] as const))));

describe.each(sources.filter(({ declarations }) => declarations.length > 0).map((source) => [source.id, source] as const))('%s', (_id, source) => {
  it('must have the clauses that it is said must be written, and no others', async () => {
    const [[name, text], ...others] = [...source.example].map(([file, one]) => [file, withHead(one)] as const) as [readonly [string, string], ...(readonly [string, string])[]];
    const { documents: [document] } = await compiled([[name, text], ...others]);
    const owners = AstUtils.streamAst(document!.parseResult.value).filter((node) => source.declarations.includes(node.$type)).toArray() as (AstNode & { clauses?: AstNode[] })[];
    for (const clause of owners.flatMap((owner) => owner.clauses ?? [])) {
      const entry = source.entries.find(({ rules }) => rules.includes(clause.$type)) ?? entries.get(clause.$type);
      if (!entry || !clause.$cstNode) continue;
      const { offset, end } = clause.$cstNode;
      const { problems } = await compiled([[name, `${text.slice(0, offset)}${text.slice(end).replace(/^,/, '')}`], ...others]);
      const what = `${clause.$cstNode.text.slice(0, 40)}: ${problems.join('; ')}`;
      if (entry.must === 'always' || entry.must?.startsWith('always, save')) expect(problems.length, what).toBeGreaterThan(0);
      if (entry.must === undefined) expect(problems.filter((one) => MUST.test(one)), what).toEqual([]);
    }
  });
});
