import type { DocumentSymbol, FoldingRange, LinkedEditingRanges, SemanticTokens, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { conversation } from './conversing.ts';
import { after } from './workspace.ts';

describe('the language services for one file, over stdin and stdout', () => {
  const talk = conversation();
  const document = (): { textDocument: { uri: string } } => ({ textDocument: { uri: talk.uri } });

  it('says that it formats, links and colours', () => {
    expect(talk.hello.capabilities).toMatchObject({ documentFormattingProvider: true, documentLinkProvider: {}, semanticTokensProvider: {} });
  });

  it('gives each finding its code and quotes the name', async () => {
    const version = await talk.client.change(talk.uri, talk.text.replace('8% of Core', '8% of Cor'));
    const { diagnostics } = await talk.client.diagnostics(talk.uri, version);
    expect(diagnostics.map(({ code }) => code)).toEqual([expect.stringMatching(/^REF-\d{3}$/)]);
    expect(diagnostics[0]!.message).toMatch(/["'‘“]Cor["'’”]/);
    await talk.client.diagnostics(talk.uri, await talk.client.change(talk.uri, talk.text));
  });

  it('offers declarations in an empty file, and clauses after an error', async () => {
    const empty = talk.workspace.uri('empty.remit');
    await talk.client.open(empty, '');
    expect(await talk.labels(empty, { line: 0, character: 0 })).toEqual(expect.arrayContaining(['contract', 'import', 'measure', 'scenario']));
    const broken = 'contract A "a" {\n  version ;;\n  \n}\n';
    await talk.client.change(empty, broken);
    expect(await talk.labels(empty, { line: 2, character: 2 })).toEqual(expect.arrayContaining(['term', 'currency', 'payment']));
    await talk.client.close(empty);
  });

  it('lays a text out, keeping its comment, and leaves the result alone', async () => {
    const untidy = talk.workspace.uri('untidy.remit');
    const format = async (): Promise<TextEdit[]> =>
      talk.client.request('textDocument/formatting', { textDocument: { uri: untidy }, options: { tabSize: 2, insertSpaces: true } });
    const before = talk.workspace.read('untidy.remit');
    await talk.client.open(untidy, before);
    await talk.client.diagnostics(untidy);
    const after = TextDocument.applyEdits(TextDocument.create(untidy, 'remit', 1, before), await format());
    expect(after).toMatch(/^measure Waits "Days from referral to first contact" \{\n {2}\/\/ one reading for each referral\n/);
    expect(after).toContain('\n  better when lower\n');
    const version = await talk.client.change(untidy, after);
    await talk.client.diagnostics(untidy, version);
    expect(TextDocument.applyEdits(TextDocument.create(untidy, 'remit', 2, after), await format())).toBe(after);
  });

  it('outlines and folds a contract', async () => {
    const [contract] = await talk.client.request<DocumentSymbol[]>('textDocument/documentSymbol', document());
    expect(contract!.name).toBe('Northshire');
    expect(contract!.children!.map(({ name }) => name)).toEqual(['Board', 'Partnership', 'Institute', 'Adults', 'Control', 'Budget', 'Core', 'Quality']);
    const folds = await talk.client.request<FoldingRange[]>('textDocument/foldingRange', document());
    expect(folds.some(({ startLine }) => startLine === after(talk.text, 'contract Northshire').line)).toBe(true);
  });

  it('links the uses of a name to its declaration, for typing over it', async () => {
    expect(talk.hello.capabilities).toMatchObject({ linkedEditingRangeProvider: true });
    const ask = (before: string) => talk.client.request<LinkedEditingRanges | null>('textDocument/linkedEditingRange', { ...document(), position: after(talk.text, before) });
    const ends = (await ask('payment Core'))!.ranges.map(({ end }) => end);
    expect(ends).toContainEqual(after(talk.text, 'payment Core'));
    expect(ends).toContainEqual(after(talk.text, 'amount up to 8% of Core'));
    expect(await ask('amount up to 8% of Core')).toBeNull();
  });

  it('colours names by what they stand for', async () => {
    const { data } = await talk.client.request<SemanticTokens>('textDocument/semanticTokens/full', document());
    expect(data.length).toBeGreaterThan(0);
    expect(data.length % 5).toBe(0);
  });
});
