import { sub } from '@remit/program/rational';
import type { Rational } from '@remit/program/rational';
import { compileExpression } from '../evaluate/compile.ts';
import { UNBOUND, bindKey } from '../evaluate/context.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import { isValue } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Observed } from '../facts/stored.ts';
import { seen } from '../facts/stored.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { namesOf } from './constants.ts';
import { dateNumber } from './dictionary.ts';
import type { FactInput, Input, MembershipInput } from './inputs.ts';


/** Denominators above this are no gain: the usual one is taken, and values it does not fit go to the reference. */
const LARGEST_DENOMINATOR = 1_000_000_000n;

/** Fills the columns of batches from the facts of a run. */
export class Columns {
  readonly #run: RunState;
  readonly #group: Dimension;
  readonly #denominators = new Map<PreparedFact, bigint | undefined>();

  constructor(run: RunState, group: Dimension) {
    this.#run = run;
    this.#group = group;
  }

  /** The smallest denominator that makes whole numbers of all values of a fact. */
  denominator(fact: PreparedFact): bigint | undefined {
    if (!this.#denominators.has(fact)) this.#denominators.set(fact, this.#commonDenominator(fact));
    return this.#denominators.get(fact);
  }

  /** The column of an input for members by position. */
  fill(input: Input, members: readonly number[], codes: readonly string[]): Float64Array {
    return input.kind === 'fact' ? this.#facts(input, members, codes) : this.#membership(input, members);
  }

  /** Whether any member has a value for an input. */
  hasAny(input: FactInput): boolean {
    const { fact, period } = this.#target(input);
    return this.#run.store.cells(fact, period).size > 0;
  }

  #facts(input: FactInput, members: readonly number[], codes: readonly string[]): Float64Array {
    const { store, views, asOf } = this.#run;
    const { fact, period } = this.#target(input);
    const cells = store.cells(fact, period);
    const view = views.known(asOf);
    const { base, stride } = this.#addresses(fact.each, input.keys);
    const places = new Map(codes.map((code, place) => [code, place]));
    const read = reader(fact, input, places);
    const column = new Float64Array(members.length);
    members.forEach((member, row) => {
      const observed = seen(cells.get(base + stride * member), view);
      column[row] = observed ? read(observed) : NaN;
    });
    return column;
  }

  #membership({ kind, period: id, denominator }: MembershipInput, members: readonly number[]): Float64Array {
    const run = this.#run;
    const period = run.model.time.byId.get(id)!;
    const membership = run.store.dimensions[this.#group.index]!;
    if (kind === 'belongs') return Float64Array.from(members, member => (membership.belongs(member, period) ? 1 : 0));
    const { evaluate } = compileExpression({ op: 'partOf', dim: this.#group.id, by: kind }, namesOf(run.model), 'generated code', '#partOf');
    const view = run.views.known(run.asOf);
    return Float64Array.from(members, member => {
      const keys = bindKey(run.model.dimensions.all, run.model.dimensions.all.map(() => UNBOUND), this.#group, member);
      return whole(run.settle(() => evaluate({ run, view, period, keys })), denominator);
    });
  }

  /** Where a member's cell lies among the combinations of keys: at base + stride × position. */
  #addresses(each: readonly Dimension[], given: Readonly<Record<string, string>>): { base: number; stride: number } {
    return addressesOf(this.#run, each, this.#group, given);
  }

  #target(input: FactInput): { fact: PreparedFact; period: TimePeriod } {
    const { facts, time } = this.#run.model;
    return { fact: facts.get(input.fact)!, period: time.byId.get(input.period)! };
  }

  #commonDenominator(fact: PreparedFact): bigint | undefined {
    const found = new Set<bigint>();
    for (const period of this.#run.model.time.byGrain.get(fact.declared.grain) ?? []) {
      for (const { value, parts } of this.#run.store.cells(fact, period).values()) {
        const outcomes = parts ? [parts.numerator, parts.denominator, parts.excluded] : fact.declared.type === 'ratio' ? [] : [value];
        for (const outcome of outcomes) if (isValue(outcome) && typeof outcome === 'object') found.add(outcome.d);
      }
    }
    let common = 1n;
    for (const each of found) {
      common = (common / gcd(common, each)) * each;
      if (common > LARGEST_DENOMINATOR) return undefined;
    }
    return common;
  }
}

/** Where keys lie among all combinations of some dimensions: at base + stride × the position of the group's member. */
export function addressesOf(run: RunState, each: readonly Dimension[], group: Dimension, given: Readonly<Record<string, string>>): { base: number; stride: number } {
  let base = 0;
  let stride = 0;
  for (const dimension of each) {
    const count = run.store.dimensions[dimension.index]!.keys.length;
    base = base * count + (dimension === group ? 0 : dimension.positions.get(given[dimension.id]!)!);
    stride = stride * count + (dimension === group ? 1 : 0);
  }
  return { base, stride };
}

/** What a column holds for an observation. */
function reader(fact: PreparedFact, { part, denominator }: FactInput, places: ReadonlyMap<string, number>): (observed: Observed) => number {
  const { type } = fact.declared;
  if (part === 'eligible') {
    return ({ parts }) => {
      const numbers = parts && [parts.denominator, parts.excluded].map(numberOf);
      return numbers?.[0] && numbers[1] ? whole(sub(numbers[0], numbers[1]), denominator) : NaN;
    };
  }
  if (part !== undefined) return ({ parts }) => whole(parts?.[part], denominator);
  if (type === 'bool') return ({ value }) => (typeof value === 'boolean' ? Number(value) : NaN);
  if (type === 'code') return ({ value }) => (typeof value === 'string' ? places.get(value) ?? NaN : NaN);
  if (type === 'date') return ({ value }) => (typeof value === 'string' ? dateNumber(value) : NaN);
  return ({ value }) => whole(value, denominator);
}

function numberOf(outcome: Outcome): Rational | undefined {
  return isValue(outcome) && typeof outcome === 'object' ? outcome : undefined;
}

/** A value times a denominator where that is a whole number that a double holds; else NaN. */
function whole(outcome: Outcome | undefined, denominator: bigint): number {
  const value = outcome === undefined ? undefined : numberOf(outcome);
  if (!value || denominator % value.d !== 0n) return NaN;
  const scaled = value.n * (denominator / value.d);
  return scaled <= 9007199254740991n && scaled >= -9007199254740991n ? Number(scaled) : NaN;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
