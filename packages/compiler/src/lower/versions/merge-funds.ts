/** The funds of all versions: limits and rules that a version changes hold for the payments of that version, whatever was used before counting in them. */
import type { Fund, FundTerms } from '@remit/program';
import { add, num } from '../../emit/fold.ts';
import { raisesOf, type Raise } from '../flow/reinvested.ts';
import { fundText } from './line-names.ts';
import type { MergedValues } from './merged-values.ts';
import { linesOf, slotOf, stretchesOf, type LineMerge } from './stretches.ts';

type Limit = Fund['limits'][number];

/** The merged funds, in the order in which they first appear. */
export function mergeFunds(versions: readonly (readonly Fund[])[], merge: LineMerge): Fund[] {
  const { names, values, origins } = merge;
  return [...new Set(versions.flatMap((funds) => funds.map((f) => f.id)))].flatMap((id) => {
    const own = versions.map((funds) => funds.find((f) => f.id === id));
    const texts = new Map<string, number[]>();
    own.forEach((fund, v) => { if (fund) texts.set(fundText(fund), [...texts.get(fundText(fund)) ?? [], v]); });
    return [...texts.values()].map((present) => {
      const first = own[present[0]!]!;
      const [terms, ...changed] = termsOf(present, own, values);
      const made: Fund = { ...first, id: names.fundOf(id, present[0]!), sources: terms!.sources, limits: limitsOf(present, own, merge), ...(changed.length > 0 ? { terms: changed } : {}) };
      return origins.note(made, origins.placeOf(first));
    });
  });
}

/** Who pays, and what becomes of what cannot be paid: those of the first version, then those of others. */
function termsOf(present: readonly number[], own: readonly (Fund | undefined)[], values: MergedValues): NonNullable<Fund['terms']> {
  const found = new Map<string, NonNullable<Fund['terms']>[number]>();
  for (const v of present) {
    const { sources, remainderTo, whenExceeded, unfunded } = own[v]!;
    const terms: FundTerms = {
      sources: sources.map((s) => (s.cap ? { ...s, cap: { ...s.cap, max: values.rewrite(s.cap.max, v) } } : s)),
      ...(remainderTo === undefined ? {} : { remainderTo }), whenExceeded, unfunded,
    };
    const text = JSON.stringify(terms);
    const known = found.get(text);
    if (known) known.versions.push(v + 1);
    else found.set(text, { versions: [v + 1], ...terms });
  }
  return [...found.values()];
}

function limitsOf(present: readonly number[], own: readonly (Fund | undefined)[], merge: LineMerge): Limit[] {
  const raises = new Map(['year', 'term'].map((window) => [window, raisesIn(present, own, window)]));
  const found: { limit: Limit; text: string; of: number[] }[] = [];
  for (const v of present) {
    for (const limit of own[v]!.limits) {
      const max = raised(limit, v, raises.get(limit.window)!, present, merge);
      const text = JSON.stringify({ ...limit, max });
      const known = found.find((f) => f.text === text);
      if (known) known.of.push(v);
      else found.push({ limit: { ...limit, max }, text, of: [v] });
    }
  }
  return found.map(({ limit, of }) => (of.length === present.length ? limit : { ...limit, versions: of.map((v) => v + 1) }));
}

interface VersionedRaise { raise: Raise; versions: number[] }

/** By what withholds raise the limits of a fund for a window, with the versions that say so. */
function raisesIn(present: readonly number[], own: readonly (Fund | undefined)[], window: string): VersionedRaise[] {
  const found = new Map<string, VersionedRaise>();
  for (const v of present) {
    for (const limit of own[v]!.limits.filter((l) => l.window === window)) {
      for (const raise of raisesOf(limit)?.raises ?? []) {
        const known = found.get(raise.withhold);
        if (!known) found.set(raise.withhold, { raise, versions: [v] });
        else if (!known.versions.includes(v)) known.versions.push(v);
      }
    }
  }
  return [...found.values()];
}

/**
 * The most under a limit. Where only some versions let a withhold raise it, what was kept under those raises it in the
 * others too: the text by which it was kept says what becomes of it.
 */
function raised(limit: Limit, version: number, raises: readonly VersionedRaise[], present: readonly number[], merge: LineMerge): Fund['limits'][number]['max'] {
  const { values, timeline } = merge;
  if (raises.every(({ versions }) => versions.length === present.length) && present.length === merge.lines.length) return values.rewrite(limit.max, version);
  const plain = values.rewrite(raisesOf(limit)?.plain ?? limit.max, version);
  return raises.reduce((max, { raise, versions }) => {
    const own = linesOf(merge, raise.withhold);
    const periods = timeline.periodsOf(raise.grain).filter((period) => stretchesOf(merge, own, period).some((s) => versions.includes(s.version) && slotOf(own[s.version], period)));
    if (periods.length === 0) return max;
    return add(max, raise.by({ op: 'byPeriod', grain: raise.grain, cases: [{ periods: periods.map((p) => p.id), v: raise.known }], else: num(0) }));
  }, plain);
}
