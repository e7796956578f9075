import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLspProcess } from '../helpers/lsp-client.ts';
import type { Bundles } from './bundles.ts';
import { heading, ms, tell, typical } from './report.ts';
import { contractText } from './texts.ts';

const TURNS = 12;
const SERVER_TURNS = 7;

/** How long a command takes from start to end, and a server from start to its first answers, against stock Langium. */
export async function benchStartUp(bundles: Bundles, scratch: string): Promise<boolean[]> {
  const text = contractText(300);
  const file = path.join(scratch, 'start-up', 'contract.remit');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return [...benchCommand(bundles, file), ...await benchServer(bundles, file, text)];
}

function benchCommand({ command, stockCommand }: Bundles, file: string): boolean[] {
  heading('Command: remit check of a contract of 300 lines, whole process, against a bundled stock Langium command');
  const runs = { ours: [command, 'check', file], stock: [stockCommand, file], nothing: ['-e', '0'] };
  const wall: Record<keyof typeof runs, number[]> = { ours: [], stock: [], nothing: [] };
  const busy: Record<keyof typeof runs, number[]> = { ours: [], stock: [], nothing: [] };
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [name, args] of Object.entries(runs) as [keyof typeof runs, string[]][]) {
      const from = performance.now();
      const { status, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" 2>/dev/null', process.execPath, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${args.join(' ')}: ended with ${status}`);
      if (turn === 0) continue;
      wall[name].push(performance.now() - from);
      busy[name].push(1000 * stderr.trim().split(/\s+/).map(Number).reduce((a, b) => a + b, 0));
    }
  }
  const [ours, stock, nothing] = [wall.ours, wall.stock, wall.nothing].map(typical) as [number, number, number];
  const [oursBusy, stockBusy, nothingBusy] = [busy.ours, busy.stock, busy.nothing].map(typical) as [number, number, number];
  return [
    tell({ what: 'time, of stock Langium', ratio: ours / stock, limit: { atMost: 1 }, note: `${ms(ours)}, stock ${ms(stock)}; processor time ${(oursBusy / stockBusy).toFixed(2)} × (${ms(oursBusy)})` }),
    tell({ what: 'time, of node -e 0 (aim: 4)', ratio: ours / nothing, note: `${ms(nothing)}; processor time ${(oursBusy / nothingBusy).toFixed(2)} ×` }),
  ];
}

async function benchServer({ server, stockServer }: Bundles, file: string, text: string): Promise<boolean[]> {
  heading('Server: from start to the answer to initialize and to the first diagnostics of a contract of 300 lines');
  const found = { ours: { initialize: [] as number[], diagnostics: [] as number[] }, stock: { initialize: [] as number[], diagnostics: [] as number[] } };
  for (let turn = 0; turn <= SERVER_TURNS; turn++) {
    for (const [name, bundle] of [['ours', server], ['stock', stockServer]] as const) {
      const { initialize, diagnostics } = await firstAnswers(bundle, file, text);
      if (turn === 0) continue;
      found[name].initialize.push(initialize);
      found[name].diagnostics.push(diagnostics);
    }
  }
  return (['initialize', 'diagnostics'] as const).map(what => {
    const [ours, stock] = [typical(found.ours[what]), typical(found.stock[what])];
    return tell({ what: `${what === 'initialize' ? 'initialize answered' : 'first diagnostics'}, of stock Langium`, ratio: ours / stock, limit: { atMost: 1.2 }, note: `${ms(ours)}, stock ${ms(stock)}` });
  });
}

async function firstAnswers(bundle: string, file: string, text: string): Promise<{ initialize: number; diagnostics: number }> {
  const uri = pathToFileURL(file).href;
  const from = performance.now();
  const { client, stop } = startLspProcess(process.execPath, [bundle, '--stdio']);
  try {
    await client.initialize({ workspace: path.dirname(file) });
    const initialize = performance.now() - from;
    await client.open(uri, text);
    await client.until('the first diagnostics', () => client.published.find(each => each.uri === uri));
    return { initialize, diagnostics: performance.now() - from };
  } finally {
    await stop();
  }
}
