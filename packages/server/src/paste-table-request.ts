import type { PastedTable } from '@remit/language/lsp/paste/paste-table';
import type { Range } from 'vscode-languageserver';

/** The request by which an editor asks what pasting a copied table comes to. Its parameters are a `PasteTableParams`, its answer a `PastedTable` or null. */
export const pasteTableRequest = 'remit/pasteTable';

/** What is pasted where. */
export interface PasteTableParams {
  readonly textDocument: { readonly uri: string };
  /** What is replaced; the place of the cursor where nothing is selected. */
  readonly range: Range;
  /** What the clipboard holds, with tabs between cells. */
  readonly text: string;
}

/** The edit and its label, or why there is none; null where the text is to be pasted as it is. */
export type PasteTableAnswer = PastedTable | null;
