import type { DimensionId, FactsDocument, IsoDate, PeriodId, Program } from '@remit/program';
import { noSuchLinePeriod } from '../catalogue/facts.ts';
import { belong, noKeys } from '../evaluate/bindings.ts';
import { bindKey } from '../evaluate/context.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { LoadedFacts } from '../facts/load.ts';
import { loadFacts } from '../facts/load.ts';
import { ProgramFault } from '../fault.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable, refuse } from '../finding.ts';
import { entitlementAt } from '../lines/entitlement.ts';
import { datedSlot } from '../lines/slots.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';
import { prepare } from '../prepare/prepare.ts';
import { fundLimits, type FundLimit } from './fund-limits.ts';
import { fundedLater, type FundedLater } from './funded-later.ts';
import { limitRooms, type LimitRoom } from './limit-room.ts';
import { Recorder } from './recorder.ts';
import type { TraceNode } from './trace-node.ts';
import { outcomeInWords } from './trace-node.ts';

/** A payment that is to be explained. */
export interface ExplainedPlace {
  readonly line: string;
  readonly period: PeriodId;
  readonly dims?: Readonly<Record<DimensionId, string>>;
}

/** As of when payments are explained. */
export interface ExplainerOptions {
  readonly asOf: IsoDate;
  readonly recordedAt?: IsoDate;
}

/** Which payment to explain, and as of when. */
export interface ExplainOptions extends ExplainedPlace, ExplainerOptions {}

/** When a payment can be made and is due, as it stands in a run; `review`: the day of the review that this counts from. */
export interface PaymentDates { readonly opens: IsoDate; readonly due: IsoDate; readonly review?: IsoDate }

/** How an entitlement came about; or why that cannot be told. */
export type Explanation =
  | { readonly ok: true; readonly trace: TraceNode; readonly limits?: readonly LimitRoom[]; readonly fundLimits?: readonly FundLimit[]; readonly fundedLater?: readonly FundedLater[]; readonly dates: PaymentDates; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Works out payments again, writing down every step: a tree whose top is the payment with what it is entitled to and
 * whose branches are the expressions it was worked out from, each with its place in the program and its exact value.
 */
export type Explainer = (place: ExplainedPlace) => Explanation;

/** Makes a program and its facts ready, once, for many payments to be explained. */
export function explainer(program: Program | Model, facts: FactsDocument, { asOf, recordedAt }: ExplainerOptions): Explainer {
  const recorder = new Recorder();
  const guarded = (work: () => Explanation): Explanation => {
    try {
      return work();
    } catch (error) {
      if (error instanceof ProgramFault) return { ok: false, findings: error.findings };
      throw error;
    }
  };
  let loaded: LoadedFacts | undefined;
  const refused = guarded(() => {
    const model = prepare('program' in program ? program.program : program, recorder.observe);
    recorder.names = { ...model, lines: model.linesById };
    loaded = loadFacts(model, facts, asOf, recordedAt);
    return { ok: false, findings: loaded.findings };
  });
  if (!loaded || !isAcceptable(loaded.findings)) return () => refused;
  const { run, findings } = loaded;
  return place => guarded(() => explainIn(run, recorder, place, findings));
}

/** Explains one payment. */
export function explain(program: Program | Model, facts: FactsDocument, { line, period, dims, ...options }: ExplainOptions): Explanation {
  return explainer(program, facts, options)({ line, period, ...(dims ? { dims } : {}) });
}

function explainIn(run: RunState, recorder: Recorder, { line: id, period: periodId, dims }: ExplainedPlace, findings: readonly Finding[]): Explanation {
  const reject = (problem: string): Explanation => ({ ok: false, findings: [refuse(noSuchLinePeriod, undefined, { line: id, where: [periodId, ...Object.values(dims ?? {})].join(', '), problem })] });
  const line = run.model.linesById.get(id);
  if (!line) return reject('the contract has no such payment');
  const period = run.model.time.byId.get(periodId);
  if (!period || !line.slots.has(period.index)) return reject('it is not made for that period');
  const keys = keysOf(run, line, dims);
  if (!keys || !belong(run, line.each, keys, period)) return reject('there is no such member in that period');
  const view = run.views.known(run.asOf);
  const value = outcomeInWords(run.settle(() => entitlementAt(run, line, period, keys, view)));
  const limits = run.settle(() => limitRooms(run, line, period, keys, view));
  const ofFund = fundLimits(run, line, period);
  const later = fundedLater(run, line, period, keys);
  const { opens, due, review } = datedSlot(run, line.slots.get(period.index)!, keys);
  const children = recorder.amount(line, { run, view, period, keys });
  return { ok: true, findings, ...(limits.length > 0 ? { limits } : {}), ...(ofFund.length > 0 ? { fundLimits: ofFund } : {}), ...(later.length > 0 ? { fundedLater: later } : {}), dates: { opens, due, ...(review === undefined ? {} : { review }) }, trace: { pointer: `/lines/${line.index}`, op: 'line', value, id, period: periodId, ...(dims ? { dims: { ...dims } } : {}), children } };
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
