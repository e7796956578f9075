import { diffArrays } from 'diff';

/** A stretch in which two lists are not alike, and where it begins in each. */
export interface Difference<T> { readonly gone: readonly T[]; readonly fresh: readonly T[]; readonly at: { readonly before: number; readonly after: number } }

/** Lists that differ in more places than this are told as wholes: to look for the fewest differences would take long. */
const MOST_EDITS = 400;

/** Where two lists differ, in order, by the key of each element. */
export function differencesOf<T>(before: readonly T[], after: readonly T[], keyOf: (element: T) => string): Difference<T>[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && keyOf(before[start]!) === keyOf(after[start]!)) start++;
  let end = 0;
  while (end < least - start && keyOf(before.at(-1 - end)!) === keyOf(after.at(-1 - end)!)) end++;
  const [gone, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (gone.length === 0 && fresh.length === 0) return [];
  const whole = [{ gone, fresh, at: { before: start, after: start } }];
  const parts = diffArrays(gone.map(keyOf), fresh.map(keyOf), { maxEditLength: MOST_EDITS });
  return parts ? joined(parts, gone, fresh, start) : whole;
}

function joined<T>(parts: readonly { added?: boolean; removed?: boolean; value: readonly string[] }[], gone: readonly T[], fresh: readonly T[], start: number): Difference<T>[] {
  const found: { gone: T[]; fresh: T[]; at: { before: number; after: number } }[] = [];
  let [left, right, open] = [0, 0, false];
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      [left, right, open] = [left + value.length, right + value.length, false];
      continue;
    }
    if (!open) found.push({ gone: [], fresh: [], at: { before: start + left, after: start + right } });
    open = true;
    const last = found.at(-1)!;
    if (removed) last.gone.push(...gone.slice(left, left += value.length));
    else last.fresh.push(...fresh.slice(right, right += value.length));
  }
  return found;
}
