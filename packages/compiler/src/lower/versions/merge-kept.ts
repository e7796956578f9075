/** What withholds keep in the months of all versions, and what funds grow by where it is not earned. */
import type { Expr, Line, Period } from '@remit/program';
import { cmp, ONE } from '@remit/program/rational';
import { add, mul, num } from '../../emit/fold.ts';
import { byPeriod } from './merge-by-period.ts';
import { linesOf, slotOf, stretchesOf, type LineMerge } from './stretches.ts';

/** Whether a line keeps a part of a payment back. */
export function isKept({ kind, id }: Line): boolean {
  return kind === 'withhold' && id.endsWith('.kept');
}

/**
 * `W.keeps` is what is kept in each period by the version that governs it, and nothing where none keeps: so that what is paid back is
 * what was kept, whatever variations begin, change or end a withhold within its year.
 */
export function mergeKept(merge: LineMerge): void {
  const { values, timeline, lines } = merge;
  for (const id of new Set(lines.flatMap((all) => all.filter(isKept).map((l) => l.id)))) {
    const own = linesOf(merge, id);
    const first = own.find((line) => line !== undefined)!;
    const keeps = `${first.of}.keeps`;
    if (!values.isVaried(keeps)) continue;
    const kept = (period: Period): Expr => {
      const shares = stretchesOf(merge, own, period).filter(({ version }) => slotOf(own[version], period));
      return shares.length === 0 ? num(0) : add(...shares.map(({ version, share }) => {
        const value = values.rewrite(values.ownExpr(keeps, version)!, version, period);
        const { amount } = own[version]!;
        const part = cmp(share, ONE) === 0 ? value : mul(value, num(share));
        return part === value || amount.op !== 'round' ? part : { ...amount, arg: part };
      }));
    };
    values.putValue(keeps, byPeriod(first.grain, timeline.periodsOf(first.grain), kept)!);
  }
}
