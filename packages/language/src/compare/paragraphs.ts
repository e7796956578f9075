/** Wording: text between triple quotation marks, compared by paragraph. */
import type { ClauseChange, ComparedPlace } from './compared.ts';
import { differencesOf } from './differences.ts';
import { clipped } from './clipped.ts';

/** The paragraphs of a wording, without layout. */
export function paragraphsOf(wording: string): string[] {
  return wording.replace(/^"""|"""$/g, '').split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/).map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '');
}

/** A wording, and where it is. */
export interface PlacedWording { readonly paragraphs: readonly string[]; readonly place?: ComparedPlace }

/** What is other in the wording of a declaration, paragraph by paragraph. */
export function compareWordings(before: PlacedWording, after: PlacedWording): ClauseChange[] {
  return differencesOf(before.paragraphs, after.paragraphs, (one) => one).flatMap(({ gone, fresh, at }) =>
    Array.from({ length: Math.max(gone.length, fresh.length) }, (_, index): ClauseChange => {
      const [old, now] = [gone[index], fresh[index]];
      return {
        what: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
        sentence: sentenceOf(old, now, { before: at.before + index + 1, after: at.after + index + 1 }),
        ...(old === undefined ? {} : { before: { text: old, ...(before.place ? { place: before.place } : {}) } }),
        ...(now === undefined ? {} : { after: { text: now, ...(after.place ? { place: after.place } : {}) } }),
      };
    }));
}

function sentenceOf(old: string | undefined, now: string | undefined, number: { before: number; after: number }): string {
  if (old === undefined) return `the wording has a new paragraph ${number.after}: ${quoted(now!)}`;
  if (now === undefined) return `paragraph ${number.before} of the wording is taken out: ${quoted(old)}`;
  const [shownNow, shownOld] = aroundDifference(now, old);
  return `paragraph ${number.after} of the wording says ${quoted(shownNow)} instead of ${quoted(shownOld)}`;
}

/** Two paragraphs without what they begin and end with alike, as far as that is long. */
function aroundDifference(a: string, b: string): [string, string] {
  const [left, right] = [a.split(' '), b.split(' ')];
  const least = Math.min(left.length, right.length);
  let start = 0;
  while (start < least && left[start] === right[start]) start++;
  let end = 0;
  while (end < least - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const [from, kept] = [Math.max(0, start - 4), Math.max(0, end - 4)];
  const part = (words: readonly string[]): string => `${from > 0 ? '… ' : ''}${words.slice(from, words.length - kept).join(' ')}${kept > 0 ? ' …' : ''}`;
  return [part(left), part(right)];
}

function quoted(text: string): string {
  return `"${clipped(text, 240)}"`;
}
