import { styleText } from 'node:util';
import type { CliIo, Output } from '../io.ts';

/** Ways to set off a piece of text, named by what it is. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  note(text: string): string;
  good(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

type Format = Parameters<typeof styleText>[0];

const plain = (text: string): string => text;

/** No colours. */
export const plainStyle: Style = Object.freeze({ error: plain, warning: plain, note: plain, good: plain, strong: plain, faint: plain });

const paint = (format: Format) => (text: string): string => (text === '' ? '' : styleText(format, text, { validateStream: false }));

const colours: Style = Object.freeze({
  error: paint(['red', 'bold']),
  warning: paint(['yellow', 'bold']),
  note: paint('cyan'),
  good: paint('green'),
  strong: paint('bold'),
  faint: paint('dim'),
});

/** Colours where a person looks at a terminal that shows them: NO_COLOR and TERM=dumb say no, FORCE_COLOR says yes. */
export function styleFor(io: CliIo, output: Output): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return plainStyle;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return colours;
  return output.isTerminal && TERM !== 'dumb' ? colours : plainStyle;
}
