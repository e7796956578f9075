import type { DebugProtocol } from '@vscode/debugprotocol';

/** How a client counts and names. */
export interface ClientWays {
  linesStartAt1: boolean;
  columnsStartAt1: boolean;
  pathFormat: 'path' | 'uri';
}

/** What names a source, whichever way it is written. */
export function sourceKey(written: string): string {
  const uri = /^[a-z][\w+.-]+:/i.test(written) ? written : `file://${written.startsWith('/') ? '' : '/'}${written.replaceAll('\\', '/')}`;
  const plain = decoded(uri);
  return plain.replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}

/** A source as the client names it: a path where it is a file, else its address. */
export function clientPath(uri: string, { pathFormat }: ClientWays): string {
  if (pathFormat === 'uri' || !uri.startsWith('file:///')) return uri;
  const path = decoded(uri.slice('file://'.length));
  return /^\/[a-z]:/i.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}

/** The last part of an address, for people. */
export function sourceName(uri: string): string {
  return decoded(uri).split('/').at(-1) ?? uri;
}

/** Sources that the client can open by itself go by their path, others by a number under which it asks for the text. */
export class Sources {
  readonly #references = new Map<string, number>();
  readonly #textOf: ((uri: string) => string | undefined) | undefined;

  constructor(textOf: ((uri: string) => string | undefined) | undefined) {
    this.#textOf = textOf;
  }

  /** A source for the client. */
  source(uri: string, ways: ClientWays): DebugProtocol.Source {
    const name = sourceName(uri);
    if (this.#textOf?.(uri) === undefined) return { name, path: clientPath(uri, ways) };
    if (!this.#references.has(uri)) this.#references.set(uri, this.#references.size + 1);
    return { name, path: uri, sourceReference: this.#references.get(uri)! };
  }

  /** The text of a source that goes by a number; nothing where there is none. */
  text(reference: number): string | undefined {
    const uri = [...this.#references].find(([, number]) => number === reference)?.[0];
    return uri === undefined ? undefined : this.#textOf?.(uri);
  }
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
