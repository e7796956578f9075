/**
 * The name among `names` that is closest to a misspelt one, if any is close enough to be what was meant; the first
 * of equals. At most one letter in three differs, and never more than three: a fact of another name is no slip of the
 * pen, and a wrong suggestion puts a value under the wrong fact. Never further than findings of the text go.
 */
export function closestName(wrong: string, names: Iterable<string>): string | undefined {
  const longest = wrong.length <= 2 ? 0 : Math.min(3, Math.floor(wrong.length / 3));
  let best: string | undefined;
  let bestDistance = longest + 1;
  for (const name of names) {
    if (name === wrong) continue;
    if (Math.abs(name.length - wrong.length) >= bestDistance) continue;
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** " Did you mean 'X'?", or nothing. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const name = closestName(wrong, names);
  return name === undefined ? '' : ` Did you mean '${name}'?`;
}

/** Insertions, deletions, replacements and swaps of neighbours between two texts. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, beforeLast[column - 2]! + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
