import type { Connection } from 'vscode-languageserver';

/** Sends what is written to the console to the output of the editor, as a server in a process of its own does; a worker's console is seen by nobody. */
export function logThrough(connection: Connection): void {
  const through = (send: (text: string) => void) => (...parts: unknown[]): void => send(parts.map(asText).join(' '));
  console.error = through((text) => connection.console.error(text));
  console.warn = through((text) => connection.console.warn(text));
  console.info = through((text) => connection.console.info(text));
  console.log = through((text) => connection.console.log(text));
}

function asText(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  return typeof part === 'string' ? part : JSON.stringify(part) ?? String(part);
}
