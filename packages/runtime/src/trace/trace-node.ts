import type { DimensionId, Expr, PeriodId } from '@remit/program';
import type { JsonPointer } from '@remit/program/pointer';
import { formatNumber } from '@remit/program/rational';
import type { Outcome } from '../evaluate/outcome.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';

/** One step on the way to an amount: what the program says at a place, and what it came to. */
export interface TraceNode {
  /** Place in the program; the source map turns it into lines of the contract. */
  readonly pointer: JsonPointer;
  readonly op: Expr['op'];
  /** The exact value; "missing", or "not applicable". */
  value: string;
  /** The fact, value or payment that is read. */
  readonly id?: string;
  /** For what it is read, where that is. */
  readonly period?: PeriodId;
  readonly dims?: Record<DimensionId, string>;
  children: TraceNode[];
  /** Further steps of an aggregate over many, left out. */
  omitted?: number;
}

/** A result as text, exactly. */
export function outcomeInWords(outcome: Outcome): string {
  if (outcome instanceof Missing) return 'missing';
  if (outcome instanceof NotApplicable) return 'not applicable';
  return typeof outcome === 'object' ? formatNumber(outcome) : String(outcome);
}
