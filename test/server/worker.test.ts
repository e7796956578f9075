import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emitter, type DataCallback, type Hover, type Message, type MessageReader, type MessageWriter } from 'vscode-languageserver-protocol/node';
import { firstContract } from '@remit/cli/files/first-contract';
import { LspClient } from '../helpers/lsp-client.ts';

const bundle = path.resolve(import.meta.dirname, '../../packages/server/dist/main-worker.js');

/** Gives a bundle made for browsers the global functions of a browser's worker, and nothing of Node. */
const browserLike = `
  const { parentPort, workerData } = require('node:worker_threads');
  const source = require('node:fs').readFileSync(workerData, 'utf8');
  const self = { postMessage: (message) => parentPort.postMessage(message), addEventListener: () => {} };
  parentPort.on('message', (data) => self.onmessage({ data }));
  const context = require('node:vm').createContext({ self, console, setTimeout, clearTimeout, queueMicrotask, MessageChannel, performance, URL, TextEncoder, TextDecoder });
  require('node:vm').runInContext(source, context);
`;

class WorkerReader implements MessageReader {
  readonly onError = new Emitter<Error>().event;
  readonly onClose = new Emitter<void>().event;
  readonly onPartialMessage = new Emitter<never>().event;
  private readonly worker: Worker;
  constructor(worker: Worker) {
    this.worker = worker;
  }
  listen(callback: DataCallback): { dispose(): void } {
    this.worker.on('message', callback);
    return { dispose: () => this.worker.off('message', callback) };
  }
  dispose(): void {}
}

class WorkerWriter implements MessageWriter {
  readonly onError = new Emitter<[Error, Message | undefined, number | undefined]>().event;
  readonly onClose = new Emitter<void>().event;
  private readonly worker: Worker;
  constructor(worker: Worker) {
    this.worker = worker;
  }
  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }
  end(): void {}
  dispose(): void {}
}

describe('the server bundled for a browser worker', () => {
  let worker: Worker;
  let client: LspClient;

  beforeAll(() => {
    worker = new Worker(browserLike, { eval: true, workerData: bundle });
    client = new LspClient(new WorkerReader(worker), new WorkerWriter(worker));
  });
  afterAll(async () => {
    client.connection.dispose();
    await worker.terminate();
  });

  /** The codes of what was last published for a file, once they are these. */
  const published = (uri: string, codes: string[]): Promise<true> =>
    client.until(`${codes.join(', ') || 'no finding'} in ${uri}`, () => {
      const last = client.published.findLast((one) => one.uri === uri);
      return last && JSON.stringify(last.diagnostics.map(({ code }) => code)) === JSON.stringify(codes) ? true : undefined;
    });

  it('answers, and publishes findings, without a file system', async () => {
    const { serverInfo } = await client.initialize();
    expect(serverInfo?.name).toBe('Remit language server');
    const uri = 'file:///contract.remit';
    await client.open(uri, 'contract');
    const { diagnostics, version } = await client.diagnostics(uri);
    expect(version).toBe(1);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics[0]!.source).toBe('remit');
    const status = (client.notifications.get('remit/status') as { processId: null }[])[0];
    expect(status?.processId).toBeNull();
    await client.close(uri);
    await published(uri, []);
  });

  it('finds what an opened file imports among the others, and in the library that comes with Remit', async () => {
    const [text, scenario] = firstContract.split('\nscenario') as [string, string];
    const [contract, scenarios] = ['file:///work/first.remit', 'file:///work/scenarios.remit'];
    await client.open(scenarios, `import "./first.remit"\nimport "std/mssp.remit"\n\nscenario${scenario}`);
    expect((await client.diagnostics(scenarios)).diagnostics.map(({ code }) => code)).toContain('IMP-001');
    await client.open(contract, text);
    await published(scenarios, []);
    const { contents } = await client.at<Hover>('textDocument/hover', scenarios, 4, 20);
    expect(JSON.stringify(contents)).toContain('People advised');
  });

  it('finds what is wrong with the program of a contract', async () => {
    const uri = 'untitled:Untitled-1';
    await client.open(uri, firstContract.replace('People = 120 people', 'People = 120 people   People = 121 people'));
    await published(uri, ['SCN-112']);
  });

  it('names no module of Node', () => {
    const source = readFileSync(bundle, 'utf8');
    expect([...source.matchAll(/(?<!\.)\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)|\bimport\(|["'`](node:[\w/]+)["'`]/g)].map(([found]) => found)).toEqual([]);
  });
});
