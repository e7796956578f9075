/** Puts clauses in their printed order, run by run. */
import type { Element } from './layout.ts';
import { CLAUSE_ORDER } from './clause-order.ts';
import { breaksBefore, headOf } from './layout.ts';

/**
 * The elements with each run of clauses in printed order. A run ends at anything that
 * is not a clause (a declaration, wording). A comment above a clause moves with it; a run is
 * also cut where a comment is set off by a blank line, for it may speak of all that follows.
 */
export function inOrder(owner: string | undefined, elements: Element[]): Element[] {
  const order = owner === undefined ? undefined : CLAUSE_ORDER[owner];
  if (order === undefined) return elements;
  const rank = (element: Element): number => {
    const position = order.indexOf(element.ast?.$type ?? '');
    return position < 0 ? order.length : position;
  };
  const runs: Element[][] = [];
  let open = false;
  for (const element of elements) {
    const clause = element.ast?.$containerProperty === 'clauses';
    const headed = element.above.length > 0 && breaksBefore(element) > 1;
    if (clause && open && !headed) runs.at(-1)!.push(element);
    else runs.push([element]);
    open = clause;
  }
  return runs.flatMap(sortRun);

  function sortRun(run: Element[]): Element[] {
    const sorted = run.map((element, index) => ({ element, index, rank: rank(element) }))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .map(({ element }) => element);
    return sorted.every((element, index) => element === run[index]) ? run : moved(run, sorted);
  }
}

/** Blank lines and line breaks belong to places, not to clauses: they stay where they were. */
function moved(run: Element[], sorted: Element[]): Element[] {
  const breaks = run.map(breaksBefore);
  sorted.forEach((element, index) => {
    const first = element.above[0] ?? element.nodes[0];
    if (first !== undefined) headOf(first).breaks = breaks[index]!;
    const head = element.nodes[0];
    if (element.above.length > 0 && head !== undefined && head.kind === 'word') head.breaks = Math.max(1, head.breaks);
  });
  return sorted;
}
