import { isRuleCode } from '@remit/language/rules/catalogue-codes';
import type { Diagnostic, InitializeParams } from 'vscode-languageserver';

/** What an editor may tell the server when it starts it. */
export interface ServerOptions {
  /**
   * Where the page of a code is, so that the code of a finding can be opened: an address with `{code}` in place of the code,
   * or that of a folder with the pages of docs/codes. None, and codes are not links; `remit explain CODE` prints the page.
   */
  codePages?: string;
  /** Where the pages of the reference are (docs/language), so that a hover can lead to them: an address with `{page}` in place of `payment.md#gate`. */
  languagePages?: string;
  /** Whether the editor answers requests for files (`fileRequests`); without, the server reads only what lies on its own computer. */
  files?: boolean;
  /** Which commands for scenarios it has (`scenarioCommands` of scenarios/protocol.ts): code lenses lead to them. */
  scenarioCommands?: ('run' | 'explain' | 'debug' | 'whatIf')[];
}

/** The address of a page with `{code}` in place of the code, as an editor gives it; undefined if it gives none. */
export function codePagesOf({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): string | undefined {
  const { codePages } = (initializationOptions ?? {}) as { codePages?: unknown };
  if (typeof codePages !== 'string' || codePages === '') return undefined;
  return codePages.includes(place) ? codePages : `${codePages.replace(/\/?$/, '/')}${place}.md`;
}

const place = '{code}';

/** The pages of rules lie beside those of the other codes, in a folder `rules`. */
function pageOf(code: string, codePages: string): string {
  const pages = isRuleCode(code) ? codePages.replace('/codes/{code}', '/rules/{code}') : codePages;
  return pages.replaceAll(place, code);
}

/** Findings whose codes lead to their pages. */
export function withCodePages(diagnostics: Diagnostic[], codePages: string | undefined): Diagnostic[] {
  if (codePages === undefined) return diagnostics;
  return diagnostics.map((one) => (typeof one.code === 'string' ? { ...one, codeDescription: { href: pageOf(one.code, codePages) } } : one));
}
