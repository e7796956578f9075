/** Declarations that are called otherwise, known by what they say. */
import { clausesOf, headOf, type Entry } from './entry.ts';
import { isKnownByOthers } from './naming.ts';
import type { Pair } from './pairs.ts';
import { keyOfWords } from './words.ts';

/** How much of two declarations has to be the same for them to be one: half of what both say. */
const LEAST_ALIKE = 0.5;
/** What more declarations than this say tells none of them from the others. */
const MOST_SAYING = 40;

/** Pairs declarations of one kind that say the same under another name, the most alike first. */
export function renamedPairs(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const saying = new Map<string, number[]>();
  const rights = after.map(marksOf);
  rights.forEach((marks, index) => {
    for (const mark of marks) saying.set(mark, [...saying.get(mark) ?? [], index]);
  });
  const candidates = before.flatMap((entry, left) => {
    const marks = marksOf(entry);
    const common = new Map<number, number>();
    for (const mark of marks) {
      const others = saying.get(mark) ?? [];
      if (others.length <= MOST_SAYING) for (const right of others) common.set(right, (common.get(right) ?? 0) + 1);
    }
    return [...common].map(([right, count]) => ({ left, right, alike: (2 * count) / (marks.size + rights[right]!.size) }));
  });
  const [lefts, taken] = [new Set<number>(), new Set<number>()];
  return candidates.filter(({ alike }) => alike >= LEAST_ALIKE).sort((a, b) => b.alike - a.alike || a.left - b.left || a.right - b.right).flatMap(({ left, right }) => {
    if (lefts.has(left) || taken.has(right)) return [];
    lefts.add(left);
    taken.add(right);
    return [{ before: before[left]!, after: after[right]! }];
  });
}

/** What a declaration says, a mark for each piece; the kind goes into each, so that only like is held against like. */
function marksOf(entry: Entry): Set<string> {
  const { naming: { group }, within, title, members } = entry;
  if (isKnownByOthers(entry.naming)) return new Set();
  const place = within?.naming.group ?? '';
  const says = [
    ...(title === undefined || group === 'Scenario' ? [] : [`title ${title}`]),
    ...clausesOf(entry).map(({ key }) => `clause ${key}`),
    ...members.map(({ naming }) => `member ${naming.group} ${naming.name}`),
  ];
  const head = headOf(entry);
  if (says.length === 0 && head.length > 3) says.push(`head ${keyOfWords(head)}`);
  return new Set(says.map((one) => JSON.stringify([group, place, one])));
}
