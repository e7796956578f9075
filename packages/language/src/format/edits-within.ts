/** The edits of a part of a text. */
import type { TextDocument } from 'langium';
import type { Range, TextEdit } from 'vscode-languageserver-types';

/** How much more often each character stands in the text after some edits. */
type Balance = Map<string, number>;

/**
 * Of edits that only move words, those that touch the lines of a range, and as many of those nearest to it as it takes for no
 * word to be lost or doubled: a clause that is put in its place is taken out in one edit and put in by another.
 */
export function editsWithin(document: TextDocument, edits: readonly TextEdit[], range: Range): TextEdit[] {
  const distances = edits.map((edit) => distance(edit.range, range));
  const nearest = edits.map((_, index) => index).sort((a, b) => distances[a]! - distances[b]!);
  const chosen = new Set<number>();
  const balance: Balance = new Map();
  for (const index of nearest) {
    if (distances[index]! > 0 && [...balance.values()].every((difference) => difference === 0)) break;
    chosen.add(index);
    count(document.getText(edits[index]!.range), -1, balance);
    count(edits[index]!.newText, 1, balance);
  }
  return edits.filter((_, index) => chosen.has(index));
}

/** Lines between two ranges; 0 if they touch. */
function distance(edit: Range, range: Range): number {
  return Math.max(0, edit.start.line - range.end.line, range.start.line - edit.end.line);
}

function count(text: string, times: number, balance: Balance): void {
  for (const character of text) {
    if (/\s/.test(character)) continue;
    balance.set(character, (balance.get(character) ?? 0) + times);
  }
}
