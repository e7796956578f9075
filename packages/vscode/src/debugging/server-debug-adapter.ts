import { debugMessages, type SessionEnd, type SessionMessage } from '@remit/server/debugging/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server/server.ts';

/** Carries what the editor's debugger says to the language server, which steps, and back what it answers. */
export class ServerDebugging implements vscode.DebugAdapterDescriptorFactory, vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly adapters = new Map<string, ServerDebugAdapter>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(client: BaseLanguageClient, server: Server) {
    this.client = client;
    this.subscriptions = [
      client.onNotification(debugMessages.message, ({ session, message }: SessionMessage) => this.adapters.get(session)?.send(message)),
      server.onDidChange((state) => {
        if (state === 'stopped') for (const adapter of [...this.adapters.values()]) adapter.end();
      }),
    ];
  }

  createDebugAdapterDescriptor({ id }: vscode.DebugSession): vscode.DebugAdapterDescriptor {
    const adapter = new ServerDebugAdapter({
      say: (message) => this.client.sendNotification(debugMessages.message, { session: id, message } satisfies SessionMessage),
      close: () => {
        this.adapters.delete(id);
        if (this.client.isRunning()) void this.client.sendNotification(debugMessages.end, { session: id } satisfies SessionEnd).catch(() => {});
      },
    });
    this.adapters.set(id, adapter);
    return new vscode.DebugAdapterInlineImplementation(adapter);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** The way to the session of the server. */
interface Line {
  say(message: object): Promise<void>;
  close(): void;
}

/** One debug session, as the editor sees it. */
class ServerDebugAdapter implements vscode.DebugAdapter {
  private readonly line: Line;
  private readonly sent = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  /** Messages of the server have numbers of their own; those from here count on. */
  private last = 0;
  private isOver = false;

  constructor(line: Line) {
    this.line = line;
  }

  get onDidSendMessage(): vscode.Event<vscode.DebugProtocolMessage> {
    return this.sent.event;
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    if (this.isOver) this.answerAfterEnd(message);
    else void this.line.say(message).catch(() => this.end());
  }

  /** Passes on a message of the server. */
  send(message: object): void {
    const { seq } = message as { seq?: unknown };
    if (typeof seq === 'number') this.last = seq;
    this.sent.fire(message as vscode.DebugProtocolMessage);
  }

  /** Ends the session because the server did. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.fire({ type: 'event', event: 'output', body: { category: 'important', output: 'The language server was started anew, so stepping ends here. Start again to step through the payment.\n' } });
    this.fire({ type: 'event', event: 'terminated' });
  }

  dispose(): void {
    this.isOver = true;
    this.line.close();
    this.sent.dispose();
  }

  /** The editor takes its leave; nobody else is there to answer. */
  private answerAfterEnd(message: vscode.DebugProtocolMessage): void {
    const { type, seq, command } = message as { type?: string; seq?: number; command?: string };
    if (type !== 'request') return;
    const isLeave = command === 'disconnect' || command === 'terminate';
    this.fire({ type: 'response', request_seq: seq, command, success: isLeave, ...(isLeave ? {} : { message: 'The language server was started anew, so this payment is not stepped through any more.' }) });
  }

  private fire(message: object): void {
    this.sent.fire({ seq: (this.last += 1), ...message } as vscode.DebugProtocolMessage);
  }
}
