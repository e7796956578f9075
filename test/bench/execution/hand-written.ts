import type { Reports } from './data.ts';
import { AVERAGE_LIST, INDICATORS } from './data.ts';

/** What a row comes to, in pence: the total, and the parts of the three parties. */
export interface Payments { readonly parts: readonly [Float64Array, Float64Array, Float64Array]; readonly beyond: number }

const PRICE = 22_549;
const [FLOOR, CAP] = [100_000, 6_000_000];

/**
 * The reference workload as a careful programmer writes it for this one contract:
 * columns, integers in doubles, every sum checked against 2^53, half up by one
 * division. Rows beyond 2^53 would have to be done again with BigInts.
 */
export function handWritten({ list, reached, eligible }: Reports, count: number): Payments {
  const totals = new Float64Array(count);
  let beyond = 0;
  for (let each = 0; each < INDICATORS.length; each++) {
    const { points, lower, upper } = INDICATORS[each]!;
    const [numerators, denominators] = [reached[each]!, eligible[each]!];
    const width = upper - lower;
    const rate = points * PRICE;
    for (let row = 0; row < count; row++) {
      const reach = 100 * numerators[row]!;
      const all = denominators[row]!;
      if (reach <= lower * all) continue;
      const full = reach >= upper * all;
      const top = rate * list[row]! * (full ? 1 : reach - lower * all);
      const bottom = AVERAGE_LIST * (full ? 1 : width * all);
      const doubled = 2 * top + bottom;
      if (doubled > Number.MAX_SAFE_INTEGER) beyond++;
      totals[row] = totals[row]! + Math.floor(doubled / (2 * bottom));
    }
  }
  const parts: Payments['parts'] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const [first, second, third] = parts;
  for (let row = 0; row < count; row++) {
    const total = Math.min(Math.max(totals[row]!, FLOOR), CAP);
    second[row] = Math.floor((total * 2) / 10);
    third[row] = Math.floor(total / 10);
    first[row] = total - second[row]! - third[row]!;
  }
  return { parts, beyond };
}

/** The same, row by row: which of the two is faster depends on the machine. */
export function handWrittenByRow({ list, reached, eligible }: Reports, count: number): Payments {
  const parts: Payments['parts'] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const [first, second, third] = parts;
  let beyond = 0;
  for (let row = 0; row < count; row++) {
    let total = 0;
    for (let each = 0; each < INDICATORS.length; each++) {
      const { points, lower, upper } = INDICATORS[each]!;
      const reach = 100 * reached[each]![row]!;
      const all = eligible[each]![row]!;
      if (reach <= lower * all) continue;
      const full = reach >= upper * all;
      const top = points * PRICE * list[row]! * (full ? 1 : reach - lower * all);
      const bottom = AVERAGE_LIST * (full ? 1 : (upper - lower) * all);
      const doubled = 2 * top + bottom;
      if (doubled > Number.MAX_SAFE_INTEGER) beyond++;
      total += Math.floor(doubled / (2 * bottom));
    }
    total = Math.min(Math.max(total, FLOOR), CAP);
    second[row] = Math.floor((total * 2) / 10);
    third[row] = Math.floor(total / 10);
    first[row] = total - second[row]! - third[row]!;
  }
  return { parts, beyond };
}
