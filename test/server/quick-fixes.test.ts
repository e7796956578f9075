import type { CodeAction, InitializeResult } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

let workspace: Workspace;
let process: LspProcess;
beforeEach(() => {
  workspace = copyWorkspace();
  process = startServer();
});
afterEach(async () => {
  await process.stop();
  workspace.remove();
});

const start = (initializationOptions?: unknown): Promise<InitializeResult> => process.client.initialize({ workspace: workspace.folder, initializationOptions });

async function misspelt(): Promise<{ uri: string; text: string }> {
  const uri = workspace.uri('contract.remit');
  const text = workspace.read('contract.remit').replace('8% of Core', '8% of Cor');
  await process.client.open(uri, text);
  return { uri, text };
}

it('a finding comes with a quick fix that puts the text right', async () => {
  expect((await start()).capabilities.codeActionProvider).toBeTruthy();
  const { uri, text } = await misspelt();
  await process.client.diagnostics(uri);
  const place = after(text, '8% of C');
  const [fix, ...more] = await process.client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } });
  expect(more).toEqual([]);
  expect(fix!.title).toBe("Change to 'Core'");
  expect(TextDocument.applyEdits(TextDocument.create(uri, 'remit', 1, text), fix!.edit!.changes![uri]!)).toBe(workspace.read('contract.remit'));
});

it.each([
  ['file:///remit/codes', 'file:///remit/codes/REF-001.md'],
  ['file:///remit/codes/', 'file:///remit/codes/REF-001.md'],
  ['https://example.org/{code}.html', 'https://example.org/REF-001.html'],
  ['command:remit.explainCode?%5B%22{code}%22%5D', 'command:remit.explainCode?%5B%22REF-001%22%5D'],
])('codes lead to their pages where the editor says where these are: %s', async (codePages, page) => {
  await start({ codePages });
  const { uri } = await misspelt();
  const { diagnostics } = await process.client.diagnostics(uri);
  expect(diagnostics.map(({ code, codeDescription }) => [code, codeDescription?.href])).toEqual([['REF-001', page]]);
});

it('codes lead nowhere where it does not', async () => {
  await start({ codePages: 7 });
  const { uri } = await misspelt();
  const { diagnostics } = await process.client.diagnostics(uri);
  expect(diagnostics.map((one) => [one.code, 'codeDescription' in one])).toEqual([['REF-001', false]]);
});
