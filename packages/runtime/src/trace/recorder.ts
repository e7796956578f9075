import type { Expr } from '@remit/program';
import { keysAddress, namedKeys, onlyKeys } from '../evaluate/bindings.ts';
import type { Names, Observe } from '../evaluate/compile.ts';
import type { Context, Evaluate } from '../evaluate/context.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import { amountAt } from '../lines/entitlement.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { TraceNode } from './trace-node.ts';
import { outcomeInWords } from './trace-node.ts';

/** An aggregate over more than this many shows the first ones. */
const MOST_CHILDREN = 30;

/** What a reference reads, and for what. */
interface Read { readonly id: string; readonly each: readonly Dimension[]; readonly grain: string }

/** Writes down what every expression comes to while it is evaluated. */
export class Recorder {
  /** Set once the program is prepared. */
  names: Names | undefined;
  readonly #open: TraceNode[] = [];
  /** Steps of what is worked out only once, for where it is read again. */
  readonly #steps = new Map<string, TraceNode[]>();
  #paused = 0;

  /** To be given to `prepare`. */
  readonly observe: Observe = (expr, pointer, evaluate) => context => this.#record(expr, pointer, evaluate, context);

  /** The steps of what is evaluated in `work`. */
  steps(work: () => void): TraceNode[] {
    const top: TraceNode = { pointer: '', op: 'number', value: '', children: [] };
    this.#open.push(top);
    try {
      work();
    } finally {
      this.#open.pop();
    }
    return top.children;
  }

  #record(expr: Expr, pointer: string, evaluate: Evaluate, context: Context): Outcome {
    const parent = this.#open.at(-1);
    if (this.#paused > 0 || !parent) return evaluate(context);
    const { node, name } = this.#begin(expr, pointer, context);
    this.#open.push(node);
    try {
      const outcome = expr.op === 'line' || expr.op === 'earned' ? this.#readLine(expr.op === 'line' ? expr.id : expr.line, evaluate, context) : evaluate(context);
      node.value = outcomeInWords(outcome);
      return outcome;
    } finally {
      this.#open.pop();
      if (name !== undefined) node.children = this.#shared(name, node.children);
      if (parent.children.length < MOST_CHILDREN) parent.children.push(node);
      else parent.omitted = (parent.omitted ?? 0) + 1;
    }
  }

  #begin(expr: Expr, pointer: string, context: Context): { node: TraceNode; name: string | undefined } {
    const node = { pointer, op: expr.op, value: '', children: [] };
    const read = this.#readBy(expr);
    const period = read && this.names!.time.containing(context.period, read.grain);
    if (!read || !period) return { node, name: undefined };
    const dims = namedKeys(context.run, read.each, context.keys);
    return { node: { ...node, id: read.id, period: period.id, ...(dims ? { dims } : {}) }, name: nameOf(expr, read, period, context) };
  }

  /** The steps of a payment's own amount; what its limits do with other periods is not followed. */
  #readLine(id: string, evaluate: Evaluate, context: Context): Outcome {
    const line = this.names!.lines.get(id)!;
    const period = this.names!.time.containing(context.period, line.declared.grain);
    if (period && line.slots.has(period.index)) amountAt(context.run, line, period, onlyKeys(context, line.each), context.view);
    this.#paused++;
    try {
      return evaluate(context);
    } finally {
      this.#paused--;
    }
  }

  #readBy(expr: Expr): Read | undefined {
    const { facts, vars, lines } = this.names!;
    const found = expr.op === 'fact' || expr.op === 'decided' ? facts.get(expr.id) : expr.op === 'var' ? vars.get(expr.id)
      : expr.op === 'line' ? lines.get(expr.id) : expr.op === 'earned' ? lines.get(expr.line) : undefined;
    return found && { id: found.declared.id, each: found.each, grain: found.declared.grain };
  }

  #shared(name: string, steps: TraceNode[]): TraceNode[] {
    if (steps.length > 0) this.#steps.set(name, steps);
    return this.#steps.get(name) ?? steps;
  }
}

function nameOf(expr: Expr, read: Read, period: TimePeriod, context: Context): string {
  return `${expr.op} ${read.id} ${period.index} ${keysAddress(context.run, read.each, context.keys)} ${context.view.index}`;
}
