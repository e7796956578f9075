import { cmp, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { bandsIncomplete, emptyStretch } from '../../diagnostics/mod.ts';
import { literalOf } from '../../model/literals.ts';
import { defineCheck } from '../check.ts';

interface Edge { readonly value: Rational; readonly included: boolean }
interface Interval { readonly band: ast.Band; readonly low?: Edge; readonly high?: Edge }

/** The stretch a band covers, where its edges are figures. */
function interval(band: ast.Band): Interval | undefined {
  const from = band.from && literalOf(band.from);
  const to = band.to && literalOf(band.to);
  if ((band.from && !from) || (band.to && !to) || (!from && !to)) return undefined;
  return {
    band,
    low: from && { value: from.value, included: !band.above },
    high: to && { value: to.value, included: !band.below },
  };
}

/** Whether no value lies in a band. A single value may have a band of its own. */
function isEmpty({ low, high }: Interval): boolean {
  const order = low && high ? cmp(low.value, high.value) : -1;
  return order > 0 || (order === 0 && !(low!.included && high!.included));
}

/** Bands of figures follow one another without gap or overlap, and the last one takes the rest. */
export const bandsComplete = defineCheck<ast.Bands>(ast.Bands.$type, (bands, report) => {
  const others = bands.bands.filter(band => band.otherwise);
  const tell = (detail: string, node: ast.Band | ast.Bands): void => report(bandsIncomplete, { detail }, { node });
  if (bands.bands.length === 0) return;
  if (others.length > 1) tell("There are two 'otherwise'.", others[1]!);
  const intervals = bands.bands.filter(band => !band.otherwise).map(interval);
  if (intervals.some(entry => entry === undefined)) return;
  const empty = intervals.filter(entry => isEmpty(entry!));
  for (const { band } of empty as Interval[]) report(emptyStretch, { what: 'band', low: band.from?.$cstNode?.text ?? '', high: band.to?.$cstNode?.text ?? '' }, { node: band });
  if (empty.length > 0) return;
  for (let index = 1; index < intervals.length; index++) {
    const before = intervals[index - 1]!;
    const after = intervals[index]!;
    if (!before.high || !after.low) {
      tell('This band has no edge with the one before it.', after.band);
      continue;
    }
    const order = cmp(before.high.value, after.low.value);
    if (order > 0 || (order === 0 && before.high.included && after.low.included)) tell('This band and the one before it share values.', after.band);
    else if (order < 0 || (!before.high.included && !after.low.included)) tell('There are values between this band and the one before it.', after.band);
  }
  const first = intervals[0];
  const last = intervals.at(-1);
  if (others.length === 0 && (first?.low || last?.high)) tell(first?.low ? 'Values below the first band are in none.' : 'Values above the last band are in none.', bands);
});
