import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient';

const mostRestarts = 4;
const window = 3 * 60_000;

/** Starts a crashed server again, unless it keeps crashing: then something about the text brings it down each time. */
export class CrashPolicy implements ErrorHandler {
  private crashes: number[] = [];
  private restarts = false;

  /** Whether the server that ended last is being started again without anybody asking. */
  get isRestarting(): boolean {
    return this.restarts;
  }

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((time) => now - time < window), now];
    this.restarts = this.crashes.length <= mostRestarts;
    if (this.restarts) {
      return { action: CloseAction.Restart, message: 'The language server stopped unexpectedly and is being started again.', handled: true };
    }
    return {
      action: CloseAction.DoNotRestart,
      message:
        `The Remit language server stopped ${this.crashes.length} times within 3 minutes and has not been started again. ` +
        'Findings are no longer up to date. Undo your last change, then run "Remit: Restart the Language Server".',
    };
  }

  /** The author asked for a new start: what happened before no longer counts. */
  forgive(): void {
    this.crashes = [];
    this.restarts = false;
  }
}
