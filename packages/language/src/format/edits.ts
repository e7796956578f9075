/** The difference between two texts as edits of whole lines, so that an editor keeps cursor and folds. */
import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver-types';

/** Edits that turn `before` into `after`; none if they are the same. */
export function lineEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let line = 0;
  let open: TextEdit | undefined;
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (!part.added && !part.removed) {
      line += part.value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { range: { start: { line, character: 0 }, end: { line, character: 0 } }, newText: '' };
      edits.push(open);
    }
    if (part.added) {
      open.newText += part.value.join('');
    } else {
      line += part.value.length;
      open.range.end = { line, character: 0 };
    }
  }
  return edits;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
