/** `a party that leaves: stays to the end of the year`: what becomes of a share in the year in which a variation lets a party go. */
import type { Line } from '@remit/program';
import type { Declaration } from '@remit/language/ast';

/** What the share says of the year in which one of its parties leaves it with a version; undefined where none does, or nothing is said. */
export function leaverRule(share: string, before: Version, now: Version): 'splits' | 'next' | undefined {
  const parties = partiesIn(before.lines, share);
  const after = partiesIn(now.lines, share);
  if (after.size === 0 || [...parties].every((party) => after.has(party))) return undefined;
  const node = before.declarations.find((d) => d.$type === 'RiskShare' && d.name === share);
  const effect = node?.$type === 'RiskShare' ? node.clauses.find((c) => c.$type === 'Leavers')?.effect : undefined;
  return effect === undefined ? undefined : effect === 'leaves' ? 'splits' : 'next';
}

/** The lines of a version, and its declarations as the contract first wrote them. */
export interface Version { lines: readonly Line[]; declarations: readonly Declaration[] }

function partiesIn(lines: readonly Line[], share: string): Set<string> {
  return new Set(lines.filter((l) => l.of === share).flatMap(({ from, to }) => [from, to].flatMap((who) => ('party' in who ? [who.party] : []))));
}
