/** The formatter: one printed form for a contract, whatever its author typed. */
import type { LangiumDocument } from 'langium';
import { piecesOf } from './pieces.ts';
import { printFile } from './print.ts';
import { layoutOf } from './tree.ts';

/**
 * The document's text in its printed form. Words, comments and their order stay, but for clauses,
 * which are put in their printed order; lines go on ending as they did. Undefined if the text has errors of spelling or syntax:
 * what cannot be read cannot be laid out.
 */
export function formatDocument(document: LangiumDocument): string | undefined {
  const { parserErrors, lexerErrors, value } = document.parseResult;
  if (parserErrors.length > 0 || lexerErrors.length > 0) return undefined;
  const { elements, tail } = layoutOf(value, piecesOf(document));
  return withLineEndsOf(document.textDocument.getText(), printFile(value.$type, elements, tail));
}

/** Lines end as most lines of the original do. */
function withLineEndsOf(original: string, printed: string): string {
  const windows = original.match(/\r\n/g)?.length ?? 0;
  const all = original.match(/\n/g)?.length ?? 0;
  return printed.replace(/\r\n|\n/g, windows * 2 > all ? '\r\n' : '\n');
}
