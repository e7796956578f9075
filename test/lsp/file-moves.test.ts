import { buildDocuments, type SourceText } from '@remit/language';
import { globEdits } from '@remit/language/lsp/imports/moved-globs';
import { importEdits, movedTo, type Moves } from '@remit/language/lsp/imports/moved-files';
import { EmptyFileSystem, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';

const moving = (...pairs: readonly (readonly [string, string])[]): Moves => pairs.map(([from, to]) => ({ from: URI.file(from), to: URI.file(to) }));

async function afterMove(sources: Record<string, string>, moves: Moves): Promise<Record<string, string>> {
  const services = createServerServices({ ...EmptyFileSystem });
  const texts: SourceText[] = Object.entries(sources).map(([name, text]) => ({ uri: URI.file(name).toString(), text }));
  const documents = await buildDocuments(services, texts, { validation: false });
  const { ImportResolver } = services.remit.scoping;
  return Object.fromEntries(documents.map((document, index) => [Object.keys(sources)[index], TextDocument.applyEdits(TextDocument.create('', 'remit', 1, texts[index]!.text), importEdits(document, moves, ImportResolver))]));
}

const library = 'measure M { score from 0 to 1 better when higher }\n';

describe('imports lead to the same files', () => {
  it('when a file is renamed or moved, in those that import it and in itself', async () => {
    const sources = { '/p/a.remit': 'import "./lib/m.remit"\n', '/p/lib/m.remit': `import { N } from "../n.remit" // n\n${library}`, '/p/n.remit': 'import { M } from "./lib/m.remit"\nlet N = 1\n' };
    expect(await afterMove(sources, moving(['/p/lib/m.remit', '/p/lib/measures.remit']))).toEqual({
      ...sources, '/p/a.remit': 'import "./lib/measures.remit"\n', '/p/n.remit': 'import { M } from "./lib/measures.remit"\nlet N = 1\n',
    });
    expect(await afterMove(sources, moving(['/p/lib/m.remit', '/p/m.remit']))).toEqual({
      '/p/a.remit': 'import "./m.remit"\n', '/p/lib/m.remit': `import { N } from "./n.remit" // n\n${library}`, '/p/n.remit': 'import { M } from "./m.remit"\nlet N = 1\n',
    });
  });

  it('when folders move, also those that import within them', async () => {
    const sources = { '/p/a.remit': 'import "./lib/x/m.remit"\n', '/p/lib/x/m.remit': 'import "./n.remit"\nimport "../../o.remit"\n', '/p/lib/x/n.remit': library, '/p/o.remit': 'let O = 1\n' };
    expect(await afterMove(sources, moving(['/p/lib', '/p/shared/lib']))).toEqual({
      ...sources, '/p/a.remit': 'import "./shared/lib/x/m.remit"\n', '/p/lib/x/m.remit': 'import "./n.remit"\nimport "../../../o.remit"\n',
    });
    expect(await afterMove(sources, moving(['/p', '/q']))).toEqual(sources);
  });

  it('when several move at once', async () => {
    const sources = { '/p/a.remit': 'import "./m.remit"\n', '/p/m.remit': library };
    expect(await afterMove(sources, moving(['/p/a.remit', '/p/x/a.remit'], ['/p/m.remit', '/p/x/m.remit']))).toEqual(sources);
    expect(await afterMove(sources, moving(['/p/a.remit', '/p/m.remit'], ['/p/m.remit', '/p/a.remit']))).toEqual({ ...sources, '/p/a.remit': 'import "./a.remit"\n' });
  });

  it('with names that need no care in an import, and stays where no import can name it', async () => {
    const sources = { '/p/a.remit': 'import "./m.remit"\n', '/p/m.remit': library };
    expect((await afterMove(sources, moving(['/p/m.remit', '/p/Mesures d’été 100%.remit'])))['/p/a.remit']).toBe('import "./Mesures d’été 100%.remit"\n');
    for (const name of ['/p/a#b.remit', '/p/a?b.remit', '/p/a"b.remit', '/p/m.txt']) expect(await afterMove(sources, moving(['/p/m.remit', name]))).toEqual(sources);
  });

  it('leaves what comes with Remit, and what leads nowhere', async () => {
    const sources = { '/p/a.remit': 'import "std/qof.remit"\nimport ""\nimport\n' };
    expect(await afterMove(sources, moving(['/p/a.remit', '/p/x/a.remit']))).toEqual(sources);
  });

  it('takes the nearest of what moves', () => {
    const moves = moving(['/p', '/q'], ['/p/lib', '/r']);
    expect([movedTo(URI.file('/p/lib/m.remit'), moves).path, movedTo(URI.file('/p/a.remit'), moves).path, movedTo(URI.file('/pp/a.remit'), moves).path]).toEqual(['/r/m.remit', '/q/a.remit', '/pp/a.remit']);
  });
});

describe('project files name the same files', () => {
  const edited = (text: string, moves: Moves): string => TextDocument.applyEdits(TextDocument.create('', 'json', 1, text), globEdits(text, URI.file('/p/remit.json'), moves));

  it('of facts with the contracts that they are for', () => {
    expect(edited('{ "facts": { "reported/*.csv": "care/a.remit", "care/b.json": "c.remit" } }', moving(['/p/care', '/p/contracts'], ['/p/reported', '/p/facts']))).toBe('{ "facts": { "facts/*.csv": "contracts/a.remit", "contracts/b.json": "c.remit" } }');
  });

  it.each([
    ['{ "include": ["contracts/**", "lib/m.remit"] }', ['/p/lib/m.remit', '/p/lib/n.remit'], '{ "include": ["contracts/**", "lib/n.remit"] }'],
    ['{ "include": ["contracts/**", "./lib/"],\n  "exclude": ["lib/old/**/x*.remit"], "unreviewed": ["lib"] }', ['/p/lib', '/p/shared/lib'], '{ "include": ["contracts/**", "shared/lib"],\n  "exclude": ["shared/lib/old/**/x*.remit"], "unreviewed": ["shared/lib"] }'],
    ['{ "libraries": ["lib"], "out": "lib" }', ['/p/lib', '/p/shared'], '{ "libraries": ["lib"], "out": "lib" }'],
    ['{ "include": ["**/m.remit", "*.remit"] }', ['/p/m.remit', '/p/n.remit'], '{ "include": ["**/m.remit", "*.remit"] }'],
    ['{ "include": ["lib/m.remit"] }', ['/p/lib/m.remit', '/q/m.remit'], '{ "include": ["lib/m.remit"] }'],
    ['{ "include": ["lib/m.remit"] }', ['/p/lib/m.remit', '/p/lib/m[1].remit'], '{ "include": ["lib/m.remit"] }'],
    ['{ "include": ["lib/m.remit"] }', ['/p', '/q'], '{ "include": ["lib/m.remit"] }'],
    ['{ "include": ["lib/m.remit", 5, null], "__proto__": ["lib/m.remit"] }', ['/p/lib/m.remit', '/p/lib/n.remit'], '{ "include": ["lib/n.remit", 5, null], "__proto__": ["lib/m.remit"] }'],
    ['{ "include": ["lib/m.remit" ', ['/p/lib/m.remit', '/p/lib/n.remit'], '{ "include": ["lib/m.remit" '],
    ['[]', ['/p/lib', '/p/x'], '[]'],
  ] as const)('%s', (text, [from, to], expected) => {
    expect(edited(text, moving([from, to]))).toBe(expected);
  });
});
