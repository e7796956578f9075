/** One engine in a process of its own: node engine.ts ENGINE COUNT ROUNDS PROGRAM. Prints what it measured as JSON. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Payments } from './hand-written.ts';
import { reports } from './data.ts';

/** What one process measured. */
export interface Measured {
  /** Milliseconds of processor time that the fastest round took. */
  readonly best: number;
  /** The first round, before anything was optimised, with making ready. */
  readonly first: number;
  /** Most memory held, in KB. */
  readonly memory: number;
  /** Rows whose numbers left the range of exact doubles. */
  readonly beyond: number;
  /** Of all parts, in pence. */
  readonly hash: string;
}

const [engine, count, rounds, programFile] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4]), process.argv[5]!];
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const data = reports(count);
const begun = clock();
const work = await ready();
let result = work();
const first = clock() - begun;
let best = Infinity;
for (let round = 0; round < rounds; round++) {
  const from = clock();
  result = work();
  best = Math.min(best, clock() - from);
}
const hash = createHash('sha256');
for (const part of result.parts) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
console.log(JSON.stringify({ best, first, memory: process.resourceUsage().maxRSS, beyond: result.beyond, hash: hash.digest('hex') } satisfies Measured));

async function ready(): Promise<() => Payments> {
  if (engine === 'hand-written' || engine === 'hand-written by row') {
    const { handWritten, handWrittenByRow } = await import('./hand-written.ts');
    const run = engine === 'hand-written' ? handWritten : handWrittenByRow;
    return () => run(data, count);
  }
  if (engine === 'json-logic-engine') {
    const { JsonLogicWorkload, rowsOf } = await import('./json-logic.ts');
    const [workload, rows] = [new JsonLogicWorkload(), rowsOf(data, count)];
    return () => workload.run(rows);
  }
  const [{ prepare }, { runWorkload, workloadBatch }] = await Promise.all([import('@remit/runtime'), import('./generated.ts')]);
  const batch = workloadBatch(prepare(JSON.parse(readFileSync(programFile, 'utf8'))));
  return () => runWorkload(batch, data, count);
}
