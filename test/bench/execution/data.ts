/** Indicators of the reference workload: points, and the thresholds in percent between which they rise. */
export const INDICATORS = [
  [5, 40, 90], [6, 45, 85], [7, 50, 95], [8, 35, 75], [9, 52, 92], [10, 40, 90],
  [11, 45, 85], [12, 50, 95], [13, 35, 75], [14, 52, 92], [15, 40, 90], [16, 45, 85],
].map(([points, lower, upper], index) => ({ key: `I${String(index + 1).padStart(2, '0')}`, points: points!, lower: lower!, upper: upper! }));

/** List of an average practice, for all rows. */
export const AVERAGE_LIST = 10184;

/** What the rows report, in columns of whole numbers. */
export interface Reports { readonly list: Float64Array; readonly reached: readonly Float64Array[]; readonly eligible: readonly Float64Array[] }

/** Rows with many ties: round denominators, and lists that are quarters of the average. The same for the same count. */
export function reports(count: number): Reports {
  const below = random();
  const columns = (): Float64Array[] => INDICATORS.map(() => new Float64Array(count));
  const [list, reached, eligible] = [new Float64Array(count), columns(), columns()];
  for (let row = 0; row < count; row++) {
    list[row] = below(3) === 0 ? (AVERAGE_LIST / 4) * (1 + below(16)) : 500 + below(30_000);
    for (let each = 0; each < INDICATORS.length; each++) {
      const asked = below(2) === 0 ? 100 * (1 + below(60)) : 1 + below(6000);
      eligible[each]![row] = asked;
      reached[each]![row] = below(asked + 1);
    }
  }
  return { list, reached, eligible };
}

/** Whole numbers from 0 to below a limit, in a fixed order. */
function random(): (limit: number) => number {
  let state = 20_260_401;
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
