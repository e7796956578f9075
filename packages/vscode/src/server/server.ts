import { statusNotification, type ServerStatus } from '@remit/server/status';
import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { CrashPolicy } from '../client/crash-policy.ts';

/** How far the server is, as far as the editor knows. */
export type ServerState = ServerStatus['state'] | 'stopped';

/** The language server as the features see it: what it said last, and starting it anew. */
export class Server implements vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly crashes: CrashPolicy;
  private readonly changed = new vscode.EventEmitter<ServerState>();
  private readonly subscriptions: vscode.Disposable[];
  private latest: ServerStatus | undefined;
  private isAskedFor = false;

  constructor(client: BaseLanguageClient, crashes: CrashPolicy) {
    this.client = client;
    this.crashes = crashes;
    this.subscriptions = [
      this.changed,
      client.onNotification(statusNotification, (status: ServerStatus) => {
        this.latest = status;
        this.changed.fire(status.state);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) return;
        this.latest = undefined;
        this.changed.fire(newState === State.Starting ? 'starting' : 'stopped');
      }),
    ];
  }

  /** What the server said last; undefined while none is running. */
  get status(): ServerStatus | undefined {
    return this.latest;
  }

  /** Whether a server that has ended is being started again: because somebody asked for it, or without anybody asking. */
  get comesBack(): boolean {
    return this.isAskedFor || this.crashes.isRestarting;
  }

  /** Told each time the server says how far it is, begins or ends. */
  get onDidChange(): vscode.Event<ServerState> {
    return this.changed.event;
  }

  /** Starts the server anew because somebody asked for it; earlier crashes no longer count. */
  async restart(): Promise<void> {
    this.crashes.forgive();
    this.isAskedFor = true;
    try {
      await this.stop();
      await this.client.start();
    } finally {
      this.isAskedFor = false;
    }
  }

  async stop(): Promise<void> {
    if (this.client.needsStop()) await this.client.stop();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
