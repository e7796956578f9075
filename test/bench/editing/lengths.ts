import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bundles } from '../bundles.ts';
import { heading, ms, tell, typical } from '../report.ts';
import { contractText } from '../texts.ts';
import { withServers, type Server } from './servers.ts';

/** How often each thing is done in files of so many lines, and how long somebody pauses between two keys, in milliseconds. */
const lengths = [
  { lines: 100, turns: 24, warmUp: 12, pause: 20 },
  { lines: 1_000, turns: 12, warmUp: 8, pause: 60 },
  { lines: 10_000, turns: 2, warmUp: 1, pause: 100 },
] as const;

/** From a key to findings, completion and a hover, in files of three lengths. */
export async function benchLengths(bundles: Bundles, scratch: string): Promise<boolean[]> {
  heading('Editing: from a key to what the editor then shows, against stock Langium');
  const kept: boolean[] = [];
  for (const length of lengths) kept.push(...await benchLength(bundles, scratch, length));
  return kept;
}

async function benchLength(bundles: Bundles, scratch: string, { lines, turns, warmUp, pause }: (typeof lengths)[number]): Promise<boolean[]> {
  const folder = path.join(scratch, `lines-${lines}`);
  const [file, text] = [path.join(folder, 'contract.remit'), contractText(lines)];
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  // Half way down, where a name stands: "amount Base5 *".
  const rows = text.split('\n');
  const line = rows.findIndex((row, index) => index >= rows.length / 2 && row.includes('amount Base'));
  const character = rows[line]!.indexOf('Base') + 2;
  const versions = [text, text.replace('£13.50 per visit', '£13.75 per visit')];
  const measures: { what: string; atMost: number; measure: (server: Server) => Promise<{ time: number; isEmpty: boolean }> }[] = [
    { what: 'findings', atMost: 1, measure: async (server) => ({ time: (await server.findings()).own, isEmpty: false }) },
    // Stock Langium offers names alone; here each comes with what it is, and only where it fits.
    { what: 'completion', atMost: 1.5, measure: (server) => server.answer('textDocument/completion', line, character) },
    { what: 'a hover', atMost: 1, measure: (server) => server.answer('textDocument/hover', line, character) },
  ];
  return withServers(bundles, { folder, edited: { file, versions } }, async ({ ours, stock }) => {
    const kept: boolean[] = [];
    for (const { what, atMost, measure } of measures) {
      const times = { ours: [] as number[], stock: [] as number[] };
      for (let turn = 0; turn < warmUp + turns; turn++) {
        for (const [name, server] of [['ours', ours], ['stock', stock]] as const) {
          const { time, isEmpty } = await measure(server);
          // Stock Langium shows a comment above a name, and here is none.
          if (isEmpty && server === ours) throw new Error(`There is no answer: ${what}, ${lines} lines.`);
          if (turn >= warmUp) times[name].push(time);
          await wait(pause);
        }
      }
      const [own, other] = [typical(times.ours), typical(times.stock)];
      kept.push(tell({ what: `${lines.toLocaleString('en')} lines: ${what}, of stock`, ratio: own / other, limit: { atMost }, note: `${ms(own)}, stock ${ms(other)}` }));
    }
    return kept;
  });
}
