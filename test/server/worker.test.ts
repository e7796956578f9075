import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emitter, type DataCallback, type Message, type MessageReader, type MessageWriter } from 'vscode-languageserver-protocol/node';
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
  });
});
