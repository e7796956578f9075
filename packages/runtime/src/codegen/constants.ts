import type { Expr } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import type { Names } from '../evaluate/compile.ts';
import { compileExpression } from '../evaluate/compile.ts';
import type { OuterBinding } from '../evaluate/context.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import { NotApplicable } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { loadFacts } from '../facts/load.ts';
import { ProgramFault } from '../fault.ts';
import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** Where an expression stands, apart from the row. */
export interface Place { readonly period: TimePeriod; readonly keys: readonly number[]; readonly outer?: OuterBinding }

/** The names of a program, as its expressions resolve them. */
export function namesOf(model: Model): Names {
  const { time, dimensions, facts, judgements, tables, vars, linesById } = model;
  return { time, dimensions, facts, judgements, tables, vars, lines: linesById };
}

/** Evaluates by the reference what every run of a program has in common. */
export class Constants {
  readonly #model: Model;
  readonly #names: Names;
  readonly #run: RunState;
  readonly #constant = new Map<Expr, boolean>();

  constructor(model: Model) {
    this.#model = model;
    this.#names = namesOf(model);
    this.#run = loadFacts(model, { format: 'remit-facts/1.0', observations: [] }, '9999-12-31').run;
  }

  /** Whether nothing that an expression reads, by itself or through values, comes with the facts. */
  isConstant(expr: Expr): boolean {
    const known = this.#constant.get(expr);
    if (known !== undefined) return known;
    this.#constant.set(expr, false);
    const constant = this.#readsNothing(expr) && childrenOf(expr).every(child => this.isConstant(child.expr));
    this.#constant.set(expr, constant);
    return constant;
  }

  /** What a constant expression comes to. */
  evaluate(expr: Expr, { period, keys, outer }: Place): Outcome {
    return evaluateApart(this.#run, this.#names, expr, { period, keys, outer });
  }

  #readsNothing(expr: Expr): boolean {
    switch (expr.op) {
      case 'fact': case 'line': case 'earned': case 'column': case 'partOf': case 'reviewed': case 'atReview': case 'alloc': case 'deadline': case 'decided': case 'known': case 'pick': return false;
      case 'key': return this.#model.dimensions.get(expr.dim).kind === 'set';
      case 'agg': return 'dim' in expr.in && this.#model.dimensions.get(expr.in.dim).kind === 'set';
      case 'var': {
        const target = this.#model.vars.get(expr.id);
        return target !== undefined && this.isConstant(target.expr);
      }
      default: return true;
    }
  }
}

/** Names each evaluation, because what the reference remembers of an aggregate it remembers under its place. */
let evaluations = 0;

/**
 * Evaluates an expression by the reference. Where it leaves a part held or is at
 * fault, so that how it is read matters, it counts as not applicable: rows that
 * read it are then worked out by the reference.
 */
export function evaluateApart(run: RunState, names: Names, expr: Expr, place: Place): Outcome {
  const before = run.heldParts;
  run.heldParts = undefined;
  try {
    const { evaluate } = compileExpression(expr, names, 'generated code', `#${evaluations++}`);
    const outcome = run.settle(() => evaluate({ run, view: run.views.known(run.asOf), ...place }));
    return run.heldParts === undefined ? outcome : new NotApplicable('held in part');
  } catch (error) {
    if (error instanceof ProgramFault) return new NotApplicable('at fault');
    throw error;
  } finally {
    run.heldParts = before;
  }
}
