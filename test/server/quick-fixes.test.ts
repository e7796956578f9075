import type { CodeAction, InitializeResult } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import { serverForEach } from './conversing.ts';
import { after } from './workspace.ts';

const one = serverForEach();

const start = (initializationOptions?: unknown): Promise<InitializeResult> => one.process.client.initialize({ workspace: one.workspace.folder, initializationOptions });

async function misspelt(): Promise<{ uri: string; text: string }> {
  const uri = one.workspace.uri('contract.remit');
  const text = one.workspace.read('contract.remit').replace('8% of Core', '8% of Cor');
  await one.process.client.open(uri, text);
  return { uri, text };
}

it('a finding comes with a quick fix that puts the text right', async () => {
  expect((await start()).capabilities.codeActionProvider).toBeTruthy();
  const { uri, text } = await misspelt();
  await one.process.client.diagnostics(uri);
  const place = after(text, '8% of C');
  const [fix, ...more] = await one.process.client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } });
  expect(more).toEqual([]);
  expect(fix!.title).toBe("Change to 'Core'");
  expect(TextDocument.applyEdits(TextDocument.create(uri, 'remit', 1, text), fix!.edit!.changes![uri]!)).toBe(one.workspace.read('contract.remit'));
});

it.each([
  ['file:///remit/codes', 'file:///remit/codes/REF-001.md'],
  ['file:///remit/codes/', 'file:///remit/codes/REF-001.md'],
  ['https://example.org/{code}.html', 'https://example.org/REF-001.html'],
  ['command:remit.explainCode?%5B%22{code}%22%5D', 'command:remit.explainCode?%5B%22REF-001%22%5D'],
])('codes lead to their pages where the editor says where these are: %s', async (codePages, page) => {
  await start({ codePages });
  const { uri } = await misspelt();
  const { diagnostics } = await one.process.client.diagnostics(uri);
  expect(diagnostics.map(({ code, codeDescription }) => [code, codeDescription?.href])).toEqual([['REF-001', page]]);
});

it('codes lead nowhere where it does not', async () => {
  await start({ codePages: 7 });
  const { uri } = await misspelt();
  const { diagnostics } = await one.process.client.diagnostics(uri);
  expect(diagnostics.map((one) => [one.code, 'codeDescription' in one])).toEqual([['REF-001', false]]);
});
