import type { ColumnRef, Earned, FactRef, LineRef, VarRef } from '@remit/program';
import { earnedPart } from '../lines/parts.ts';
import { entitlementAt } from '../lines/entitlement.ts';
import { programFault } from '../fault.ts';
import type { PreparedFact, PreparedVar } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { requireContaining } from '../prepare/time.ts';
import type { ObservedParts } from '../facts/stored.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate } from './context.ts';
import { keysAddress, namedKeys, onlyKeys } from './bindings.ts';
import type { Outcome } from './outcome.ts';
import { Missing, missing, NotApplicable } from './outcome.ts';
import type { RunState } from './run-state.ts';
import type { View } from './view.ts';

/** What is known of a fact. */
export function fact(node: FactRef, compiler: Compiler): Evaluate {
  const declared = compiler.names.facts.get(node.id) ?? programFault(`The program reads a fact '${node.id}' that it does not declare.`, compiler.at);
  const { part } = node;
  return context => {
    const period = requireContaining(compiler.names.time, context.period, declared.declared.grain, `'${node.id}'`);
    requireBound(declared.each, context, node.id);
    if (part === undefined) return knownFact(declared, { ...context, period });
    const observed = context.run.store.read(declared, period, context);
    return observed ? partOf(observed.parts, observed.value, part) ?? missingFact(declared, period, context) : missingFact(declared, period, context);
  };
}

/** The value of a fact at a period of its own grain, with its dimensions bound. */
export function knownFact(declared: PreparedFact, context: Context): Outcome {
  return context.run.store.read(declared, context.period, context)?.value ?? missingFact(declared, context.period, context);
}

/** The value of a var at its own grain and dimensions. */
export function variable(node: VarRef, compiler: Compiler): Evaluate {
  const target = compiler.names.vars.get(node.id) ?? programFault(`The program reads a value '${node.id}' that it does not declare.`, compiler.at);
  return context => {
    const period = requireContaining(compiler.names.time, context.period, target.declared.grain, `'${node.id}'`);
    requireBound(target.each, context, node.id);
    return valueOf(target, { ...context, period });
  };
}

/** A var's value where its dimensions are bound; worked out once for each view, period and keys. */
export function valueOf(target: PreparedVar, context: Context): Outcome {
  const { run, view, period } = context;
  const keys = onlyKeys(context, target.each);
  return run.remember(target.name, view, memoryKey(run, period, keysAddress(run, target.each, keys)), target.height, () => (
    target.evaluate({ run, view, period, keys })));
}

/** Notes a var's value that was worked out elsewhere, with no part held, for `valueOf` to find. `address` is that of the keys. */
export function noteValue(run: RunState, target: PreparedVar, period: TimePeriod, address: number, view: View, outcome: Outcome): void {
  run.note(target.name, view, memoryKey(run, period, address), outcome);
}

function memoryKey(run: RunState, period: TimePeriod, address: number): number {
  return address * run.model.time.periods.length + period.index;
}

/** What a line is entitled to before the limits of its fund. */
export function line(node: LineRef, compiler: Compiler): Evaluate {
  const target = compiler.names.lines.get(node.id) ?? programFault(`The program reads a payment '${node.id}' that it does not have.`, compiler.at);
  return context => {
    const period = requireContaining(compiler.names.time, context.period, target.declared.grain, `'${node.id}'`);
    requireBound(target.each, context, node.id);
    return context.run.apart(() => entitlementAt(context.run, target, period, onlyKeys(context, target.each), context.view));
  };
}

/** What a line's entitlement comes to for one of its parts. */
export function earned(node: Earned, compiler: Compiler): Evaluate {
  const target = compiler.names.lines.get(node.line) ?? programFault(`The program reads a payment '${node.line}' that it does not have.`, compiler.at);
  const index = (target.declared.parts ?? []).findIndex(part => part.id === node.part);
  if (index < 0) programFault(`The payment '${node.line}' has no part '${node.part}'.`, compiler.at);
  return context => {
    const period = requireContaining(compiler.names.time, context.period, target.declared.grain, `'${node.line}'`);
    requireBound(target.each, context, node.line);
    return context.run.apart(() => earnedPart(context.run, target, index, period, onlyKeys(context, target.each), context.view));
  };
}

/** A column of the row at hand. */
export function column(node: ColumnRef, compiler: Compiler): Evaluate {
  return ({ row }) => {
    if (!row) return programFault(`The column '${node.id}' is read outside a row.`, compiler.at);
    return row.values.get(node.id) ?? programFault(`There is no column '${node.id}'.`, compiler.at);
  };
}

function partOf(parts: ObservedParts | undefined, value: Outcome, part: keyof ObservedParts): Outcome | undefined {
  return parts?.[part] ?? (value instanceof NotApplicable ? value : undefined);
}

function missingFact(target: PreparedFact, period: TimePeriod, context: Context): Missing {
  const dims = namedKeys(context.run, target.each, context.keys);
  const reason = { reason: 'missing', fact: target.declared.id, period: period.id } as const;
  return missing(dims ? { ...reason, dims } : reason);
}

function requireBound(each: readonly { index: number; id: string }[], context: Context, what: string): void {
  for (const dimension of each) {
    if (context.keys[dimension.index]! < 0) programFault(`'${what}' is read without saying for which of '${dimension.id}'.`);
  }
}
