import { circularValue } from '../fault.ts';

/** Thrown to unwind the stack so that a value deep down is worked out first. */
export class Postponed extends Error {
  readonly key: string;
  readonly what: string;
  readonly work: () => unknown;

  constructor(key: string, what: string, work: () => unknown) {
    super('postponed');
    this.key = key;
    this.what = what;
    this.work = work;
  }
}

/** What `work` comes to, once all that it had to postpone is worked out. */
export function settled<T>(work: () => T): T {
  const pending: { name: string; work: () => unknown }[] = [{ name: '', work }];
  const names = new Set<string>();
  for (;;) {
    const next = pending.at(-1)!;
    try {
      const value = next.work();
      names.delete(next.name);
      pending.pop();
      if (pending.length === 0) return value as T;
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
      if (names.has(error.key)) circularValue(error.what);
      names.add(error.key);
      pending.push({ name: error.key, work: error.work });
    }
  }
}
