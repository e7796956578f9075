/** Which declarations of two states are one. */
import { groupedBy } from '../model/grouped.ts';
import type { Entry } from './entry.ts';
import { isKnownByOthers, named } from './naming.ts';
import { renamedPairs } from './renamed-pairs.ts';

/** A declaration in both states. */
export interface Pair { readonly before: Entry; readonly after: Entry }

/** The declarations of two states, held against each other. */
export interface Paired { readonly pairs: Pair[]; readonly gone: Entry[]; readonly fresh: Entry[] }

/**
 * Pairs declarations: those of one name in one place first, then those of one name that moved to another file or contract, then those that
 * say the same under another name.
 */
export function pairEntries(before: readonly Entry[], after: readonly Entry[]): Paired {
  const found: Paired = { pairs: [], gone: [], fresh: [] };
  let open: Open = { before: [], after: [] };
  pairWithin(before, after, found.pairs, open);
  // What is inside a declaration that moved or is called otherwise is held against each other in turn.
  for (const step of [renamedFiles, byName, renamedPairs, aboutRenamed(found.pairs)]) {
    const rest: Open = { before: [], after: [] };
    const pairs = step(open.before, open.after);
    const [usedBefore, usedAfter] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
    rest.before.push(...open.before.filter((entry) => !usedBefore.has(entry)));
    rest.after.push(...open.after.filter((entry) => !usedAfter.has(entry)));
    for (const pair of pairs) {
      found.pairs.push(pair);
      pairWithin(pair.before.members, pair.after.members, found.pairs, rest);
    }
    open = step === renamedFiles ? { before: withoutFiles(rest.before), after: withoutFiles(rest.after) } : rest;
  }
  found.gone.push(...open.before);
  found.fresh.push(...open.after);
  return found;
}

/** Those that are about a declaration which is called otherwise now. */
function aboutRenamed(pairs: readonly Pair[]): (before: readonly Entry[], after: readonly Entry[]) => Pair[] {
  return (before, after) => {
    const names = new Map(pairs.map((pair) => [pair.before.node, pair.after.naming.name]));
    const within = new Map(pairs.map((pair) => [pair.before, pair.after]));
    const waiting = groupedBy(after.filter(({ naming }) => isKnownByOthers(naming)), keyOf);
    return before.filter(({ naming }) => isKnownByOthers(naming)).flatMap((entry) => {
      const others = waiting.get(keyOf({ naming: named(entry.node, names) })) ?? [];
      const at = others.findIndex((other) => other.within === within.get(entry.within!));
      return at < 0 ? [] : [{ before: entry, after: others.splice(at, 1)[0]! }];
    });
  };
}

/** Declarations that have found no other yet. */
interface Open { readonly before: Entry[]; readonly after: Entry[] }

function renamedFiles(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const areFiles = ({ naming }: Entry): boolean => naming.group === 'file';
  return renamedPairs(before.filter(areFiles), after.filter(areFiles));
}

/** What stood in a file that is gone may stand in another. */
function withoutFiles(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => (entry.naming.group === 'file' ? entry.members : [entry]));
}

function pairWithin(before: readonly Entry[], after: readonly Entry[], pairs: Pair[], open: { before: Entry[]; after: Entry[] }): void {
  const waiting = groupedBy(after, keyOf);
  for (const entry of before) {
    const other = waiting.get(keyOf(entry))?.shift();
    if (!other) {
      open.before.push(entry);
      continue;
    }
    pairs.push({ before: entry, after: other });
    pairWithin(entry.members, other.members, pairs, open);
  }
  for (const rest of waiting.values()) open.after.push(...rest);
}

/** Those of one name, where it is clear which is which. */
function byName(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const [left, right] = [groupedBy(before, keyOf), groupedBy(after, keyOf)];
  return [...left].flatMap(([key, entries]) => {
    const others = right.get(key);
    const [one, other] = [entries[0], others?.[0]];
    if (!one || !other || entries.length > 1 || others!.length > 1 || isKnownByOthers(one.naming) || one.naming.name === '') return [];
    return [{ before: one, after: other }];
  });
}

function keyOf({ naming: { group, name } }: Pick<Entry, 'naming'>): string {
  return `${group}\u0001${name}`;
}
