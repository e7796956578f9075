/** The funds of all versions: a limit that a version changes holds for the payments of that version, whatever was used before counting in it. */
import type { Fund } from '@remit/program';
import type { Origins } from '../../emit/origin.ts';
import { fundText, type LineNames } from './line-names.ts';
import type { MergedValues } from './merged-values.ts';

type Limit = Fund['limits'][number];

/** The merged funds, in the order in which they first appear. */
export function mergeFunds(versions: readonly (readonly Fund[])[], names: LineNames, values: MergedValues, origins: Origins): Fund[] {
  return [...new Set(versions.flatMap((funds) => funds.map((f) => f.id)))].flatMap((id) => {
    const own = versions.map((funds) => funds.find((f) => f.id === id));
    const texts = new Map<string, number[]>();
    own.forEach((fund, v) => { if (fund) texts.set(fundText(fund), [...texts.get(fundText(fund)) ?? [], v]); });
    return [...texts.values()].map((present) => {
      const first = own[present[0]!]!;
      const sources = first.sources.map((s) => (s.cap ? { ...s, cap: { ...s.cap, max: values.rewrite(s.cap.max, present[0]!) } } : s));
      const made: Fund = { ...first, id: names.fundOf(id, present[0]!), sources, limits: limitsOf(present, own, values) };
      return origins.note(made, origins.placeOf(first));
    });
  });
}

function limitsOf(present: readonly number[], own: readonly (Fund | undefined)[], values: MergedValues): Limit[] {
  const found: { limit: Limit; text: string; of: number[] }[] = [];
  for (const v of present) {
    for (const limit of own[v]!.limits) {
      const max = values.rewrite(limit.max, v);
      const text = JSON.stringify({ ...limit, max });
      const known = found.find((f) => f.text === text);
      if (known) known.of.push(v);
      else found.push({ limit: { ...limit, max }, text, of: [v] });
    }
  }
  return found.map(({ limit, of }) => (of.length === present.length ? limit : { ...limit, versions: of.map((v) => v + 1) }));
}
