import type { DebugProtocol } from '@vscode/debugprotocol';
import path from 'node:path';
import type { CliIo } from '@remit/cli/io';
import { fileHost } from '@remit/cli/debugging/file-host';
import { DebugSession, type Material, type StepperHost } from '@remit/stepper';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../../..');

const quiet = { write: () => undefined, isTerminal: false, columns: 100 };
const io: CliIo = { cwd: root, env: {}, stdout: quiet, stderr: quiet, today: () => '2026-11-22' };
const files = fileHost(io);
const loaded = new Map<string, Promise<Material>>();

/** Reads files as the command does, each contract once for all tests of a file. */
const host: StepperHost = {
  textOf: (uri) => files.textOf?.(uri),
  load(wanted) {
    const name = JSON.stringify([wanted.program, wanted.contract, wanted.facts, wanted.scenario]);
    if (!loaded.has(name)) loaded.set(name, files.load(wanted));
    return loaded.get(name)!;
  },
};

/** What came back to a request, as a test reads it. */
export type Body = Record<string, never> & { [name: string]: unknown };

/** An editor that speaks to a session: sends requests and keeps what comes back. */
export class Client {
  readonly events: DebugProtocol.Event[] = [];
  readonly messages: DebugProtocol.ProtocolMessage[] = [];
  readonly session: DebugSession;
  #seq = 0;
  #last: DebugProtocol.Response | undefined;

  constructor(of: StepperHost = host) {
    this.session = new DebugSession(of, (message) => {
      this.messages.push(message);
      if (message.type === 'event') this.events.push(message as DebugProtocol.Event);
      else this.#last = message as DebugProtocol.Response;
    });
  }

  /** The response to a request. */
  async response(command: string, args?: unknown): Promise<DebugProtocol.Response> {
    this.#last = undefined;
    await this.session.receive({ seq: ++this.#seq, type: 'request', command, ...(args === undefined ? {} : { arguments: args }) });
    return this.#last!;
  }

  /** What a request that succeeds answers. */
  async ask<T = unknown>(command: string, args?: unknown): Promise<T> {
    const { success, message, body } = await this.response(command, args);
    if (!success) throw new Error(`${command}: ${message}`);
    return body as T;
  }

  /** Why a request is refused. */
  async refusal(command: string, args?: unknown): Promise<string> {
    const { success, message, body } = await this.response(command, args);
    if (success) throw new Error(`${command} was not refused`);
    const { format, variables } = (body as { error: DebugProtocol.Message }).error;
    if (format.replace('{problem}', variables!['problem']!) !== message) throw new Error(`${command} is refused in two ways`);
    return message!;
  }

  /** Launches, with breakpoints set before the start, up to the first stop. */
  async launch(args: Record<string, unknown>, before: (client: this) => Promise<unknown> = async () => undefined): Promise<void> {
    await this.ask('initialize', { adapterID: 'remit', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' });
    await this.ask('launch', args);
    await before(this);
    await this.ask('configurationDone');
  }

  /** Events of a name since the last time they were asked for. */
  take<T = Record<string, unknown>>(event: string): T[] {
    const found = this.events.filter((each) => each.event === event);
    for (const each of found) this.events.splice(this.events.indexOf(each), 1);
    return found.map(({ body }) => body as T);
  }

  /** Why it stopped last; nothing where it did not stop since the last time. */
  stop(): string | undefined {
    return this.take<DebugProtocol.StoppedEvent['body']>('stopped').at(-1)?.reason;
  }

  async stack(): Promise<DebugProtocol.StackFrame[]> {
    return (await this.ask<DebugProtocol.StackTraceResponse['body']>('stackTrace', { threadId: 1 })).stackFrames;
  }

  /** The sentence of the step that is stopped at, and its place. */
  async here(): Promise<string> {
    const [top] = await this.stack();
    return `${top!.name} @${top!.source?.name ?? ''}:${top!.line}`;
  }

  /** Names of the stack, from the inside to the outside. */
  async names(): Promise<string[]> {
    return (await this.stack()).map(({ name }) => name);
  }

  async step(command: 'next' | 'stepIn' | 'stepOut' | 'stepBack' | 'continue' | 'reverseContinue'): Promise<void> {
    await this.ask(command, { threadId: 1 });
  }

  /** Variables below a number, as "name = value [unit]". */
  async below(variablesReference: number): Promise<string[]> {
    const { variables } = await this.ask<DebugProtocol.VariablesResponse['body']>('variables', { variablesReference });
    return variables.map(({ name, value, type }) => `${name} = ${value}${type === undefined ? '' : ` [${type}]`}`);
  }

  /** The variables of a scope, of the innermost frame or of one around it. */
  async scope(name: string, level = 0): Promise<string[]> {
    return this.below(await this.scopeReference(name, level));
  }

  async scopeReference(name: string, level = 0): Promise<number> {
    const { scopes } = await this.ask<DebugProtocol.ScopesResponse['body']>('scopes', { frameId: (await this.stack())[level]!.id });
    return scopes.find((each) => each.name === name)!.variablesReference;
  }

  /** What a name comes to, with what it is. */
  async value(expression: string): Promise<string> {
    const { result, type } = await this.ask<DebugProtocol.EvaluateResponse['body']>('evaluate', { expression, context: 'hover' });
    return `${result} [${type}]`;
  }
}
