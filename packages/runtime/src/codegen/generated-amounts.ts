import type { RunState } from '../evaluate/run-state.ts';
import { noteValue } from '../evaluate/references.ts';
import type { AmountSource } from '../lines/amounts.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import { noteAmount } from '../lines/entitlement.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { GeneratedBatch, Output } from './batch.ts';
import { ROW_STATUS } from './batch.ts';
import { addressesOf, Columns } from './columns.ts';
import { connected } from './connected.ts';
import { canGenerateCode } from './environment.ts';
import { parameterValues } from './parameters.ts';
import { prepareBatch } from './prepare-batch.ts';

/** How to use generated code in a run. */
export interface GeneratedAmountsOptions {
  /** `false`: never. Where the place forbids it, it is not used either way. */
  readonly codeGeneration?: boolean;
  /** A group with fewer members than this is left to the reference, which is quicker for a few. */
  readonly fewestMembers?: number;
}

/** From this many members on, generated code repays the time it takes to generate. */
const FEWEST_MEMBERS = 200;

/**
 * Amounts by generated code, for runs over groups with many members. Whatever it
 * does not cover, row by row and line by line, is worked out by the reference, so
 * that a run gives the same result to the byte.
 */
export function generatedAmounts({ codeGeneration = true, fewestMembers = FEWEST_MEMBERS }: GeneratedAmountsOptions = {}): AmountSource {
  if (!codeGeneration || !canGenerateCode()) return REFERENCE_AMOUNTS;
  const done = new WeakSet<RunState>();
  return {
    linePeriods(run, line) {
      if (!done.has(run)) {
        done.add(run);
        noteAll(run, fewestMembers);
      }
      return REFERENCE_AMOUNTS.linePeriods(run, line);
    },
    entitled: REFERENCE_AMOUNTS.entitled,
  };
}

/** Works out what it can of a run beforehand, and notes it where the reference looks first. */
function noteAll(run: RunState, fewestMembers: number): void {
  for (const group of run.model.dimensions.all) {
    const members = run.store.dimensions[group.index]!;
    if (group.kind !== 'group' || members.count < fewestMembers) continue;
    const columns = new Columns(run, group);
    for (const period of run.model.time.periods) {
      if (period.history) continue;
      const rows = Array.from({ length: members.count }, (_, member) => member).filter(member => members.belongs(member, period));
      for (const batch of batchesOf(run, group, period, columns)) noteBatch(run, { group, period, columns, batch, rows });
    }
  }
}

function batchesOf(run: RunState, group: Dimension, period: TimePeriod, columns: Columns): GeneratedBatch[] {
  const { model } = run;
  const lines = model.lines.filter(line => line.slots.has(period.index) && line.each.includes(group)).map(line => line.declared.id);
  const isReported = period.end <= run.asOf;
  const values = [...model.vars.values()]
    .filter(each => isReported && each.declared.published && each.declared.grain === period.grain && each.each.includes(group)).map(each => each.declared.id);
  return connected(model, group.id, lines, values).flatMap(set => (
    prepareBatch(model, { period: period.id, group: group.id, ...set, denominator: fact => columns.denominator(fact) }) ?? []));
}

function noteBatch(run: RunState, { group, period, columns, batch, rows }: { group: Dimension; period: TimePeriod; columns: Columns; batch: GeneratedBatch; rows: readonly number[] }): void {
  const facts = batch.inputs.filter(input => input.kind === 'fact');
  if (facts.length > 0 && !facts.some(input => columns.hasAny(input))) return;
  const filled = batch.inputs.map(input => columns.fill(input, rows, batch.codes));
  const result = batch.run(filled, rows.length, parameterValues(run, batch.parameters));
  const view = run.views.known(run.asOf);
  batch.outputs.forEach((output, place) => {
    const note = noting(run, group, period, output);
    rows.forEach((member, row) => {
      if (result.status[row] !== ROW_STATUS.reference) note(member, result.read(place, row));
    });
  });

  function noting(state: RunState, of: Dimension, at: TimePeriod, output: Output): (member: number, outcome: ReturnType<typeof result.read>) => void {
    const { linesById, vars } = state.model;
    if (output.kind === 'amount') {
      const line = linesById.get(output.line)!;
      const { base, stride } = addressesOf(state, line.each, of, output.keys);
      return (member, outcome) => noteAmount(state, line, at, base + stride * member, view, outcome);
    }
    const variable = vars.get(output.id)!;
    const { base, stride } = addressesOf(state, variable.each, of, output.keys);
    return (member, outcome) => noteValue(state, variable, at, base + stride * member, view, outcome);
  }
}
