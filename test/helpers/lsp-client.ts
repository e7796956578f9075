import { spawn, type ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';

/** What a client needs to know of the server. */
export interface LspClientOptions {
  /** The folder opened as workspace; none for an editor that has only single files open. */
  workspace?: string;
  capabilities?: ClientCapabilities;
  /** What an editor tells this server alone. */
  initializationOptions?: unknown;
}

const waitLimit = 20_000;

/** A language client without an editor: holds a real conversation and remembers what the server published. */
export class LspClient {
  /** Every `textDocument/publishDiagnostics` so far, oldest first. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** Parameters of every other notification, by method, oldest first. */
  readonly notifications = new Map<string, unknown[]>();
  readonly connection: MessageConnection;
  private readonly versions = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.connection = createMessageConnection(reader, writer);
    this.connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.published.push(params as PublishDiagnosticsParams);
      else this.notifications.set(method, [...(this.notifications.get(method) ?? []), params]);
      for (const check of [...this.waiting]) check();
    });
    this.connection.onRequest((method) => (method === 'workspace/configuration' ? [null] : null));
    this.connection.listen();
  }

  /** Sends `initialize` and `initialized`; answers what the server said about itself. */
  async initialize({ workspace, capabilities, initializationOptions }: LspClientOptions = {}): Promise<InitializeResult> {
    const uri = workspace === undefined ? null : pathToFileURL(workspace).href;
    const result = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: uri === null ? null : [{ uri, name: 'workspace' }],
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
      capabilities: capabilities ?? { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Any request, with the result it is known to have. */
  async request<T>(method: string, params?: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** A request about one place of a file; `line` and `character` count from 0. */
  async at<T>(method: string, uri: string, line: number, character: number, more: object = {}): Promise<T> {
    return this.request<T>(method, { textDocument: { uri }, position: { line, character }, ...more });
  }

  async open(uri: string, text: string): Promise<void> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'remit', version: 1, text } });
  }

  /** Replaces the whole text; answers the new version. */
  async change(uri: string, text: string): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The findings for exactly this version of an open file, as soon as they have been published. */
  async diagnostics(uri: string, version = this.versions.get(uri)): Promise<PublishDiagnosticsParams> {
    const found = (): PublishDiagnosticsParams | undefined => this.published.findLast((entry) => entry.uri === uri && entry.version === version);
    return this.until(`findings for version ${version} of ${uri}`, found);
  }

  /** Waits until `probe`, asked after each message from the server, finds something. */
  async until<T>(what: string, probe: () => T | undefined): Promise<T> {
    const value = probe();
    if (value !== undefined) return value;
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const later = probe();
        if (later === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(later);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`waited ${waitLimit / 1000} s in vain for ${what}; published: ${JSON.stringify(this.published)}`));
      }, waitLimit);
      this.waiting.add(check);
    });
  }

  /** Ends the conversation as an editor does. */
  async shutdown(): Promise<void> {
    await this.request('shutdown');
    await this.connection.sendNotification('exit');
  }
}

/** A client together with the server process that it speaks to over stdin and stdout. */
export interface LspProcess {
  client: LspClient;
  server: ChildProcess;
  /** Resolves with the exit code once the server has ended. */
  exited: Promise<number | null>;
  /** What the server wrote to stderr. */
  errors(): string;
  /** Ends the server, by request where it still answers. */
  stop(): Promise<void>;
}

/** Starts `command` and connects a client to its stdin and stdout. */
export function startLspProcess(command: string, args: string[]): LspProcess {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const client = new LspClient(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) {
      await Promise.race([client.shutdown().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 2000))]);
      const timer = setTimeout(() => server.kill('SIGKILL'), 2000);
      await exited;
      clearTimeout(timer);
    }
    client.connection.dispose();
  };
  return { client, server, exited, errors: () => errors, stop };
}
