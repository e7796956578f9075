import { AbstractMessageReader, AbstractMessageWriter, type DataCallback, type Disposable, type Message } from 'vscode-languageserver-protocol';

/** What is used of a browser's worker. */
export interface ServerWorker {
  onmessage: ((event: { data: Message }) => void) | null;
  onerror: ((event: { message?: string; preventDefault(): void }) => void) | null;
  postMessage(message: Message): void;
  terminate(): void;
}

/**
 * Reads what a worker says. An error in it that nobody caught ends the worker, as it ends a process: what it would answer after that
 * is not to be relied on. The client then hears that the conversation is over, and starts another.
 */
export class WorkerReader extends AbstractMessageReader {
  private readonly worker: ServerWorker;
  private readonly report: (problem: string) => void;
  private isOver = false;

  /** @param report is given what went wrong, in words */
  constructor(worker: ServerWorker, report: (problem: string) => void) {
    super();
    this.worker = worker;
    this.report = report;
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(event.message ?? 'The script of the language server could not be started.');
    };
  }

  listen(callback: DataCallback): Disposable {
    this.worker.onmessage = ({ data }) => callback(data);
    return { dispose: () => (this.worker.onmessage = null) };
  }

  /** Ends the worker because of a fault. */
  end(problem: string): void {
    if (this.isOver) return;
    this.stop();
    this.report(`The language server ended: ${problem}`);
    this.fireClose();
  }

  override dispose(): void {
    this.stop();
    super.dispose();
  }

  private stop(): void {
    this.isOver = true;
    this.worker.onmessage = null;
    this.worker.terminate();
  }
}

/** Says something to a worker. */
export class WorkerWriter extends AbstractMessageWriter {
  private readonly worker: ServerWorker;

  constructor(worker: ServerWorker) {
    super();
    this.worker = worker;
  }

  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }

  end(): void {}
}
