import type { Expr, FactsDocument, HoldReason, IsoDate, Program } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import { prepare } from '@remit/runtime';
import { noKeys } from '@remit/runtime/evaluate/bindings';
import { bindKey } from '@remit/runtime/evaluate/context';
import { Missing, NotApplicable } from '@remit/runtime/evaluate/outcome';
import { reasonsOf } from '@remit/runtime/evaluate/reasons';
import { valueOf } from '@remit/runtime/evaluate/references';
import { loadFacts } from '@remit/runtime/facts/load';
import { buildProgram, factsOf } from './program-builder.ts';

/** A result as a test states it. */
export type Shown = string | boolean | { missing: HoldReason[] } | { notApplicable: string };

export interface Where { given?: Parameters<typeof buildProgram>[0]; facts?: FactsDocument; grain?: string; period?: string; keys?: Record<string, string>; asOf?: IsoDate; each?: string[] }

/** The value of an expression in a contract, as the var 'x'. */
export function evaluate(expr: Expr, { given = {}, facts = factsOf(), grain = 'year', period = '2026/27', keys = {}, asOf = '2029-01-01', each }: Where = {}): Shown {
  const program = buildProgram({ ...given, vars: [...given.vars ?? [], { id: 'x', grain, each: each ?? Object.keys(keys), expr }] });
  return valueIn(program, facts, 'x', period, keys, asOf);
}

/** The value of a var of a program. */
export function valueIn(program: Program, facts: FactsDocument, id: string, period: string, keys: Record<string, string> = {}, asOf: IsoDate = '2029-01-01'): Shown {
  const model = prepare(program);
  const { run, findings } = loadFacts(model, facts, asOf);
  if (findings.length > 0) throw new Error(findings.map(finding => `${finding.code} ${finding.message}`).join('\n'));
  const target = model.vars.get(id)!;
  const bound = target.each.reduce<number[]>(
    (all, dimension) => bindKey(model.dimensions.all, all, dimension, run.store.dimensions[dimension.index]!.positions.get(keys[dimension.id]!)!), noKeys(run));
  const outcome = run.settle(() => valueOf(target, { run, view: run.views.known(asOf), period: model.time.byId.get(period)!, keys: bound }));
  if (outcome instanceof Missing) return { missing: reasonsOf(outcome) };
  if (outcome instanceof NotApplicable) return { notApplicable: outcome.reason };
  return typeof outcome === 'object' ? formatNumber(outcome) : outcome;
}
