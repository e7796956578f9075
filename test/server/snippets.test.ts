import { buildDocuments, createRemitServices } from '@remit/language';
import { BLOCKS } from '@remit/language/lsp/completion/blocks';
import { SKELETONS } from '@remit/language/lsp/completion/skeletons';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

const read = (name: string): [string, Snippet][] => Object.entries(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../packages/vscode/snippets', name), 'utf8')) as Record<string, Snippet>);
/** Those that the editor offers, and whole declarations, which the server offers. */
const [offered, whole] = [read('remit.json'), read('whole.json')];
const snippets = [...offered, ...whole];
const ofFiles = new Set(['contract', 'import', 'scenario']);

/** What stands in the editor when an author accepts a snippet and fills nothing in. */
function inserted(body: string[]): string {
  return body
    .join('\n')
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '');
}

describe('snippets', () => {
  const { shared } = createRemitServices();

  it.each(snippets)('%s is correct as it is inserted', async (name, { body, prefix }) => {
    const text = inserted(body);
    expect(text).not.toContain('$');
    const around = ofFiles.has(prefix) ? text : `contract Around "Around" {\n${text}\n}\n`;
    const [document] = await buildDocuments({ shared }, [{ uri: `file:///${encodeURIComponent(name)}.remit`, text: around }], { validation: false });
    const { lexerErrors, parserErrors } = document!.parseResult;
    expect([...lexerErrors, ...parserErrors].map(({ message }) => message)).toEqual([]);
  });

  it('have different prefixes and say what they are for', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(snippets.filter(([, { description }]) => !description)).toEqual([]);
  });

  it('are not offered a second time where the server offers the whole declaration', () => {
    const ofServer = new Set([...[...BLOCKS.values()].map(({ word }) => word), ...SKELETONS.map(({ label }) => label.replace(' (whole)', ''))]);
    expect(offered.filter(([, { prefix }]) => ofServer.has(prefix)).map(([name]) => name)).toEqual([]);
    expect(whole.filter(([, { prefix }]) => !ofServer.has(prefix)).map(([name]) => name)).toEqual([]);
  });
});
