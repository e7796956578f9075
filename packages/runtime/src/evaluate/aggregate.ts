import type { Aggregation } from '@remit/program';
import { programFault } from '../fault.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import { requireContaining } from '../prepare/time.ts';
import type { PreparedTable } from '../prepare/model.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate, Shared } from './context.ts';
import { boundInside } from './context.ts';
import type { Dependence } from './dependence.ts';
import { dependenceOf } from './dependence.ts';
import { fold } from './fold.ts';
import { asBoolean } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { isValue, Missing } from './outcome.ts';

/** Aggregate over the members of a group, the elements of a set, or rows. */
export function aggregate(node: Aggregation, compiler: Compiler): Evaluate {
  const where = node.where && compiler.child(node.where, '/where');
  const arg = compiler.child(node.arg, '/arg');
  const elements = 'rows' in node.in ? rowsOf(node.in.rows, compiler) : keysOf(node, node.in.dim, compiler);
  const evaluate = (context: Context): Outcome => {
    const outcomes: Outcome[] = [];
    for (const element of elements(context)) {
      const chosen = where ? where(element) : true;
      if (chosen instanceof Missing) outcomes.push(chosen);
      else if (isValue(chosen) && asBoolean(chosen)) outcomes.push(arg(element));
    }
    return fold(node.fn, outcomes, compiler.owner);
  };
  return oncePerBinding(dependenceOf(node, compiler.names), compiler, evaluate);
}

/**
 * Remembers the result for each period and each binding that it depends on, so
 * that an aggregate over a group which stands in a payment to each of its members
 * costs one pass over the group and not one for each member.
 */
export function oncePerBinding<T>(dependence: Dependence, compiler: Compiler, evaluate: (context: Context) => T): ((context: Context) => T) & { readonly shared?: Shared } {
  if (dependence.row || dependence.outer.size > 0) return evaluate;
  const dimensions = compiler.names.dimensions.all.filter(each => dependence.dimensions.has(each.id));
  const what = `'${compiler.owner}' (${compiler.at})`;
  const nameOf = (context: Context): string => `${context.period.index} ${dimensions.map(each => context.keys[each.index]!).join(' ')}`;
  const once = (context: Context): T => context.run.remember(what, context.view, nameOf(context), 1, () => evaluate(context));
  return Object.assign(once, { shared: { nameOf, work: evaluate } });
}

function keysOf(node: Aggregation, id: string, compiler: Compiler): (context: Context) => Iterable<Context> {
  const dimension = compiler.names.dimensions.get(id);
  const within = node.within === undefined ? undefined : compiler.names.dimensions.get(node.within);
  return context => bindings(context, dimension, within);
}

function* bindings(context: Context, dimension: Dimension, within: Dimension | undefined): Generator<Context> {
  const members = context.run.store.dimensions[dimension.index]!;
  for (let key = 0; key < members.count; key++) {
    if (!members.belongs(key, context.period)) continue;
    const element = boundInside(context, dimension, key);
    if (!within || element.keys[within.index] === context.keys[within.index]) yield element;
  }
}

function rowsOf(id: string, compiler: Compiler): (context: Context) => Iterable<Context> {
  const table = compiler.names.tables.get(id) ?? programFault(`The program reads rows '${id}' that it does not declare.`, compiler.at);
  return context => rows(context, table, compiler);
}

function* rows(context: Context, table: PreparedTable, compiler: Compiler): Generator<Context> {
  const period = requireContaining(compiler.names.time, context.period, table.declared.grain, `'${table.declared.id}'`);
  context.run.readsRows(table, period, context.view);
  for (const row of context.run.store.rows(table, period)) {
    const same = table.each.every(dimension => context.keys[dimension.index]! < 0 || context.keys[dimension.index] === row.keys[dimension.index]);
    if (same && row.recordedAt <= context.view.date) yield { ...context, row };
  }
}
