import type { Batch, Input, ParameterValue, Prepared } from '@remit/runtime';
import { prepareBatch } from '@remit/runtime';
import type { Reports } from './data.ts';
import { AVERAGE_LIST, INDICATORS } from './data.ts';
import type { Payments } from './hand-written.ts';

/** The period that the workload is worked out for. */
export const PERIOD = '2026/27';

/** The contract's three lines as a batch, whose outputs are in the order of the lines. */
export function workloadBatch(model: Prepared): Batch {
  const batch = prepareBatch(model, { period: PERIOD, group: 'Practices', lines: model.lines.map(line => line.declared.id) });
  if (batch?.outputs.length !== 3) throw new Error('The contract of the workload has three lines, and generated code is to cover them all.');
  return batch;
}

/** Runs the batch on reports. */
export function runWorkload(batch: Batch, reports: Reports, count: number): Payments {
  const { amounts, status } = batch.run(batch.inputs.map(input => columnFor(input, reports)), count, batch.parameters.map((): ParameterValue => ({ n: BigInt(AVERAGE_LIST), d: 1n })));
  return { parts: amounts as unknown as Payments['parts'], beyond: status.filter(each => each !== 0).length };
}

function columnFor(input: Input, { list, reached, eligible }: Reports): Float64Array {
  if (input.kind !== 'fact') throw new Error(`The workload has no column '${input.kind}'.`);
  if (input.fact === 'ListSize') return list;
  const place = INDICATORS.findIndex(each => each.key === input.keys.Indicators);
  return (input.part === 'numerator' ? reached : eligible)[place]!;
}
