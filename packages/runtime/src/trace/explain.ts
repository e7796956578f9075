import type { DimensionId, FactsDocument, IsoDate, PeriodId, Program } from '@remit/program';
import { noSuchLinePeriod } from '../catalogue/facts.ts';
import { belong, noKeys } from '../evaluate/bindings.ts';
import { bindKey } from '../evaluate/context.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { loadFacts } from '../facts/load.ts';
import { ProgramFault } from '../fault.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable, refuse } from '../finding.ts';
import { amountAt, entitlementAt } from '../lines/entitlement.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';
import { prepare } from '../prepare/prepare.ts';
import { limitRooms, type LimitRoom } from './limit-room.ts';
import { Recorder } from './recorder.ts';
import type { TraceNode } from './trace-node.ts';
import { outcomeInWords } from './trace-node.ts';

/** Which payment to explain, and as of when. */
export interface ExplainOptions {
  readonly line: string;
  readonly period: PeriodId;
  readonly dims?: Readonly<Record<DimensionId, string>>;
  readonly asOf: IsoDate;
  readonly recordedAt?: IsoDate;
}

/** How an entitlement came about; or why that cannot be told. */
export type Explanation =
  | { readonly ok: true; readonly trace: TraceNode; readonly limits?: readonly LimitRoom[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Works out one payment again and writes down every step: a tree whose top is
 * the payment with what it is entitled to and whose branches are the expressions
 * it was worked out from, each with its place in the program and its exact value.
 */
export function explain(program: Program | Model, facts: FactsDocument, options: ExplainOptions): Explanation {
  const recorder = new Recorder();
  try {
    const model = prepare('program' in program ? program.program : program, recorder.observe);
    recorder.names = { ...model, lines: model.linesById };
    const { run, findings } = loadFacts(model, facts, options.asOf, options.recordedAt);
    if (!isAcceptable(findings)) return { ok: false, findings };
    return explainIn(run, recorder, options, findings);
  } catch (error) {
    if (error instanceof ProgramFault) return { ok: false, findings: error.findings };
    throw error;
  }
}

function explainIn(run: RunState, recorder: Recorder, { line: id, period: periodId, dims }: ExplainOptions, findings: readonly Finding[]): Explanation {
  const reject = (problem: string): Explanation => ({ ok: false, findings: [refuse(noSuchLinePeriod, undefined, { line: id, where: [periodId, ...Object.values(dims ?? {})].join(', '), problem })] });
  const line = run.model.linesById.get(id);
  if (!line) return reject('the contract has no such payment');
  const period = run.model.time.byId.get(periodId);
  if (!period || !line.slots.has(period.index)) return reject('it is not made for that period');
  const keys = keysOf(run, line, dims);
  if (!keys || !belong(run, line.each, keys, period)) return reject('there is no such member in that period');
  const view = run.views.known(run.asOf);
  const children = recorder.steps(() => run.settle(() => amountAt(run, line, period, keys, view)));
  const value = outcomeInWords(run.settle(() => entitlementAt(run, line, period, keys, view)));
  const limits = run.settle(() => limitRooms(run, line, period, keys, view));
  return { ok: true, findings, ...(limits.length > 0 ? { limits } : {}), trace: { pointer: `/lines/${line.index}`, op: 'line', value, id, period: periodId, ...(dims ? { dims: { ...dims } } : {}), children } };
}

function keysOf(run: RunState, line: PreparedLine, dims: ExplainOptions['dims']): number[] | undefined {
  let keys = noKeys(run);
  for (const dimension of line.each) {
    const key = run.store.dimensions[dimension.index]!.positions.get(dims?.[dimension.id] ?? '');
    if (key === undefined) return undefined;
    keys = bindKey(run.model.dimensions.all, keys, dimension, key);
  }
  return keys;
}
