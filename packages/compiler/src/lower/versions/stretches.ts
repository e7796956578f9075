/** Which versions pay a period by a line. */
import type { Expr, GrainId, IsoDate, Line, Period, Slot } from '@remit/program';
import { div, isZero, ONE, rational, sum, ZERO, type Rational } from '@remit/program/rational';
import { same } from '../../emit/fold.ts';
import type { Origins } from '../../emit/origin.ts';
import { civil, daysBetween } from '../../time/civil.ts';
import { wholeMonths } from '../../time/part-year.ts';
import type { Terms } from '../context.ts';
import type { LineNames } from './line-names.ts';
import type { MergedValues } from './merged-values.ts';
import type { PeriodRules } from './period-rules.ts';
import type { PartMeasures } from './measured-by-part.ts';
import type { Timeline } from './timeline.ts';

/**
 * What a version pays of a period: all of it, or from a day on its part. `share` is how much it counts for: the part, but of
 * what a withhold kept and pays back, which is there once, all versions that pay it together come to the whole.
 */
export interface Stretch { version: number; from: IsoDate; part: Rational; share: Rational }

/** What is needed to merge lines. */
export interface LineMerge {
  timeline: Timeline; names: LineNames; values: MergedValues; rules: PeriodRules; terms: Terms; origins: Origins;
  /** The lines of each version. */
  lines: readonly (readonly Line[])[];
  /** How measures are read in a part of a period. */
  measures: PartMeasures;
  /** What was found for a line in a period. */
  known: Map<string, Stretch[]>;
}

/** One line by version; undefined where a version does not have it. */
export type OwnLines = readonly (Line | undefined)[];

/** The line of an id in each version. */
export function linesOf({ lines }: Pick<LineMerge, 'lines'>, id: string): OwnLines {
  return lines.map((all) => all.find((l) => l.id === id));
}

/** The versions that pay a period: the one that governs it, and those that split it. */
export function stretchesOf(merge: LineMerge, own: OwnLines, period: Period): Stretch[] {
  const key = `${own.find((line) => line !== undefined)!.id} ${period.grain} ${period.id}`;
  const known = merge.known.get(key) ?? foundStretches(merge, own, period);
  merge.known.set(key, known);
  return known;
}

function foundStretches(merge: LineMerge, own: OwnLines, period: Period): Stretch[] {
  const { timeline, rules } = merge;
  const found: Stretch[] = [{ version: governing(merge, own, period), from: period.start, part: ONE, share: ONE }];
  for (const version of timeline.inside(period)) {
    const before = found.at(-1)!.version;
    if (!paysOtherwise(merge, own, before, version, period, true)) continue;
    const of = (own[version] ?? own[before])!.of;
    if (rules.ruleFor(of, version, period) === 'splits') found.push({ version, from: timeline.versions[version]!.effective, part: ONE, share: ONE });
  }
  const parts = partsOf(merge.terms, period, [...found.map((one) => one.from), period.end]);
  const paid = found.map(({ version }, i) => (own[version] && paysBack(own[version]) ? parts[i]! : ZERO));
  const all = sum(paid);
  return found.map((one, i) => ({ ...one, part: parts[i]!, share: isZero(paid[i]!) ? parts[i]! : div(paid[i]!, all) }));
}

/** Whether a line moves what a withhold kept. */
function paysBack({ kind, id }: Line): boolean {
  return kind === 'withhold' && !id.endsWith('.kept');
}

/**
 * The version in force on the first day of the period, unless the text lets the change wait for the next longer one:
 * instalments of an advance wait with the payment they are for, what is kept back waits with what pays it back, and a
 * payment that is to be made more or less often goes on as before.
 */
function governing(merge: LineMerge, own: OwnLines, period: Period): number {
  let current = 0;
  for (let version = 1; version <= merge.timeline.governing(period); version += 1) if (!waits(merge, own, period, current, version)) current = version;
  return current;
}

function waits(merge: LineMerge, own: OwnLines, period: Period, before: number, version: number): boolean {
  const line = own[version] ?? own[before];
  if (!line) return false;
  const lines = line.id !== line.of && (line.kind === 'advance' || line.kind === 'withhold') ? [own, linesOf(merge, line.kind === 'advance' ? line.id.slice(0, -'.advance'.length) : line.of)] : [own];
  return lines.some((all) => grainsOf(all, before, version).some((grain) => {
    const around = merge.timeline.periodsOf(grain).find((p) => p.start <= period.start && period.end <= p.end);
    return around !== undefined && around.id !== period.id && merge.timeline.inside(around).includes(version)
      && paysOtherwise(merge, all, before, version, around, true) && merge.rules.ruleFor(line.of, version, around) === 'next';
  }));
}

function grainsOf(own: OwnLines, ...versions: number[]): GrainId[] {
  return [...new Set(versions.flatMap((v) => own[v]?.grain ?? []))];
}

/** Whether two versions pay different things for a period by a line; `both`: where both may govern it, and only what they read there counts. */
export function paysOtherwise({ names, values }: Pick<LineMerge, 'names' | 'values'>, own: OwnLines, a: number, b: number, period: Period, both = false): boolean {
  const [x, y] = [slotOf(own[a], period), slotOf(own[b], period)];
  if (!x || !y) return x !== y;
  const [from, to] = [own[a]!, own[b]!];
  if (JSON.stringify(x) !== JSON.stringify(y) || names.nameOf(from.id, a) !== names.nameOf(to.id, b)) return true;
  const differ = (e: Expr, f: Expr): boolean => !values.sameMeaning(e, a, f, b) && !(both && same(values.rewrite(e, a, period), values.rewrite(f, b, period)));
  return pairsOf(from, to).some(([e, f]) => !e || !f || differ(e, f));
}

/** The expressions of two lines, side by side; one alone where the other has none. */
function pairsOf(a: Line, b: Line): [Expr | undefined, Expr | undefined][] {
  const parts = new Set([...a.parts ?? [], ...b.parts ?? []].map((p) => p.id));
  return [
    [a.amount, b.amount], ...[...parts].map((id): [Expr | undefined, Expr | undefined] => [partOf(a, id), partOf(b, id)]),
    ...(a.limits ?? []).map((limit, i): [Expr, Expr | undefined] => [limit.max, b.limits?.[i]?.max]),
  ];
}

/** How much of a period lies between each day and the next: by months where the contract counts part years so and all are whole months, else by days. */
function partsOf({ partYears }: Terms, period: Period, days: readonly IsoDate[]): Rational[] {
  const spans = days.slice(1).map((end, i) => [civil(days[i]!), civil(end)] as const);
  const months = partYears.unit === 'months' ? spans.map(([start, end]) => wholeMonths(start, end)) : [];
  const all = wholeMonths(civil(period.start), civil(period.end));
  if (all !== undefined && months.length > 0 && months.every((m) => m !== undefined)) return months.map((m) => rational(BigInt(m), BigInt(all)));
  const length = daysBetween(civil(period.start), civil(period.end));
  return spans.map(([start, end]) => rational(BigInt(daysBetween(start, end)), BigInt(length)));
}

/** The slot of a line for a period. */
export function slotOf(line: Line | undefined, period: Period): Slot | undefined {
  return line?.grain === period.grain ? line.schedule.find((s) => s.period === period.id) : undefined;
}

/** The expression of one part of a line. */
export function partOf(line: Line, id: string): Expr | undefined {
  return line.parts?.find((p) => p.id === id)?.expr;
}
