import { DefaultWorkspaceLock, type Cancellation, type MaybePromise } from 'langium';

/** The lock of a workspace, which tells whether changes have been announced that no check has begun to read. */
export class RemitWorkspaceLock extends DefaultWorkspaceLock {
  private announced = 0;
  private waiting: (() => void)[] = [];

  /** Whether a change waits for what is under way to end. */
  get isAwaited(): boolean {
    return this.announced > 0;
  }

  /** Settled once every change that was announced is being read. */
  begun(): Promise<void> {
    return this.isAwaited ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  override write(action: (token: Cancellation.CancellationToken) => MaybePromise<void>): Promise<void> {
    this.announced += 1;
    return super.write((token) => {
      try {
        return action(token);
      } finally {
        this.begin();
      }
    });
  }

  private begin(): void {
    this.announced -= 1;
    if (this.isAwaited) return;
    const { waiting } = this;
    this.waiting = [];
    for (const settle of waiting) settle();
  }
}
