/** How many things of one kind a picture shows one by one; the others stand together, with their number. */
export const MOST_SHOWN = 18;

/** Those that are shown one by one, the heaviest, in their own order, and those that are not. One too many alone is shown. */
export function shownAndRest<T>(all: readonly T[], weight: (one: T) => number, most = MOST_SHOWN): { shown: readonly T[]; rest: readonly T[] } {
  if (all.length <= most + 1) return { shown: all, rest: [] };
  const heaviest = new Set([...all.keys()].sort((a, b) => weight(all[b]!) - weight(all[a]!) || a - b).slice(0, most));
  return { shown: all.filter((_, index) => heaviest.has(index)), rest: all.filter((_, index) => !heaviest.has(index)) };
}
