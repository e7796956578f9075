import type { CompletionItem, CompletionList, InitializeResult } from 'vscode-languageserver-protocol';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { LspClient, LspProcess } from '../helpers/lsp-client.ts';
import { copyWorkspace, startServer, type Workspace } from './workspace.ts';

/** A server on a copy of the fixture workspace, with its contract open and checked. */
export class Conversation {
  /** What the server said of itself. */
  hello!: InitializeResult;
  workspace!: Workspace;
  process!: LspProcess;
  /** Address of the contract. */
  uri!: string;
  /** The contract as it is on disk. */
  text!: string;

  get client(): LspClient {
    return this.process.client;
  }

  async start(): Promise<void> {
    this.workspace = copyWorkspace();
    this.process = startServer();
    this.hello = await this.client.initialize({ workspace: this.workspace.folder });
    this.uri = this.workspace.uri('contract.remit');
    this.text = this.workspace.read('contract.remit');
    await this.client.open(this.uri, this.text);
    await this.client.diagnostics(this.uri);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    this.workspace.remove();
  }

  /** What is offered at a place, by label. */
  async labels(uri: string, { line, character }: { line: number; character: number }): Promise<string[]> {
    const answer = await this.client.at<CompletionList | CompletionItem[]>('textDocument/completion', uri, line, character);
    return (Array.isArray(answer) ? answer : answer.items).map(({ label }) => label);
  }
}

/** A server of its own for each test, which is not greeted yet, and a copy of the fixture workspace that the test may change. */
export function serverForEach(): { readonly workspace: Workspace; readonly process: LspProcess } {
  const one = {} as { workspace: Workspace; process: LspProcess };
  beforeEach(() => {
    one.workspace = copyWorkspace();
    one.process = startServer();
  });
  afterEach(async () => {
    await one.process.stop();
    one.workspace.remove();
  });
  return one;
}

/** One conversation for all tests of a `describe`, which are run in order. */
export function conversation(): Conversation {
  const one = new Conversation();
  beforeAll(() => one.start());
  afterAll(() => one.stop());
  return one;
}
