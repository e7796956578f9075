import type { TreeFinding, TreeGroupKind, TreeItem, TreeRoot } from '@remit/server/contract-tree-request';

/** What findings can be grouped by. */
export const findingGroupings = ['severity', 'rule', 'party'] as const;
export type FindingGrouping = (typeof findingGroupings)[number];

/** Anything that the list of contracts shows. `id` stays the same while the text changes elsewhere, so that what was unfolded stays so. */
export type TreeNode =
  | { type: 'root'; id: string; root: TreeRoot; isOnly: boolean; hasNamesake: boolean }
  | { type: 'group'; id: string; kind: TreeGroupKind; items: readonly TreeItem[] }
  | { type: 'item'; id: string; kind: TreeGroupKind; item: TreeItem }
  | { type: 'findings'; id: string; findings: readonly TreeFinding[]; accepted: readonly TreeFinding[] }
  | { type: 'finding group'; id: string; label: string; by: FindingGrouping | 'acceptance'; findings: readonly TreeFinding[] }
  | { type: 'finding'; id: string; finding: TreeFinding };

/** Gives each node an id of its own, also where two declarations have one name. */
export function distinct(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id} ${count}`;
  taken.add(free);
  return free;
}
