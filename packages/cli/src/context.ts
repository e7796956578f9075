import type { CliIo } from './io.ts';
import { styleFor, type Style } from './render/style.ts';

/** How findings and results are given: words for people, or JSON for programs. */
export type OutputFormat = 'text' | 'json';

/** What every command works with. */
export interface Context {
  io: CliIo;
  /** For words on the standard error stream. */
  style: Style;
  /** Writes words for people, a line break added. */
  say(text: string): void;
  /** Writes data for programs. */
  data(text: string): void;
}

/** Makes the context of a command. */
export function contextOf(io: CliIo): Context {
  return {
    io,
    style: styleFor(io, io.stderr),
    say: (text) => io.stderr.write(`${text}\n`),
    data: (text) => io.stdout.write(text),
  };
}
