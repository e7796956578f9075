import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileProject } from '@remit/compiler';
import { buildDocuments, type SourceText } from '@remit/language';
import { organisedImports } from '@remit/language/lsp/imports/organise-imports';
import { EmptyFileSystem } from 'langium';
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';

const files: readonly SourceText[] = [
  { uri: 'file:///p/a.remit', text: 'measure Alpha { score from 0 to 1 better when higher }\nmeasure Azure { score from 0 to 1 better when higher }\n' },
  { uri: 'file:///p/b.remit', text: 'set Needs each Need = Low, High\nmeasure Beta { score from 0 to 1 better when higher }\n' },
  { uri: 'file:///p/topics.remit', text: 'topics Down = audit, reporting\n' },
  { uri: 'file:///p/owners.remit', text: 'provider Holding "Holding"\n' },
  { uri: 'file:///p/parties.remit', text: 'import "./owners.remit"\nprovider Clinic "Clinic" { form llp, owned by Holding 100% }\n' },
  { uri: 'file:///p/people.remit', text: 'population Adults { size ListSize, between 0 and 10 expected 5 people }\nproviders Practices each Practice { keyed by ods }\n' },
  { uri: 'file:///p/broken.remit', text: 'measure Gamma { score from 0 to ' },
  { uri: 'file:///p/clash.remit', text: 'measure Alpha { score from 0 to 2 better when higher }\n' },
  { uri: 'file:///p/none.remit', text: 'measure Unused { score from 0 to 1 better when higher }\n' },
];

/** The text after its imports were put in order. */
async function organised(text: string, uri = 'file:///p/own.remit'): Promise<string> {
  const services = createServerServices({ ...EmptyFileSystem });
  const [document] = await buildDocuments(services, [{ uri, text }, ...files]);
  return TextDocument.applyEdits(TextDocument.create(uri, 'remit', 1, text), organisedImports(document!, services.remit));
}

const uses = (...names: string[]): string => names.map((name, index) => `let Own${index} = ${name}\n`).join('');

describe('imports are', () => {
  it('sorted by where they lead to, with their names', async () => {
    const text = `import { Beta, Need } from "./b.remit"\nimport { Azure, Alpha } from "./a.remit"\nimport "std/qof.remit"\n\n${uses('Alpha', 'Azure', 'Beta', 'Need')}`;
    expect(await organised(text)).toBe(`import { Alpha, Azure } from "./a.remit"\nimport { Beta, Need } from "./b.remit"\n\n${uses('Alpha', 'Azure', 'Beta', 'Need')}`);
    expect(await organised('import "./up.remit"\nimport "../more.remit"\nimport "std/none.remit"\n')).toBe('import "std/none.remit"\nimport "../more.remit"\nimport "./up.remit"\n');
  });

  it('merged where they are of one file', async () => {
    expect(await organised(`import { Azure } from "./a.remit"\nimport { Alpha } from "./a.remit"\n\n${uses('Alpha', 'Azure')}`)).toBe(`import { Alpha, Azure } from "./a.remit"\n\n${uses('Alpha', 'Azure')}`);
    expect(await organised(`import { Azure } from "./a.remit"\nimport "./a.remit"\n\n${uses('Alpha', 'Azure')}`)).toBe(`import "./a.remit"\n\n${uses('Alpha', 'Azure')}`);
  });

  it('left out where nothing of theirs is used, name by name', async () => {
    expect(await organised(`import "./none.remit"\nimport { Alpha, Azure } from "./a.remit"\n\n${uses('Azure')}`)).toBe(`import { Azure } from "./a.remit"\n\n${uses('Azure')}`);
    expect(await organised('import "./none.remit"\n\nlet Own = 1\n')).toBe('let Own = 1\n');
    expect(await organised('import "./own.remit"\nlet Own = 1\n')).toBe('let Own = 1\n');
  });

  it('kept for topics, codes, members and sizes', async () => {
    const contract = (body: string): string => `contract Care {\n  provider Trust\n  provider Other\n  ${body}\n}\n`;
    for (const [line, body] of [
      ['import { Down } from "./topics.remit"', 'subcontract Sub { by Trust to Other flows down Down }'],
      ['import "./topics.remit"', 'subcontract Sub { by Trust to Other flows down Down }'],
      ['import { Needs } from "./b.remit"', 'fact Level each year { one of Red, Green }\n  let Some = if Level is Low then 1 otherwise 2'],
      ['import { Practice } from "./people.remit"', 'fact Visits for each Practice each year { count of visits }'],
      ['import { Adults, ListSize } from "./people.remit"', 'let Many = 2 * ListSize'],
    ] as const) expect(await organised(`${line}\n\n${contract(body)}`)).toBe(`${line}\n\n${contract(body)}`);
  });

  it('kept for names in wordings, and for scenarios', async () => {
    const text = 'import { Alpha } from "./a.remit"\n\n"""\nPaid by {Alpha}.\n"""\nlet Own = 1\n';
    expect(await organised(text)).toBe(text);
  });

  it('kept where what is used rests on them in another file', async () => {
    const text = 'import "./owners.remit"\nimport "./parties.remit"\n\ncontract Care {\n  commissioner Board\n  payment Fee { from Board to Clinic paid yearly, due 5 days after the period amount £5 }\n}\n';
    expect(await organised(text)).toBe(text);
  });

  it('left as they are where they lead nowhere, or to what cannot be read', async () => {
    expect(await organised(`import "./missing.remit"\nimport "./broken.remit"\nlet Own = 1\n`)).toBe(`import "./broken.remit"\nimport "./missing.remit"\nlet Own = 1\n`);
  });

  it('kept in their order where two bring one name', async () => {
    const text = `import "./clash.remit"\nimport "./a.remit"\n\n${uses('Alpha', 'Azure')}`;
    expect(await organised(text)).toBe(text);
  });

  it('left alone in text that cannot be read', async () => {
    for (const text of ['import "./none.remit"\nlet Own = \n', 'import "./none.remit"\nlet Own = £ 5\n', 'import \nimport "./none.remit"\n', 'import { Al from "./a.remit"\n', 'import { } "./a.remit"\n']) expect(await organised(text)).toBe(text);
  });
});

describe('comments', () => {
  it('go with their import, and stay where it is left out', async () => {
    const text = `// What this contract is about.\n\n// for B\nimport "./b.remit" // b\n// for A\nimport "./a.remit" /* a */\n// nothing\nimport "./none.remit" // at all\n\n${uses('Alpha', 'Beta')}`;
    expect(await organised(text)).toBe(`// What this contract is about.\n\n// for A\nimport "./a.remit" /* a */\n// for B\nimport "./b.remit" // b\n// nothing\n// at all\n\n${uses('Alpha', 'Beta')}`);
  });

  it('at the head of a file stay there', async () => {
    expect(await organised(`// Head\nimport "./b.remit"\nimport "./a.remit"\n${uses('Alpha', 'Beta')}`)).toBe(`// Head\nimport "./a.remit"\nimport "./b.remit"\n${uses('Alpha', 'Beta')}`);
  });

  it('inside an import leave it as it is written', async () => {
    expect(await organised(`import "./b.remit"\nimport { Azure, // blue\n  Alpha } from "./a.remit"\n${uses('Azure', 'Beta')}`)).toBe(`import { Azure, // blue\n  Alpha } from "./a.remit"\nimport "./b.remit"\n${uses('Azure', 'Beta')}`);
  });

  it('that stand by themselves between imports are not lost', async () => {
    expect(await organised(`import "./b.remit"\n\n// by itself\n\nimport "./a.remit"\n\n${uses('Alpha', 'Beta')}`)).toBe(`import "./a.remit"\nimport "./b.remit"\n\n// by itself\n\n\n${uses('Alpha', 'Beta')}`);
  });
});

describe('all imports', () => {
  it('come to the top, below what the file says of itself', async () => {
    expect(await organised('// Head\n\n// one\nlet Own = Alpha\nimport "./a.remit"\nlet More = 2\n')).toBe('// Head\n\nimport "./a.remit"\n\n// one\nlet Own = Alpha\nlet More = 2\n');
  });

  it('keep the line ends of the file', async () => {
    expect(await organised(`import "./b.remit"\r\nimport "./a.remit"\r\n\r\n${uses('Alpha', 'Beta')}`)).toBe(`import "./a.remit"\r\nimport "./b.remit"\r\n\r\n${uses('Alpha', 'Beta')}`);
  });

  it('are in order once they are put in order', async () => {
    const once = await organised(`import { Beta } from "./b.remit"\nimport "./none.remit"\nimport { Azure, Alpha } from "./a.remit"\n${uses('Alpha', 'Beta')}`);
    expect(once).toBe(`import { Alpha } from "./a.remit"\nimport { Beta } from "./b.remit"\n${uses('Alpha', 'Beta')}`);
    expect(await organised(once)).toBe(once);
  });

  it('are put in order by an action that is offered where it is asked for', async () => {
    const services = createServerServices({ ...EmptyFileSystem });
    const text = 'import "./none.remit"\nlet Own = 1\n';
    const [document] = await buildDocuments(services, [{ uri: 'file:///p/own.remit', text }, ...files]);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const ask = async (only?: string[]): Promise<string[]> => ((await services.remit.lsp.CodeActionProvider!.getCodeActions(document!, { textDocument: { uri: 'file:///p/own.remit' }, range, context: { diagnostics: [], ...(only && { only }), triggerKind: 2 } })) as CodeAction[]).map(({ title, kind }) => `${kind}: ${title}`);
    expect(await ask([CodeActionKind.SourceOrganizeImports])).toEqual([]);
    const asked = async (only: string[]): Promise<string[]> => ((await services.remit.lsp.CodeActionProvider!.getCodeActions(document!, { textDocument: { uri: 'file:///p/own.remit' }, range, context: { diagnostics: [], only } })) as CodeAction[]).map(({ title, kind }) => `${kind}: ${title}`);
    expect(await asked([CodeActionKind.Source])).toEqual(['source.organizeImports: Organise imports']);
    expect(await asked([CodeActionKind.SourceOrganizeImports])).toEqual(['source.organizeImports: Organise imports']);
    expect(await asked([CodeActionKind.QuickFix])).toEqual([]);
  });
});

describe('contracts mean the same afterwards', () => {
  const root = path.resolve(import.meta.dirname, '../fixtures/contracts');
  const library = readdirSync(path.join(root, 'library')).map((name) => `library/${name}`);

  it.each(['a-shared-savings', 'b-quality-and-outcomes', 'e-value-based-purchasing', 'k-alliance', 'northshire'])('%s', async (name) => {
    const source = (one: string): SourceText => ({ uri: `file:///fixtures/${one}`, text: readFileSync(path.join(root, one), 'utf8') });
    const own = source(`${name}.remit`);
    const programs = async (text: string): Promise<string> => {
      const documents = await buildDocuments(createServerServices({ ...EmptyFileSystem }), [{ ...own, text }, ...library.map(source)]);
      return JSON.stringify(compileProject(documents).contracts.map(({ program }) => program));
    };
    const text = `import "std/qof.remit"\nimport "./library/shared.remit"\n${own.text}`;
    const services = createServerServices({ ...EmptyFileSystem });
    const [document] = await buildDocuments(services, [{ ...own, text }, ...library.map(source)]);
    const after = TextDocument.applyEdits(TextDocument.create(own.uri, 'remit', 1, text), organisedImports(document!, services.remit));
    expect(after).not.toBe(text);
    expect(await programs(after)).toBe(await programs(own.text));
  });
});
