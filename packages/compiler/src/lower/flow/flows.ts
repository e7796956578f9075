/** What every flow of money comes to in lines, known before any amount is lowered. */
import type { AstNode } from 'langium';
import type { DimensionId, GrainId } from '@remit/program';
import type { Payable } from '@remit/language/ast';
import type { Context } from '../context.ts';

/** A line that counts in `x% of P`; advances and offsets do not. */
export interface FlowLine {
  id: string;
  grain: GrainId;
  each: readonly DimensionId[];
  /** Names of its parts, for `what P earns for X`. */
  parts: readonly string[];
  /** Names of who pays and who is paid: a party, fund or member. */
  payer: string;
  payee: string;
}

export interface Flow { node: Payable; lines: FlowLine[] }

/** The lines of a declaration; undefined where it has none that can be run. */
export function flowOf(cx: Context, node: AstNode): Flow | undefined {
  return cx.flows.get(node);
}

/** Registers a flow. */
export function plan(cx: Context, flow: Flow): void {
  cx.flows.set(flow.node, flow);
  for (const line of flow.lines) cx.lineReach.set(line.id, { grain: line.grain, each: line.each });
}
