/** Something measured against something else, and the limit that was set for it. */
export interface Ratio {
  readonly what: string;
  readonly ratio: number;
  /** At least or at most so much; nothing where it is only told. */
  readonly limit?: { readonly atLeast: number } | { readonly atMost: number };
  /** The figures behind the ratio. */
  readonly note: string;
}

/** Prints a heading. */
export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** Prints a ratio with its limit; answers whether it keeps to it. */
export function tell({ what, ratio, limit, note }: Ratio): boolean {
  const bound = !limit ? '' : 'atLeast' in limit ? `limit ≥ ${limit.atLeast}` : `limit ≤ ${limit.atMost}`;
  const kept = !limit || ('atLeast' in limit ? ratio >= limit.atLeast : ratio <= limit.atMost);
  console.log(`  ${what.padEnd(62)} ${figure(ratio).padStart(7)} ×  ${bound.padEnd(13)} ${limit ? (kept ? 'kept  ' : 'MISSED') : '      '} ${note}`);
  return kept;
}

/** Prints a count that is to be zero; answers whether it is. */
export function tellNone(what: string, count: number, note: string): boolean {
  console.log(`  ${what.padEnd(62)} ${String(count).padStart(7)}    ${'limit 0'.padEnd(13)} ${count === 0 ? 'kept  ' : 'MISSED'} ${note}`);
  return count === 0;
}

/** The value a quarter of the way up: what a run takes when the machine is not busy with something else. */
export function typical(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 4)]!;
}

/** Milliseconds with three digits. */
export function ms(value: number): string {
  return `${figure(value)} ms`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
