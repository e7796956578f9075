/** Whether an expression can come to "not applicable", as far as its shape shows. */
import type { Expr, Fact, Line, Var } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { perVar } from './per-var.ts';

/** What is known of the names in it. */
export interface Declared { fact(id: string): Fact | undefined; variable(id: string): Var | undefined; line(id: string): Line | undefined }

/** False only if the expression always has a value or is missing. What a test of `is not applicable` has shut out counts as applicable behind it. */
export function mayNotApply(expr: Expr, declared: Declared): boolean {
  return new Reading(declared).visit(expr, new Set());
}

/** How far tests of `is not applicable` are followed through values that read each other. Beyond, a value counts as one that may not apply. */
const deepest = 200;

class Reading {
  readonly #open = new Set<string>();
  readonly #declared: Declared;
  /** For each var whether it may not apply where nothing is shut out. */
  readonly #anywhere: (id: string) => boolean;

  constructor(declared: Declared) {
    this.#declared = declared;
    this.#anywhere = perVar((id) => declared.variable(id), false, ({ expr }) => this.visit(expr, new Set()));
  }

  visit(expr: Expr, applies: ReadonlySet<string>): boolean {
    if (applies.size > 0 && applies.has(JSON.stringify(expr))) return false;
    const any = (exprs: readonly (Expr | undefined)[], shut = applies) => exprs.some((e) => e !== undefined && this.visit(e, shut));
    switch (expr.op) {
      case 'number': case 'bool': case 'code': case 'date': case 'key': case 'line': case 'isMissing': case 'isNotApplicable': case 'missing': case 'ordinal': case 'partOf': case 'reviewed':
        return false;
      case 'notApplicable': return expr.reason !== 'refused';
      case 'column': return true;
      case 'fact': {
        const fact = this.#declared.fact(expr.id);
        return !!fact && (fact.mayBeNotApplicable === true || fact.emptyIsNotApplicable === true);
      }
      case 'var': return this.#variable(expr.id, applies);
      case 'earned': case 'decided': return false;
      case 'known': return any([expr.arg]);
      case 'case': return this.#choice(expr, applies);
      case 'and': case 'or': return this.#logic(expr, applies);
      case 'over': case 'agg': return false;
      default: return any(childrenOf(expr).map((c) => c.expr));
    }
  }

  #variable(id: string, applies: ReadonlySet<string>): boolean {
    if (!this.#anywhere(id)) return false;
    if (applies.size === 0 || this.#open.size > deepest) return true;
    if (this.#open.has(id)) return false;
    const variable = this.#declared.variable(id);
    if (!variable) return false;
    this.#open.add(id);
    const result = this.visit(variable.expr, applies);
    this.#open.delete(id);
    return result;
  }

  #choice(expr: Extract<Expr, { op: 'case' }>, applies: ReadonlySet<string>): boolean {
    let shut = applies;
    for (const { if: test, then } of expr.when) {
      if (this.visit(test, shut) || this.visit(then, new Set([...shut, ...meansApplicable(test)]))) return true;
      shut = new Set([...shut, ...failsApplicable(test)]);
    }
    return this.visit(expr.else, shut);
  }

  #logic(expr: Extract<Expr, { op: 'and' | 'or' }>, applies: ReadonlySet<string>): boolean {
    let shut = applies;
    for (const arg of expr.args) {
      if (this.visit(arg, shut)) return true;
      shut = new Set([...shut, ...(expr.op === 'and' ? meansApplicable(arg) : failsApplicable(arg))]);
    }
    return false;
  }
}

/** What applies where the test is true. */
function meansApplicable(test: Expr): string[] {
  if (test.op === 'not') return failsApplicable(test.arg);
  return test.op === 'and' ? test.args.flatMap(meansApplicable) : [];
}

/** What applies where the test is false. */
function failsApplicable(test: Expr): string[] {
  if (test.op === 'isNotApplicable') return [JSON.stringify(test.arg)];
  if (test.op === 'not') return meansApplicable(test.arg);
  return test.op === 'or' ? test.args.flatMap(failsApplicable) : [];
}
