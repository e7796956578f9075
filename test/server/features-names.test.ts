import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

describe('what the language services over stdin and stdout are still to do', () => {
  let workspace: Workspace;
  let process: LspProcess;
  let uri: string;
  let text: string;

  beforeAll(async () => {
    workspace = copyWorkspace();
    process = startServer();
    await process.client.initialize({ workspace: workspace.folder });
    uri = workspace.uri('contract.remit');
    text = workspace.read('contract.remit');
    await process.client.open(uri, text);
    await process.client.diagnostics(uri);
  });
  afterAll(async () => {
    await process.stop();
    workspace.remove();
  });

  const labels = async (at: string, place: { line: number; character: number }): Promise<string[]> => {
    const answer = await process.client.at<CompletionList | CompletionItem[]>('textDocument/completion', at, place.line, place.character);
    return (Array.isArray(answer) ? answer : answer.items).map(({ label }) => label);
  };

  it('offers only the names that fit', async () => {
    const offered = await labels(uri, after(text, 'amount up to 8% of '));
    expect(offered).toContain('Core');
    expect(offered).not.toContain('Partnership');
  });

  it('finds the declarations of all contracts by name', async () => {
    const symbols = await process.client.request<{ name: string }[]>('workspace/symbol', { query: 'Quality' });
    expect(symbols.map(({ name }) => name)).toContain('Quality');
  });
});
