import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import type { Program } from '@remit/program';
import type { Measured } from './execution/engine.ts';
import { differenceFromReference } from './execution/reference.ts';
import { heading, ms, tell, tellNone } from './report.ts';

const ROWS = 100_000;
const ROUNDS = 10;
const folder = path.join(import.meta.dirname, 'execution');

/** The reference workload: generated code against the same work by hand, and against json-logic-engine. */
export async function benchExecution(scratch: string): Promise<boolean[]> {
  heading(`Payments: ${ROWS.toLocaleString('en-GB')} rows of 12 indicators → points → price by size of list → floor and cap → three parties`);
  const program = await compileWorkload();
  const file = path.join(scratch, 'workload.program.json');
  writeFileSync(file, JSON.stringify(program));
  const measure = (engine: string): Measured => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(folder, 'engine.ts'), engine, String(ROWS), String(ROUNDS), file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${engine}: ${stderr}`);
    return JSON.parse(stdout) as Measured;
  };
  const engines = { byColumn: 'hand-written', byRow: 'hand-written by row', generated: 'generated', logic: 'json-logic-engine' };
  const found: Record<keyof typeof engines, Measured[]> = { byColumn: [], byRow: [], generated: [], logic: [] };
  for (let turn = 0; turn < 3; turn++) {
    for (const [name, engine] of Object.entries(engines) as [keyof typeof engines, string][]) if (turn === 0 || name !== 'logic') found[name].push(measure(engine));
  }
  const best = (name: keyof typeof engines): number => Math.min(...found[name].map(each => each.best));
  const hand = Math.min(best('byColumn'), best('byRow'));
  const generated = best('generated');
  const memory = (name: keyof typeof engines): number => Math.min(...found[name].map(each => each.memory));
  const handMemory = best('byColumn') <= best('byRow') ? memory('byColumn') : memory('byRow');
  const rows = (time: number): string => `${(ROWS / time / 1000).toFixed(2)} million rows/s`;
  const { pence, sampled } = differenceFromReference(program);
  const differing = [...found.byRow, ...found.generated].filter(each => each.hash !== found.byColumn[0]!.hash || each.beyond > 0).length;
  return [
    tell({ what: 'speed, of hand-written exact code (the faster of two forms)', ratio: hand / generated, limit: { atLeast: 0.5 }, note: `${rows(generated)}; by hand ${rows(hand)} (processor time)` }),
    tell({ what: 'speed, of json-logic-engine 5 compiled', ratio: best('logic') / generated, limit: { atLeast: 4 }, note: `${rows(best('logic'))}, in doubles` }),
    tell({ what: 'most memory, of hand-written', ratio: memory('generated') / handMemory, limit: { atMost: 3 }, note: `${Math.round(memory('generated') / 1024)} MB and ${Math.round(handMemory / 1024)} MB, whole processes` }),
    tellNone('processes whose sums differ from those by hand', differing, `${(3 * ROWS).toLocaleString('en-GB')} sums in each, compared by hash`),
    tellNone('pence of difference from the reference evaluator', pence, `${sampled} rows`),
    tell({ what: 'first run, with preparing and generating, of hand-written', ratio: Math.min(...found.generated.map(each => each.first)) / Math.min(...found.byColumn.map(each => each.first)), note: ms(Math.min(...found.generated.map(each => each.first))) }),
  ];
}

async function compileWorkload(): Promise<Program> {
  const file = path.join(folder, 'workload.remit');
  const documents = await buildDocuments(createRemitServices(), [{ uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') }]);
  const { contracts: [compiled], findings } = compileProject(documents);
  const said = [...documents.flatMap(document => document.diagnostics ?? []), ...findings];
  if (!compiled || said.length > 0) throw new Error(`The contract of the workload does not compile: ${said.map(each => JSON.stringify(each.message)).join('; ')}`);
  return compiled.program;
}
