import type { Diagnostic, InitializeParams } from 'vscode-languageserver';

/** What an editor may tell the server when it starts it. */
export interface ServerOptions {
  /** Address of the folder with the pages of docs/codes, so that the code of a finding can be opened; none, and codes are not links. */
  codePages?: string;
}

/** The folder of pages that an editor names, with a slash at its end; undefined if it names none. */
export function codePagesOf({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): string | undefined {
  const { codePages } = (initializationOptions ?? {}) as { codePages?: unknown };
  return typeof codePages === 'string' && codePages !== '' ? codePages.replace(/\/?$/, '/') : undefined;
}

/** Findings whose codes lead to their pages. */
export function withCodePages(diagnostics: Diagnostic[], codePages: string | undefined): Diagnostic[] {
  if (codePages === undefined) return diagnostics;
  return diagnostics.map((one) => (typeof one.code === 'string' ? { ...one, codeDescription: { href: `${codePages}${one.code}.md` } } : one));
}
