import type { DimensionId, Fact, GrainId, Group, Judgement, Line, Program, RowTable, SetDeclaration, Var } from '@remit/program';
import type { Calendar } from './calendar.ts';
import { coarser } from './calendar.ts';
import type { Random } from './random.ts';

/** What has been declared so far. Expressions name only what stands before them. */
export interface Scope {
  r: Random;
  calendar: Calendar;
  /** Plain amounts, many runs and corrections: for what happens in the ledger. */
  plain: boolean;
  /** Decimal places of the currency. */
  scale: number;
  groups: Group[];
  sets: SetDeclaration[];
  facts: Fact[];
  judgements: Judgement[];
  rows: RowTable[];
  vars: Var[];
  lines: Line[];
  /** Member keys that may occur, by group. */
  keys: Map<DimensionId, string[]>;
}

/** Where an expression stands. */
export interface Place {
  grain: GrainId;
  /** Dimensions with a key, sets above them included. */
  bound: DimensionId[];
  /** Dimensions that an aggregation around has bound again. */
  again: DimensionId[];
  table?: RowTable;
  depth: number;
  /** The expression belongs to a line, where a part may be held. */
  inLine?: boolean;
}

/** The sets above a set. */
export function above(s: Scope, dim: DimensionId): DimensionId[] {
  const parent = s.sets.find((x) => x.id === dim)?.parent;
  return parent ? [parent, ...above(s, parent)] : [];
}

/** Bound with its parents. */
export const closed = (s: Scope, dims: DimensionId[]): DimensionId[] => [...new Set(dims.flatMap((d) => [d, ...above(s, d)]))];

/** Whether a thing of a grain and dimensions can be read at a place. */
export function readable(s: Scope, p: Place, x: { grain: GrainId; each: DimensionId[] }): boolean {
  return coarser(s.calendar, p.grain).includes(x.grain) && x.each.every((d) => p.bound.includes(d));
}

/** Dimensions for something new: at most two, never a set with its parent. */
export function dimensions(s: Scope, groupPercent: number, setPercent: number): DimensionId[] {
  const out: DimensionId[] = [];
  if (s.groups.length > 0 && s.r.chance(groupPercent)) out.push(s.r.pick(s.groups).id);
  if (s.sets.length > 0 && s.r.chance(setPercent)) out.push(s.r.pick(s.sets).id);
  return s.r.chance(20) ? out.reverse() : out;
}

/** The keys a dimension may have. */
export function keysOf(s: Scope, dim: DimensionId): string[] {
  return s.keys.get(dim) ?? s.sets.find((x) => x.id === dim)!.elements.map((e) => e.key);
}

/** A program with what the scope holds. */
export type Declared = Pick<Program, 'groups' | 'sets' | 'facts' | 'rows' | 'vars' | 'lines'>;
