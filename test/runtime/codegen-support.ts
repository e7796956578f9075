import type { Expr, FactsDocument, Observation, Program } from '@remit/program';
import type { BatchResult, Input, Prepared } from '@remit/runtime';
import { generatedAmounts, prepare, prepareBatch, run } from '@remit/runtime';
import { GeneratedBatch } from '@remit/runtime/codegen/batch';
import { vi } from 'vitest';
import { buildProgram, factsOf } from '../helpers/program-builder.ts';

/** The group of the programs below. */
export const GROUP = { id: 'Site', member: 'Site', keyedBy: 'code' };
/** The period that they are worked out for. */
export const YEAR = '2026/27';

type Given = NonNullable<Parameters<typeof buildProgram>[0]>;

/** A program with one line for each site, for each amount given. */
export function siteProgram(amounts: Readonly<Record<string, Expr>>, given: Given = {}, line: Partial<Program['lines'][number]> = {}): Prepared {
  return prepare(buildProgram({
    groups: [GROUP], ...given,
    lines: Object.entries(amounts).map(([id, amount]) => ({ id, each: ['Site'], amount, negative: 'carry' as const, ...line })),
  }));
}

/** Facts of sites by fact: one value a site, in order; sites are named in order too. */
export function siteFacts(values: Readonly<Record<string, readonly (Observation['value'] | undefined)[]>>, common: Readonly<Record<string, string>> = {}): FactsDocument {
  const observations: Observation[] = Object.entries(common).map(([fact, value]) => ({ fact, period: YEAR, value }));
  for (const [fact, list] of Object.entries(values)) {
    list.forEach((value, site) => {
      if (value !== undefined) observations.push({ fact, period: YEAR, dims: { Site: siteName(site) }, value });
    });
  }
  const sites = Math.max(...Object.values(values).map(list => list.length));
  return factsOf(observations, { members: { Site: Array.from({ length: sites }, (_, site) => ({ key: siteName(site) })) } });
}

const siteName = (site: number): string => `S${String(site).padStart(5, '0')}`;

/** Both ways of a whole run: by the reference and with generated code, and how many rows of batches came out how. */
export function bothWays(model: Prepared, facts: FactsDocument, { asOf = '2027-06-01', onlyBig = false } = {}): { reference: unknown; generated: unknown; rows: [exact: number, big: number, reference: number] } {
  const rows: [number, number, number] = [0, 0, 0];
  const original = GeneratedBatch.prototype.run;
  const spy = vi.spyOn(GeneratedBatch.prototype, 'run').mockImplementation(function (this: GeneratedBatch, columns, count, parameters): BatchResult {
    const result = original.call(this, columns, count, parameters, onlyBig);
    for (const status of result.status) rows[status as 0 | 1 | 2]++;
    return result;
  });
  try {
    return { reference: run(model, facts, { asOf }), generated: run(model, facts, { asOf, amounts: generatedAmounts({ fewestMembers: 1 }) }), rows };
  } finally {
    spy.mockRestore();
  }
}

/** The batch of all lines of a program; there must be one. */
export function batchOf(model: Prepared, lines = model.lines.map(line => line.declared.id)): GeneratedBatch {
  const batch = prepareBatch(model, { period: YEAR, group: 'Site', lines });
  if (!batch) throw new Error('No code was generated.');
  return batch;
}

/** Columns for a batch, given by what names its inputs. */
export function columnsFor(batch: { inputs: readonly Input[] }, columns: Readonly<Record<string, readonly number[]>>): Float64Array[] {
  return batch.inputs.map(input => {
    const name = input.kind === 'fact' ? [input.fact, input.part, ...Object.values(input.keys)].filter(each => each !== undefined).join(' ') : input.kind;
    const column = columns[name];
    if (!column) throw new Error(`There is no column for '${name}'.`);
    return Float64Array.from(column);
  });
}
