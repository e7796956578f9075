import type { Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { conversation } from './conversing.ts';
import { after } from './workspace.ts';

describe('a conversation with the bundled server over stdin and stdout', () => {
  const talk = conversation();
  const contract = (): { uri: string; text: string } => talk;

  it('says who it is and what it can do', () => {
    expect(talk.hello.serverInfo).toEqual({ name: 'Remit language server', version: '0.1.0' });
    expect(talk.hello.capabilities).toMatchObject({
      textDocumentSync: { change: 2, openClose: true },
      completionProvider: {},
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: {},
      documentHighlightProvider: true,
      foldingRangeProvider: true,
      renameProvider: { prepareProvider: true },
    });
  });

  it('publishes no finding for a contract without faults, with the version it looked at', async () => {
    const { uri } = contract();
    expect(await talk.client.diagnostics(uri)).toEqual({ uri, version: 1, diagnostics: [] });
  });

  it('publishes a finding at its place, for the new version', async () => {
    const { uri, text } = contract();
    const version = await talk.client.change(uri, text.replace('8% of Core', '8% of Cor'));
    const { diagnostics } = await talk.client.diagnostics(uri, version);
    expect(diagnostics).toHaveLength(1);
    const start = after(text, '8% of ');
    expect(diagnostics[0]).toMatchObject({ severity: 1, range: { start, end: { line: start.line, character: start.character + 3 } } });
    expect(diagnostics[0]!.message).toMatch(/\bCor\b/);
    const mended = await talk.client.change(uri, text);
    expect((await talk.client.diagnostics(uri, mended)).diagnostics).toEqual([]);
  });

  it('completes a name', async () => {
    const { uri, text } = contract();
    expect(await talk.labels(uri, after(text, 'amount up to 8% of '))).toContain('Core');
  });

  it('finds a definition in another file', async () => {
    const { uri, text } = contract();
    const { line, character } = after(text, 'measured by At');
    const places = await talk.client.at<(Location | LocationLink)[]>('textDocument/definition', uri, line, character);
    expect(places.map((place) => ('targetUri' in place ? place.targetUri : place.uri))).toEqual([talk.workspace.uri('library/measures.remit')]);
  });

  it('renames across files', async () => {
    const { uri, text } = contract();
    const { line, character } = after(text, 'measured by At');
    const edit = await talk.client.at<WorkspaceEdit>('textDocument/rename', uri, line, character, { newName: 'InControl' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri, talk.workspace.uri('library/measures.remit'), talk.workspace.uri('unknown-name.remit')].sort());
    expect(Object.values(edit.changes ?? {}).flat().map(({ newText }) => newText)).toEqual(['InControl', 'InControl', 'InControl']);
  });

  it('ends with exit code 0 when asked to, having written nothing to stderr', async () => {
    await talk.client.shutdown();
    expect(await talk.process.exited).toBe(0);
    expect(talk.process.errors()).toBe('');
  });
});
