import type { ExtensionParts } from '../parts.ts';
import { registerCodePages } from './code-page.ts';
import { registerLanguagePages } from './language-page.ts';

/** Registers the commands that show pages: of the codes of findings, and of the reference. */
export function registerPages({ context }: ExtensionParts): void {
  registerCodePages(context);
  registerLanguagePages(context);
}
