import type { Expr } from '@remit/program';
import { belong, keysAddress, namedKeys, onlyKeys } from '../evaluate/bindings.ts';
import type { Names, Observe } from '../evaluate/compile.ts';
import type { Context, Evaluate } from '../evaluate/context.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { TraceNode } from './trace-node.ts';
import { outcomeInWords } from './trace-node.ts';

/** An aggregate over more than this many shows the first ones. */
const MOST_CHILDREN = 30;

/** What a reference reads, and for what. */
interface Read { readonly id: string; readonly each: readonly Dimension[]; readonly grain: string }

/** The steps of something that has a name: those that read it all show the same ones. */
interface Steps { readonly of: TraceNode; readonly shown: TraceNode[]; done: boolean }

/** Works something out from its expression, whether or not its value is remembered. */
type Work = () => unknown;

/**
 * Writes down what every expression comes to while it is evaluated. What has a name is written down once, for all
 * payments of a run that rest on it: its value is remembered by the run, and its steps are found by evaluating its
 * expression once more, after those that read it, so that no chain of values is too long to be followed.
 */
export class Recorder {
  /** Set once the program is prepared. */
  names: Names | undefined;
  readonly #open: TraceNode[] = [];
  readonly #steps = new Map<string, Steps>();
  readonly #waiting: (() => void)[] = [];
  #paused = 0;

  /** To be given to `prepare`. */
  readonly observe: Observe = (expr, pointer, evaluate) => (evaluate.shared
    ? Object.assign((context: Context) => this.#record(expr, pointer, evaluate, context), { shared: evaluate.shared })
    : context => this.#record(expr, pointer, evaluate, context));

  /** The steps of the amount of a line at a period that has a slot, and keys that belong to it. */
  amount(line: PreparedLine, context: Context): TraceNode[] {
    const node: TraceNode = { pointer: '', op: 'line', value: '', children: [] };
    this.#show(node, nameOfAmount(line, context), context.run, () => line.amount.evaluate(context));
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) next();
    return node.children;
  }

  #record(expr: Expr, pointer: string, evaluate: Evaluate, context: Context): Outcome {
    const parent = this.#open.at(-1);
    if (this.#paused > 0 || !parent) return evaluate(context);
    if (parent.children.length >= MOST_CHILDREN) {
      parent.omitted = (parent.omitted ?? 0) + 1;
      return this.#quietly(evaluate, context);
    }
    const node = this.#nodeOf(expr, pointer, context);
    const named = this.#named(expr, pointer, evaluate, context);
    const outcome = named || expr.op === 'line' || expr.op === 'earned' ? this.#quietly(evaluate, context) : this.#openly(node, () => evaluate(context));
    node.value = outcomeInWords(outcome);
    parent.children.push(node);
    if (named) this.#show(node, named.name, context.run, named.work);
    return outcome;
  }

  /** Evaluates without writing anything down. */
  #quietly(evaluate: Evaluate, context: Context): Outcome {
    this.#paused++;
    try {
      return context.run.fresh(() => evaluate(context));
    } finally {
      this.#paused--;
    }
  }

  #openly<T>(node: TraceNode, work: () => T): T {
    this.#open.push(node);
    try {
      return work();
    } finally {
      this.#open.pop();
    }
  }

  /** Lets a node show the steps of something with a name; they are found after what is under way. */
  #show(node: TraceNode, name: string, run: RunState, work: Work): void {
    const known = this.#steps.get(name);
    if (known) {
      show(node, known);
      if (!known.done) known.shown.push(node);
      return;
    }
    const steps: Steps = { of: { ...node, children: [] }, shown: [node], done: false };
    this.#steps.set(name, steps);
    show(node, steps);
    this.#waiting.push(() => {
      run.apart(() => this.#openly(steps.of, work));
      steps.done = true;
      for (const each of steps.shown.splice(0)) show(each, steps);
    });
  }

  #nodeOf(expr: Expr, pointer: string, context: Context): TraceNode {
    const node = { pointer, op: expr.op, value: '', children: [] };
    const read = this.#readBy(expr);
    const period = read && this.names!.time.containing(context.period, read.grain);
    if (!read || !period) return node;
    const dims = namedKeys(context.run, read.each, context.keys);
    return { ...node, id: read.id, period: period.id, ...(dims ? { dims } : {}) };
  }

  /** What is read by its name, or shared by many places, and how it is worked out; nothing of what is neither. */
  #named(expr: Expr, pointer: string, { shared }: Evaluate, context: Context): { name: string; work: Work } | undefined {
    if (shared) return { name: `${pointer} ${shared.nameOf(context)} ${context.view.index}`, work: () => shared.work(context) };
    const { vars, lines } = this.names!;
    if (expr.op === 'var') {
      const target = vars.get(expr.id)!;
      const inside = this.#inside(target, context);
      return inside && { name: `var ${nameOf(target.declared.id, target.each, inside)}`, work: () => target.evaluate(inside) };
    }
    if (expr.op !== 'line' && expr.op !== 'earned') return undefined;
    const line = lines.get(expr.op === 'line' ? expr.id : expr.line)!;
    const inside = this.#inside(line, context);
    if (!inside || !line.slots.has(inside.period.index) || !belong(inside.run, line.each, inside.keys, inside.period)) return undefined;
    return { name: nameOfAmount(line, inside), work: () => line.amount.evaluate(inside) };
  }

  /** Where what is read is evaluated. */
  #inside({ declared, each }: { readonly declared: { readonly grain: string }; readonly each: readonly Dimension[] }, context: Context): Context | undefined {
    const period: TimePeriod | undefined = this.names!.time.containing(context.period, declared.grain);
    return period && { run: context.run, view: context.view, period, keys: onlyKeys(context, each) };
  }

  #readBy(expr: Expr): Read | undefined {
    const { facts, vars, lines } = this.names!;
    const found = expr.op === 'fact' || expr.op === 'decided' ? facts.get(expr.id) : expr.op === 'var' ? vars.get(expr.id)
      : expr.op === 'line' ? lines.get(expr.id) : expr.op === 'earned' ? lines.get(expr.line) : undefined;
    return found && { id: found.declared.id, each: found.each, grain: found.declared.grain };
  }
}

function show(node: TraceNode, { of: { children, omitted } }: Steps): void {
  node.children = children;
  if (omitted !== undefined) node.omitted = omitted;
}

function nameOfAmount(line: PreparedLine, context: Context): string {
  return `line ${nameOf(line.declared.id, line.each, context)}`;
}

function nameOf(id: string, each: readonly Dimension[], { run, period, keys, view }: Context): string {
  return `${id} ${period.index} ${keysAddress(run, each, keys)} ${view.index}`;
}
