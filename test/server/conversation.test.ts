import type { CompletionItem, CompletionList, InitializeResult, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

describe('a conversation with the bundled server over stdin and stdout', () => {
  let workspace: Workspace;
  let process: LspProcess;
  let hello: InitializeResult;
  const contract = (): { uri: string; text: string } => ({ uri: workspace.uri('contract.remit'), text: workspace.read('contract.remit') });

  beforeAll(async () => {
    workspace = copyWorkspace();
    process = startServer();
    hello = await process.client.initialize({ workspace: workspace.folder });
    const { uri, text } = contract();
    await process.client.open(uri, text);
    await process.client.diagnostics(uri);
  });
  afterAll(async () => {
    await process.stop();
    workspace.remove();
  });

  it('says who it is and what it can do', () => {
    expect(hello.serverInfo).toEqual({ name: 'Remit language server', version: '0.1.0' });
    expect(hello.capabilities).toMatchObject({
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
    expect(await process.client.diagnostics(uri)).toEqual({ uri, version: 1, diagnostics: [] });
  });

  it('publishes a finding at its place, for the new version', async () => {
    const { uri, text } = contract();
    const version = await process.client.change(uri, text.replace('8% of Core', '8% of Cor'));
    const { diagnostics } = await process.client.diagnostics(uri, version);
    expect(diagnostics).toHaveLength(1);
    const start = after(text, '8% of ');
    expect(diagnostics[0]).toMatchObject({ severity: 1, range: { start, end: { line: start.line, character: start.character + 3 } } });
    expect(diagnostics[0]!.message).toMatch(/\bCor\b/);
    const mended = await process.client.change(uri, text);
    expect((await process.client.diagnostics(uri, mended)).diagnostics).toEqual([]);
  });

  it('completes a name', async () => {
    const { uri, text } = contract();
    const { line, character } = after(text, 'amount up to 8% of ');
    const answer = await process.client.at<CompletionList | CompletionItem[]>('textDocument/completion', uri, line, character);
    expect((Array.isArray(answer) ? answer : answer.items).map(({ label }) => label)).toContain('Core');
  });

  it('finds a definition in another file', async () => {
    const { uri, text } = contract();
    const { line, character } = after(text, 'measured by At');
    const places = await process.client.at<(Location | LocationLink)[]>('textDocument/definition', uri, line, character);
    expect(places.map((place) => ('targetUri' in place ? place.targetUri : place.uri))).toEqual([workspace.uri('library/measures.remit')]);
  });

  it('renames across files', async () => {
    const { uri, text } = contract();
    const { line, character } = after(text, 'measured by At');
    const edit = await process.client.at<WorkspaceEdit>('textDocument/rename', uri, line, character, { newName: 'InControl' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri, workspace.uri('library/measures.remit'), workspace.uri('unknown-name.remit')].sort());
    expect(Object.values(edit.changes ?? {}).flat().map(({ newText }) => newText)).toEqual(['InControl', 'InControl', 'InControl']);
  });

  it('ends with exit code 0 when asked to, having written nothing to stderr', async () => {
    await process.client.shutdown();
    expect(await process.exited).toBe(0);
    expect(process.errors()).toBe('');
  });
});
