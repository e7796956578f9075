import path from 'node:path';
import type { DocumentLink, Hover, Location, SymbolInformation } from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { conversation } from './conversing.ts';
import { after } from './workspace.ts';

describe('the language services for names across files, over stdin and stdout', () => {
  const talk = conversation();

  it('offers only the names that fit', async () => {
    const offered = await talk.labels(talk.uri, after(talk.text, 'amount up to 8% of '));
    expect(offered).toContain('Core');
    expect(offered).not.toContain('Partnership');
  });

  it('finds the declarations of all contracts by name', async () => {
    const told = async (query: string): Promise<string[]> => (await talk.client.request<SymbolInformation[]>('workspace/symbol', { query }))
      .map(({ name, containerName = 'at the top', location: { uri, range: { start, end } } }) => `${containerName}: ${name} ${path.basename(uri)} ${start.line}:${start.character}-${end.character}`);
    expect(await told('Quality')).toEqual(['Northshire: Quality contract.remit 37:10-17', 'Southshire: Quality unknown-name.remit 37:10-17']);
    // By its title.
    expect(await told('People at or below the target')).toEqual(['at the top: AtTarget measures.remit 0:8-16']);
  });

  it('explains a name by its title', async () => {
    const { line, character } = after(talk.text, 'measured by At');
    const hover = await talk.client.at<Hover>('textDocument/hover', talk.uri, line, character);
    expect(JSON.stringify(hover.contents)).toContain('People at or below the target');
  });

  it('links an import to its file', async () => {
    const links = await talk.client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: talk.uri } });
    expect(links.map(({ target }) => target)).toEqual([talk.workspace.uri('library/measures.remit')]);
  });

  it('finds references in other files', async () => {
    const { line, character } = after(talk.text, 'measured by At');
    const found = await talk.client.at<Location[]>('textDocument/references', talk.uri, line, character, { context: { includeDeclaration: true } });
    expect(found.map((place) => place.uri).sort()).toEqual([talk.uri, talk.workspace.uri('library/measures.remit'), talk.workspace.uri('unknown-name.remit')].sort());
  });
});
