import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bundles } from '../bundles.ts';
import { heading, ms, tell, typical } from '../report.ts';
import { importingText, libraryText } from '../texts.ts';
import { withServers, type Server, type Servers } from './servers.ts';

const IMPORTERS = 1_000;
const VALUES = 40;
const TURNS = 2;
/** Milliseconds after which files that nobody looks at have been put away. */
const REST = 3_000;

/** A library that 1,000 contracts share: what a change of it costs, and what the whole takes of memory. */
export async function benchWorkspaces(bundles: Bundles, scratch: string): Promise<boolean[]> {
  const folder = path.join(scratch, 'shared');
  mkdirSync(folder, { recursive: true });
  const [library, text] = [path.join(folder, 'shared.remit'), libraryText(VALUES)];
  const contract = (index: number): string => path.join(folder, `contract${index}.remit`);
  writeFileSync(library, text);
  for (let index = 1; index <= IMPORTERS; index++) writeFileSync(contract(index), importingText('./shared.remit', index, VALUES));
  const first = 'let Shared1 = £1.25 per visit';
  const [figure, exported] = [text.replace(first, first.replace('1.25', '1.75')), text.replace(first, `${first}\nlet Another = £3`)];
  const edited = { file: library, versions: [text, figure, text, exported] };
  heading(`Editing: a library that ${IMPORTERS.toLocaleString('en')} contracts import, one of them open, against stock Langium`);
  return withServers(bundles, { folder, edited, others: [contract(1)], scratch }, async (servers) => [...await benchMemory(servers, scratch), ...await benchLibrary(servers, contract(1))]);
}

async function benchMemory({ ours, stock }: Servers, scratch: string): Promise<boolean[]> {
  await wait(REST);
  const [own, other] = [await ours.memory(scratch), await stock.memory(scratch)];
  const figure = (value: number): string => `${value.toFixed(0)} MB`;
  return [tell({ what: 'memory once all is checked and nobody looks at it, of stock', ratio: own.heap / other.heap, limit: { atMost: 0.7 }, note: `${figure(own.heap)}, stock ${figure(other.heap)}; of the computer before it is collected ${figure(own.before)}, stock ${figure(other.before)}, and after ${figure(own.after)}, stock ${figure(other.after)}` })];
}

/** Changes in turn: a figure, back, another name exported, back. */
async function benchLibrary({ ours, stock }: Servers, open: string): Promise<boolean[]> {
  const kinds = ['a figure', 'what it exports'] as const;
  const times = kinds.map(() => ({ ours: { own: [] as number[], other: [] as number[] }, stock: { own: [] as number[], other: [] as number[] } }));
  const each = async (server: Server, into: { own: number[]; other: number[] } | undefined): Promise<void> => {
    const { own, other } = await server.findings(open);
    into?.own.push(own);
    into?.other.push(other);
    await server.settled();
  };
  for (let turn = -1; turn < TURNS; turn++) {
    for (const kind of times) {
      for (const [name, server] of [['ours', ours], ['stock', stock]] as const) {
        await each(server, turn < 0 ? undefined : kind[name]);
        await each(server, turn < 0 ? undefined : kind[name]);
      }
    }
  }
  return kinds.flatMap((kind, index) => {
    const { ours: own, stock: other } = times[index]!;
    return [
      ['the findings of the library', typical(own.own), typical(other.own)] as const,
      ['those of the open contract', typical(own.other), typical(other.other)] as const,
    ].map(([what, one, two]) => tell({ what: `${kind} changes: ${what}`, ratio: one / two, limit: { atMost: 0.1 }, note: `${ms(one)}, stock ${ms(two)}` }));
  });
}
