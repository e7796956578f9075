/** Which clauses of two lists are one. */
import { groupedBy } from '../model/grouped.ts';
import type { Clause } from './clause.ts';

/** Clauses of two lists that are not the same word for word. */
export interface PairedClauses { readonly pairs: [Clause, Clause][]; readonly gone: Clause[]; readonly fresh: Clause[] }

/** How much two clauses of a kind that stands several times have to have in common to be one. */
const LEAST_ALIKE = 0.5;
/** Lists of more clauses of a kind are paired by what they begin with alone. */
const MOST_COMPARED = 60;
const FIGURE = /^(MONEY|PERCENT|NUMBER|FRACTION|BAD_\w+)$/;

/** Pairs clauses: equal ones are left out, then those that begin alike, then those of a kind that are most alike. */
export function pairClauses(before: readonly Clause[], after: readonly Clause[]): PairedClauses {
  const [left, right] = withoutEqual(before, after);
  const found: PairedClauses = { pairs: [], gone: [], fresh: [] };
  const [olds, news] = [groupedBy(left, ({ type }) => type), groupedBy(right, ({ type }) => type)];
  for (const [type, old] of olds) pairKind(old, news.get(type) ?? [], isAlone(type, before) && isAlone(type, after), found);
  for (const [type, now] of news) if (!olds.has(type)) found.fresh.push(...now);
  return found;
}

/** Equal clauses go out in twos, so that one of two that say the same can go or come. */
function withoutEqual(before: readonly Clause[], after: readonly Clause[]): [Clause[], Clause[]] {
  const counts = new Map<string, number>();
  for (const clause of after) counts.set(markOf(clause), (counts.get(markOf(clause)) ?? 0) + 1);
  const take = (clause: Clause): boolean => {
    const count = counts.get(markOf(clause)) ?? 0;
    if (count > 0) counts.set(markOf(clause), count - 1);
    return count > 0;
  };
  const left = before.filter((clause) => !take(clause));
  const right = after.filter((clause) => {
    const rest = counts.get(markOf(clause)) ?? 0;
    if (rest > 0) counts.set(markOf(clause), rest - 1);
    return rest > 0;
  });
  return [left, right];
}

function pairKind(old: readonly Clause[], now: readonly Clause[], isOnlyOne: boolean, found: PairedClauses): void {
  if (isOnlyOne && old.length === 1 && now.length === 1) {
    found.pairs.push([old[0]!, now[0]!]);
    return;
  }
  const [lefts, rights] = [groupedBy(old, beginningOf), groupedBy(now, beginningOf)];
  const paired = new Set<Clause>();
  const isMany = old.length > MOST_COMPARED || now.length > MOST_COMPARED;
  for (const [beginning, ones] of lefts) {
    const others = rights.get(beginning) ?? [];
    if (beginning === '' || (!isMany && (ones.length > 1 || others.length > 1))) continue;
    ones.slice(0, others.length).forEach((one, index) => {
      found.pairs.push([one, others[index]!]);
      paired.add(one).add(others[index]!);
    });
  }
  pairAlike(old.filter((clause) => !paired.has(clause)), now.filter((clause) => !paired.has(clause)), found);
}

function pairAlike(old: readonly Clause[], now: readonly Clause[], found: PairedClauses): void {
  const small = old.length <= MOST_COMPARED && now.length <= MOST_COMPARED;
  const candidates = small ? old.flatMap((one, left) => now.map((other, right) => ({ left, right, alike: alikeness(one, other) }))) : [];
  const [lefts, rights] = [new Set<number>(), new Set<number>()];
  for (const { left, right, alike } of candidates.sort((a, b) => b.alike - a.alike || a.left - b.left || a.right - b.right)) {
    if (alike < LEAST_ALIKE || lefts.has(left) || rights.has(right)) continue;
    lefts.add(left);
    rights.add(right);
    found.pairs.push([old[left]!, now[right]!]);
  }
  found.gone.push(...old.filter((_, index) => !lefts.has(index)));
  found.fresh.push(...now.filter((_, index) => !rights.has(index)));
}

/** How many of the words of two clauses are the same, between 0 and 1. */
function alikeness(a: Clause, b: Clause): number {
  const counts = new Map<string, number>();
  for (const { key } of a.outside) counts.set(key, (counts.get(key) ?? 0) + 1);
  let common = 0;
  for (const { key } of b.outside) {
    const count = counts.get(key) ?? 0;
    if (count > 0) common += 1;
    counts.set(key, count - 1);
  }
  return (2 * common) / (a.outside.length + b.outside.length);
}

/** The words of a clause before its first figure, or up to what it sets equal, or the first name in it: that is what it is about. */
function beginningOf({ outside }: Clause): string {
  const end = outside.findIndex(({ leaf, key }, index) => FIGURE.test(leaf.tokenType.name) || (index > 0 && (key === '=' || key === ':')));
  if (end === 0) return outside.find(({ leaf }) => leaf.tokenType.name === 'ID')?.key ?? '';
  return outside.slice(0, end < 0 ? outside.length : end).map(({ key }) => key).join('\u0001');
}

function isAlone(type: string, clauses: readonly Clause[]): boolean {
  return clauses.filter((clause) => clause.type === type).length === 1;
}

function markOf({ type, key }: Clause): string {
  return `${type}\u0001${key}`;
}
