import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { heading, tell } from './report.ts';

/** How linking grows with the length of a file. */
export function benchLinking(): boolean[] {
  heading('Linking: time for each line as a file grows');
  const [short, long, longer] = times('ours', [1_000, 10_000, 20_000]) as [number, number, number];
  const [stockShort, stockLong] = times('stock', [1_000, 10_000]) as [number, number];
  const perLine = (time: number, lines: number): string => `${((1000 * time) / lines).toFixed(1)} µs`;
  return [
    tell({ what: 'a line of 10,000, of a line of 1,000', ratio: long / short / 10, limit: { atMost: 1.5 }, note: `${perLine(short, 1_000)} → ${perLine(long, 10_000)} → ${perLine(longer, 20_000)} (20,000 lines)` }),
    tell({ what: 'stock Langium: a line of 10,000, of a line of 1,000', ratio: stockLong / stockShort / 10, note: `${perLine(stockShort, 1_000)} → ${perLine(stockLong, 10_000)}` }),
  ];
}

function times(which: string, lengths: readonly number[]): number[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'linking-time.ts'), which, ...lengths.map(String)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}
