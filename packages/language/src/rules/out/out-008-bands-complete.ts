import { cmp, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { isBesideBrokenText } from '../../checks/broken-text.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { literalOf } from '../../model/literals.ts';
import { defineRule } from '../rule.ts';

interface Edge { readonly value: Rational; readonly included: boolean; readonly text: string }
interface Interval { readonly band: ast.Band; readonly low?: Edge; readonly high?: Edge }

/** Bands of figures follow one another without gap or overlap, and the last one takes the rest. */
export const out008 = defineRule({
  code: 'OUT-008',
  title: 'Bands that leave a value out, or hold it twice',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: "'80 to 85% pays half, 86 to 90% pays all' says nothing about 85.5%, nor about 91%. Such a result comes in every few years, and then the two sides argue about money that nobody can decide by the text.",
  remedy: "Let each band begin where the one before ends ('80% to below 86%'), and end with 'otherwise'.",
  sources: ['practice'],
  bad: 'in bands { 80% to 85%: 50%, 86% to 90%: 100% }',
  good: 'in bands { below 80%: 0%, 80% to below 86%: 50%, otherwise: 100% }',
  fix: 'Let each band reach to where the next begins',
  check: {
    Bands(bands, { report }) {
      if (bands.bands.length === 0 || isBesideBrokenText(bands)) return;
      const others = bands.bands.filter((band) => band.otherwise);
      const tell = (detail: string, at: ast.Band | ast.Bands, fixes: readonly (Correction | undefined)[] = []): void => report({ at, message: `${detail} Every value must fall into exactly one band.`, fixes });
      if (others.length > 1) tell("There are two 'otherwise'.", others[1]!);
      const intervals = bands.bands.filter((band) => !band.otherwise).map(interval);
      if (!intervals.every((entry) => entry !== undefined)) return;
      const empty = intervals.filter(isEmpty);
      for (const { band, low, high } of empty) tell(`No value lies in this band: it starts at ${low?.text} and ends at ${high?.text}. Write the lower end first.`, band, [turned(band)]);
      if (empty.length > 0) return;
      const fix = others.length <= 1 ? rewritten(bands, intervals, others) : undefined;
      let isWhole = true;
      const tellEdge = (detail: string, { band }: Interval, fixes?: readonly (Correction | undefined)[]): void => {
        isWhole = false;
        tell(detail, band, fixes);
      };
      for (let index = 1; index < intervals.length; index++) {
        const [before, after] = [intervals[index - 1]!, intervals[index]!];
        if (!before.high || !after.low) {
          tellEdge("This band has no edge with the one before it. Write where each begins and ends, such as '80% to below 85%'.", after);
          continue;
        }
        const order = cmp(before.high.value, after.low.value);
        if (order > 0 || (order === 0 && before.high.included && after.low.included)) tellEdge('This band and the one before it share values. Let each begin where the one before it ends.', after, [fix]);
        else if (order < 0 || (!before.high.included && !after.low.included)) tellEdge('There are values between this band and the one before it, which would be paid by neither. Let each begin where the one before it ends.', after, [fix]);
      }
      const [first, last] = [intervals[0], intervals.at(-1)];
      if (isWhole && others.length === 0 && (first?.low || last?.high)) tell(first?.low ? "Values below the first band are in none. Write a first band with 'below', or 'otherwise'." : "Values above the last band are in none. Let the last band have no upper end, or write 'otherwise'.", bands, [fix]);
    },
  },
});

/** The stretch a band covers, where its edges are figures. */
function interval(band: ast.Band): Interval | undefined {
  const from = band.from && literalOf(band.from);
  const to = band.to && literalOf(band.to);
  if ((band.from && !from) || (band.to && !to) || (!from && !to)) return undefined;
  return {
    band,
    ...(from && { low: { value: from.value, included: !band.above, text: band.from!.$cstNode?.text ?? '' } }),
    ...(to && { high: { value: to.value, included: !band.below, text: band.to!.$cstNode?.text ?? '' } }),
  };
}

/** Whether no value lies in a band. A single value may have a band of its own. */
function isEmpty({ low, high }: Interval): boolean {
  const order = low && high ? cmp(low.value, high.value) : -1;
  return order > 0 || (order === 0 && !(low!.included && high!.included));
}

function turned(band: ast.Band): Correction | undefined {
  const [from, to] = [band.from?.$cstNode, band.to?.$cstNode];
  if (!from || !to || from.text === to.text) return undefined;
  return { title: 'Exchange the ends', edits: [{ offset: from.offset, end: from.end, text: to.text }, { offset: to.offset, end: to.end, text: from.text }] };
}

/**
 * The same bands, each from its lower edge to below that of the next: `80% to 85%: 50%, 86% to 90%: 100%` becomes `below 80%: 0%, 80% to below
 * 86%: 50%, otherwise: 100%`. What lies below the first pays nothing and what lies above the last pays the same, so it is offered only where
 * the bands rise and pay more the higher they are.
 */
function rewritten(bands: ast.Bands, intervals: readonly Interval[], others: readonly ast.Band[]): Correction | undefined {
  const edits: { offset: number; end: number; text: string }[] = [];
  const title = 'Let each band reach to where the next begins';
  const values = bands.bands.map(({ value }) => literalOf(value));
  for (let index = 0; index < intervals.length; index++) {
    const [{ band, low, high }, next] = [intervals[index]!, intervals[index + 1]];
    const cst = band.$cstNode;
    const colon = cst && cst.text.indexOf(':');
    if (!cst || colon === undefined || colon < 0) return undefined;
    if (next && (!next.low || (low && cmp(low.value, next.low.value) >= 0))) return undefined;
    const isLast = !next && others.length === 0;
    let text = cst.text.slice(0, colon);
    if (next && high && (cmp(high.value, next.low!.value) !== 0 || high.included)) text = low ? `${low.text} to below ${next.low!.text}` : `below ${next.low!.text}`;
    else if (isLast && high) text = 'otherwise';
    if (index === 0 && low && others.length === 0) {
      const zero = values[0]?.kind === 'percentage' ? '0%' : values[0]?.kind === 'money' ? `${values[0].currency}0` : values[0] ? '0' : undefined;
      const isRising = values.every((value, at) => value && cmp(value.value, at === 0 ? ZERO : values[at - 1]!.value) >= 0);
      if (zero === undefined || !isRising) return undefined;
      text = `below ${low.text}: ${zero}, ${text}`;
    }
    // The next band begins with its lower edge from now on.
    if (band.above && low && index > 0) return undefined;
    edits.push({ offset: cst.offset, end: cst.offset + colon, text });
  }
  return { title, edits };
}
