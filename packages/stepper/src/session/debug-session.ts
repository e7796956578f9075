import type { DebugProtocol } from '@vscode/debugprotocol';
import { CannotStep } from '../calculation/cannot-step.ts';
import { given, type Given } from './arguments.ts';
import type { StepperHost } from './host.ts';
import { problemIds, ProtocolProblem } from './protocol-problem.ts';
import { requests, type Answer } from './requests.ts';
import { Stepping } from './stepping.ts';

/** Sends a message to the editor. */
export type Send = (message: DebugProtocol.ProtocolMessage) => void;

/**
 * One session of the Debug Adapter Protocol: an editor steps through the calculation of one payment. Messages go in and
 * messages come out; there is no stream, no file and no clock. Requests are answered one after another, in the order in
 * which they came.
 */
export class DebugSession {
  readonly #stepping: Stepping;
  readonly #send: Send;
  #sequence = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(host: StepperHost, send: Send) {
    this.#send = send;
    this.#stepping = new Stepping(host, (event, body) => this.#event(event, body));
  }

  /** Takes a message of the editor; settles, and never fails, once it is answered. */
  receive(message: unknown): Promise<void> {
    this.#queue = this.#queue.then(() => this.#take(given(message)));
    return this.#queue;
  }

  /** Whether the editor has ended the session. */
  get isOver(): boolean {
    return this.#stepping.isOver;
  }

  async #take(message: Given): Promise<void> {
    const type = Object.hasOwn(message, 'type') ? message['type'] : undefined;
    if (type === 'response' || type === 'event') return;
    const [seq, command] = [message['seq'], message['command']];
    const request = { seq: Number.isSafeInteger(seq) ? seq as number : 0, command: typeof command === 'string' ? command : '' };
    try {
      if (type !== 'request' || request.command === '') throw new ProtocolProblem(problemIds.request, 'This is no request: it has no "type": "request" with a "command".');
      const answering = requests.get(request.command);
      if (!answering) throw new ProtocolProblem(problemIds.request, `There is no request "${request.command}" here.`);
      const answer: Answer = await answering(given(message['arguments']), this.#stepping);
      this.#respond(request, true, answer.body === undefined ? {} : { body: answer.body });
      answer.after?.();
    } catch (error) {
      this.#refuse(request, error);
    }
  }

  #refuse(request: { seq: number; command: string }, error: unknown): void {
    const isLaunch = request.command === 'launch' || request.command === 'restart';
    const problem = error instanceof ProtocolProblem ? error
      : error instanceof CannotStep ? new ProtocolProblem(isLaunch ? problemIds.launch : problemIds.evaluate, error.whole, isLaunch)
        : new ProtocolProblem(problemIds.fault, `This is a mistake in remit, not in your contract or data. Please report it: ${error instanceof Error ? error.message : String(error)}`, true);
    const { id, message, isForUser } = problem;
    // The format of a message has places in braces, which a text of a contract may hold too.
    this.#respond(request, false, { message, body: { error: { id, format: '{problem}', variables: { problem: message }, showUser: isForUser } } });
    if (isLaunch && isForUser) this.#stepping.end();
  }

  #respond({ seq, command }: { seq: number; command: string }, success: boolean, more: { message?: string; body?: unknown }): void {
    const response: DebugProtocol.Response = { seq: ++this.#sequence, type: 'response', request_seq: seq, command, success, ...more };
    this.#send(response);
  }

  #event(event: string, body?: unknown): void {
    const message: DebugProtocol.Event = { seq: ++this.#sequence, type: 'event', event, ...(body === undefined ? {} : { body }) };
    this.#send(message);
  }
}
