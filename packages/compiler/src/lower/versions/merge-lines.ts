/** The lines of all versions as lines of one program: every period by the version that governs it. */
import type { Expr, Line, Period, Slot } from '@remit/program';
import { cmp, formatNumber, ONE, type Rational } from '@remit/program/rational';
import { add, max, mul, num, sub } from '../../emit/fold.ts';
import type { LineVariant } from './line-names.ts';
import { isKept } from './merge-kept.ts';
import { byPeriod } from './merge-by-period.ts';
import { linesOf, partOf, slotOf, stretchesOf, type LineMerge, type OwnLines, type Stretch } from './stretches.ts';

/** The merged lines: those of the first version in their order, new ones after the line they follow. */
export function mergeLines(merge: LineMerge): Line[] {
  return inOrder(merge.lines).flatMap((id) => {
    const own = linesOf(merge, id);
    const stretches = new Map<Period, Stretch[]>();
    const grains = new Set(own.flatMap((l) => (l ? [l.grain] : [])));
    for (const grain of grains) for (const period of merge.timeline.periodsOf(grain)) stretches.set(period, stretchesOf(merge, own, period));
    return merge.names.variantsOf(id).flatMap((variant) => mergedLine(merge, own, variant, stretches));
  });
}

function mergedLine(merge: LineMerge, own: OwnLines, variant: LineVariant, all: ReadonlyMap<Period, readonly Stretch[]>): Line[] {
  const { names, values, timeline, origins } = merge;
  const versions = [...variant.versions].sort((a, b) => a - b);
  const lines = versions.map((v) => own[v]!);
  const first = lines[0]!;
  // What was paid ahead is taken off in full, from those it was paid to, however the payment itself is divided.
  const isOffset = first.kind === 'offset';
  const stretches = (period: Period): readonly Stretch[] => {
    const found = (all.get(period) ?? []).filter((s) => variant.versions.has(s.version) && slotOf(own[s.version], period));
    return isOffset || isKept(first) ? found.slice(0, 1).map((s) => ({ ...s, part: ONE, share: ONE })) : found;
  };
  const periods = timeline.periodsOf(variant.grain);
  const paid = periods.filter((period) => stretches(period).length > 0);
  if (paid.length === 0) return [];
  const choose = (valueIn: (line: Line) => Expr | undefined, share: (value: Expr, part: Rational) => Expr): Expr => byPeriod(variant.grain, paid, (period) => {
    const found = stretches(period);
    const rest = found.length > 1 ? restOf(merge, own, found[0]!.version) : undefined;
    if (rest) return rest;
    const every = all.get(period) ?? [];
    const byPart = every.find((s) => merge.rules.isMeasuredByPart(first.of, s.version))?.version;
    const shares = found.map(({ version, share: part }) => {
      const value = valueIn(own[version]!);
      const whole = value ? values.rewrite(value, version, period, isOffset) : num(0);
      return share(byPart === undefined ? whole : inPart(merge, first.of, byPart, whole, period, every, every.findIndex((s) => s.version === version)), part);
    });
    return shares.length === 1 ? shares[0]! : add(...shares);
  })!;
  const { amount } = first;
  const inner = (line: Line) => (line.amount.op === 'round' ? line.amount.arg : line.amount);
  const rounded = (value: Expr): Expr => (amount.op === 'round' ? { ...amount, arg: value } : value);
  const times = (value: Expr, part: Rational) => (isWhole(part) ? value : mul(value, num(part)));
  const made: Line = {
    ...first, id: variant.id,
    schedule: paid.map((period) => slotIn(own, period, stretches(period), all.get(period)![0]!.version)),
    from: 'fund' in first.from ? { fund: names.fundOf(first.from.fund, versions[0]!) } : first.from,
    amount: origins.note(rounded(choose(inner, (value, part) => (isWhole(part) ? value : rounded(times(value, part))))), origins.placeOf(amount)),
  };
  const parts = [...new Set(lines.flatMap((l) => (l.parts ?? []).map((p) => p.id)))];
  if (parts.length > 0) made.parts = parts.map((id) => ({ id, expr: choose((line) => partOf(line, id), times) }));
  if (first.limits) made.limits = first.limits.map((limit, i) => ({ ...limit, max: choose((line) => line.limits![i]!.max, limit.window === 'period' ? times : (value) => value) }));
  const negative = lines.find((l) => l.negative !== undefined)?.negative;
  if (negative !== undefined) made.negative = negative;
  if (first.heldWith) made.heldWith = heldWith(merge, own, versions[0]!, paid, stretches);
  return [origins.note(made, origins.placeOf(first))];
}

/** What a version pays for its part by the results of that part alone. */
function inPart({ measures, rules }: LineMerge, payment: string, version: number, whole: Expr, period: Period, stretches: readonly Stretch[], index: number): Expr {
  const found = measures.of(whole, { period, from: stretches[index]!.from, end: stretches[index + 1]?.from ?? period.end });
  if ('expr' in found) return found.expr;
  rules.refusePart(payment, version, found);
  return whole;
}

/** What a withhold kept and does not pay back, where two versions pay it back: so that the two come to what was kept to the penny. */
function restOf(merge: LineMerge, own: OwnLines, version: number): Expr | undefined {
  const { kind, of, id } = own[version]!;
  if (kind !== 'withhold' || id === of || isKept(own[version]!)) return undefined;
  const back = linesOf(merge, of)[version]!;
  const rest = sub({ op: 'var', id: `${of}.retained` }, { op: 'line', id: merge.names.nameOf(of, version) });
  const over = back.each.filter((dim) => !own[version]!.each.includes(dim));
  return max(over.reduce<Expr>((arg, dim) => ({ op: 'agg', fn: 'sum', in: { dim }, arg }), rest), num(0));
}

function heldWith({ names }: LineMerge, own: OwnLines, version: number, paid: readonly Period[], stretches: (period: Period) => readonly Stretch[]): NonNullable<Line['heldWith']> {
  const keepUntil = Object.fromEntries(paid.flatMap((period) => {
    const until = own[stretches(period)[0]!.version]!.heldWith?.keepUntil;
    return until && Object.hasOwn(until, period.id) ? [[period.id, until[period.id]!]] : [];
  }));
  return { line: names.nameOf(own[version]!.heldWith!.line, version), ...(Object.keys(keepUntil).length > 0 ? { keepUntil } : {}) };
}

/** The slot of a period, under the version that governs it. */
function slotIn(own: OwnLines, period: Period, stretches: readonly Stretch[], governs: number): Slot {
  const first = stretches[0]!;
  const isSplit = stretches.length > 1 || !isWhole(first.part);
  return {
    ...slotOf(own[first.version], period)!, version: governs + 1,
    ...(isSplit ? { split: stretches.map(({ version, from, part }) => ({ version: version + 1, from, part: formatNumber(part) })) } : {}),
  };
}

function isWhole(part: Rational): boolean {
  return cmp(part, ONE) === 0;
}

/** All ids: each new one after the line that it follows in its own version. */
function inOrder(versions: readonly (readonly Line[])[]): string[] {
  const order: string[] = [];
  for (const lines of versions) {
    let place = 0;
    for (const { id } of lines) {
      const known = order.indexOf(id);
      if (known >= 0) place = known + 1;
      else order.splice(place++, 0, id);
    }
  }
  return order;
}
