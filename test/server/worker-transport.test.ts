import { describe, expect, it } from 'vitest';
import type { Message } from 'vscode-languageserver-protocol';
import { WorkerReader, WorkerWriter, type ServerWorker } from '../../packages/vscode/src/client/worker-transport.ts';

class FakeWorker implements ServerWorker {
  onmessage: ServerWorker['onmessage'] = null;
  onerror: ServerWorker['onerror'] = null;
  readonly heard: Message[] = [];
  isTerminated = false;
  postMessage(message: Message): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function conversation() {
  const worker = new FakeWorker();
  const problems: string[] = [];
  const reader = new WorkerReader(worker, (problem) => problems.push(problem));
  const said: Message[] = [];
  let ends = 0;
  reader.listen((message) => said.push(message));
  reader.onClose(() => (ends += 1));
  return { worker, reader, problems, said, ends: () => ends };
}

const message = { jsonrpc: '2.0', method: 'remit/status' } as Message;

describe('a language server in a worker of a browser', () => {
  it('hears and is heard', async () => {
    const { worker, said } = conversation();
    worker.onmessage?.({ data: message });
    expect(said).toEqual([message]);
    await new WorkerWriter(worker).write(message);
    expect(worker.heard).toEqual([message]);
  });

  it('is over after an error that nobody caught: it is ended, and the client is told once', () => {
    const { worker, problems, ends } = conversation();
    const { onerror } = worker;
    onerror?.({ message: 'Uncaught Error: out of order', preventDefault: () => {} });
    onerror?.({ message: 'Uncaught Error: again', preventDefault: () => {} });
    expect(worker.isTerminated).toBe(true);
    expect(problems).toEqual(['The language server ended: Uncaught Error: out of order']);
    expect(ends()).toBe(1);
  });

  it('says so when its script cannot be loaded', () => {
    const { worker, problems } = conversation();
    worker.onerror?.({ preventDefault: () => {} });
    expect(problems).toEqual(['The language server ended: The script of the language server could not be started.']);
  });

  it('is ended with the conversation, and that is no fault', () => {
    const { worker, reader, problems, ends } = conversation();
    reader.dispose();
    expect([worker.isTerminated, problems, ends()]).toEqual([true, [], 0]);
  });
});
