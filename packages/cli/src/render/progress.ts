import type { Output } from '../io.ts';

/** Tells a person how far a long job is. */
export interface Progress {
  update(done: number, total: number): void;
  /** Takes the bar away again. */
  end(): void;
}

const BAR = 24;
const BEFORE_FIRST = 400;
const BETWEEN = 100;

/** A bar on a terminal, from the time on that a job has turned out to be long; nothing anywhere else. */
export function progressBar(output: Output, label: string, clock: () => number = () => performance.now()): Progress {
  if (!output.isTerminal) return { update: () => undefined, end: () => undefined };
  let next = clock() + BEFORE_FIRST;
  let drawn = false;
  return {
    update: (done, total) => {
      const now = clock();
      if (now < next || total <= 0) return;
      next = now + BETWEEN;
      const full = Math.min(BAR, Math.floor((done * BAR) / total));
      const text = `${label} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor((done * 100) / total)}%`;
      output.write(`\r${text.slice(0, output.columns - 1)}`);
      drawn = true;
    },
    end: () => {
      if (drawn) output.write('\r\x1b[2K');
      drawn = false;
    },
  };
}
