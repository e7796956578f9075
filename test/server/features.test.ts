import type { CompletionItem, CompletionList, DocumentLink, DocumentSymbol, FoldingRange, Hover, InitializeResult, Location, SemanticTokens, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

describe('the language services over stdin and stdout', () => {
  let workspace: Workspace;
  let process: LspProcess;
  let hello: InitializeResult;
  let uri: string;
  let text: string;

  beforeAll(async () => {
    workspace = copyWorkspace();
    process = startServer();
    hello = await process.client.initialize({ workspace: workspace.folder });
    uri = workspace.uri('contract.remit');
    text = workspace.read('contract.remit');
    await process.client.open(uri, text);
    await process.client.diagnostics(uri);
  });
  afterAll(async () => {
    await process.stop();
    workspace.remove();
  });

  const document = (): { textDocument: { uri: string } } => ({ textDocument: { uri } });
  const labels = async (at: string, place: { line: number; character: number }): Promise<string[]> => {
    const answer = await process.client.at<CompletionList | CompletionItem[]>('textDocument/completion', at, place.line, place.character);
    return (Array.isArray(answer) ? answer : answer.items).map(({ label }) => label);
  };

  it('says that it formats, links and colours', () => {
    expect(hello.capabilities).toMatchObject({ documentFormattingProvider: true, documentLinkProvider: {}, semanticTokensProvider: {} });
  });

  it('gives each finding its code and quotes the name', async () => {
    const version = await process.client.change(uri, text.replace('8% of Core', '8% of Cor'));
    const { diagnostics } = await process.client.diagnostics(uri, version);
    expect(diagnostics.map(({ code }) => code)).toEqual([expect.stringMatching(/^REF-\d{3}$/)]);
    expect(diagnostics[0]!.message).toMatch(/["'‘“]Cor["'’”]/);
    await process.client.diagnostics(uri, await process.client.change(uri, text));
  });

  it('offers declarations in an empty file, and clauses after an error', async () => {
    const empty = workspace.uri('empty.remit');
    await process.client.open(empty, '');
    expect(await labels(empty, { line: 0, character: 0 })).toEqual(expect.arrayContaining(['contract', 'import', 'measure', 'scenario']));
    const broken = 'contract A "a" {\n  version ;;\n  \n}\n';
    await process.client.change(empty, broken);
    expect(await labels(empty, { line: 2, character: 2 })).toEqual(expect.arrayContaining(['term', 'currency', 'payment']));
    await process.client.close(empty);
  });

  it('explains a name by its title', async () => {
    const { line, character } = after(text, 'measured by At');
    const hover = await process.client.at<Hover>('textDocument/hover', uri, line, character);
    expect(JSON.stringify(hover.contents)).toContain('People at or below the target');
  });

  it('lays a text out, keeping its comment, and leaves the result alone', async () => {
    const untidy = workspace.uri('untidy.remit');
    const format = async (): Promise<TextEdit[]> =>
      process.client.request('textDocument/formatting', { textDocument: { uri: untidy }, options: { tabSize: 2, insertSpaces: true } });
    const before = workspace.read('untidy.remit');
    await process.client.open(untidy, before);
    await process.client.diagnostics(untidy);
    const after = TextDocument.applyEdits(TextDocument.create(untidy, 'remit', 1, before), await format());
    expect(after).toMatch(/^measure Waits "Days from referral to first contact" \{\n {2}\/\/ one reading for each referral\n/);
    expect(after).toContain('\n  better when lower\n');
    const version = await process.client.change(untidy, after);
    await process.client.diagnostics(untidy, version);
    expect(TextDocument.applyEdits(TextDocument.create(untidy, 'remit', 2, after), await format())).toBe(after);
  });

  it('links an import to its file', async () => {
    const links = await process.client.request<DocumentLink[]>('textDocument/documentLink', document());
    expect(links.map(({ target }) => target)).toEqual([workspace.uri('library/measures.remit')]);
  });

  it('finds references in other files', async () => {
    const { line, character } = after(text, 'measured by At');
    const found = await process.client.at<Location[]>('textDocument/references', uri, line, character, { context: { includeDeclaration: true } });
    expect(found.map((place) => place.uri).sort()).toEqual([uri, workspace.uri('library/measures.remit'), workspace.uri('unknown-name.remit')].sort());
  });

  it('outlines and folds a contract', async () => {
    const [contract] = await process.client.request<DocumentSymbol[]>('textDocument/documentSymbol', document());
    expect(contract!.name).toBe('Northshire');
    expect(contract!.children!.map(({ name }) => name)).toEqual(['Board', 'Partnership', 'Institute', 'Adults', 'Control', 'Budget', 'Core', 'Quality']);
    const folds = await process.client.request<FoldingRange[]>('textDocument/foldingRange', document());
    expect(folds.some(({ startLine }) => startLine === after(text, 'contract Northshire').line)).toBe(true);
  });

  it('colours names by what they stand for', async () => {
    const { data } = await process.client.request<SemanticTokens>('textDocument/semanticTokens/full', document());
    expect(data.length).toBeGreaterThan(0);
    expect(data.length % 5).toBe(0);
  });
});
