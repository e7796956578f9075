import type { Expr, FactRef } from '@remit/program';
import { onlyBound } from './places.ts';
import { bindKey, restoreKey, UNBOUND } from '../evaluate/context.ts';
import type { Names } from '../evaluate/compile.ts';
import type { Dependence } from '../evaluate/dependence.ts';
import { dependenceOf } from '../evaluate/dependence.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import { isValue } from '../evaluate/outcome.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model, PreparedFact, PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { requireContaining } from '../prepare/time.ts';
import type { Constants, Place } from './constants.ts';
import { namesOf } from './constants.ts';
import type { Dictionary } from './dictionary.ts';
import { dateNumber } from './dictionary.ts';
import { readFact, usualDenominator } from './facts.ts';
import type { Inputs } from './inputs.ts';
import { readPlain } from './inputs.ts';
import { translateNode } from './nodes.ts';
import type { Parameters } from './parameters.ts';
import { kindOf } from './types.ts';
import { unsupported } from './unsupported.ts';
import type { Bool, Num, Text, Value } from './value.ts';
import { constantBool, constantNumber, NEVER } from './value.ts';
import { Branches } from './branches.ts';
import type { Code, Writer } from './writer.ts';

/** What all code of a batch has in common. */
export interface BatchParts {
  readonly model: Model;
  /** The group whose members are the rows. */
  readonly group: Dimension;
  /** The period at which every row belongs to the group. */
  readonly period: TimePeriod;
  readonly constants: Constants;
  readonly inputs: Inputs;
  readonly parameters: Parameters;
  readonly dictionary: Dictionary;
  /** The denominator of the column of a fact, if it is not the usual one. */
  readonly denominator?: (fact: PreparedFact) => bigint | undefined;
}

/** Expressions nested deeper than this, through values, go by the reference, which can take them apart. */
const DEEPEST = 300;

/** The position that stands for the row's member. */
export const ROW = 0;

/** Translates expressions into the code of a row. */
export class Translator {
  readonly writer: Writer;
  readonly model: Model;
  readonly group: Dimension;
  readonly inputs: Inputs;
  readonly dictionary: Dictionary;
  readonly #parts: BatchParts;
  readonly #names: Names;
  readonly #dependences = new Map<Expr, Dependence>();
  readonly #open = new Set<string>();
  #memo: Map<string, unknown>[] = [new Map()];
  #depth = 0;

  constructor(parts: BatchParts, writer: Writer) {
    this.writer = writer;
    this.#parts = parts;
    this.#names = namesOf(parts.model);
    this.model = parts.model;
    this.group = parts.group;
    this.inputs = parts.inputs;
    this.dictionary = parts.dictionary;
  }

  /** The value of an expression at a place. */
  value(expr: Expr, place: Place): Value {
    if (++this.#depth > DEEPEST) unsupported('Values that build on each other too deeply.');
    try {
      if (this.#parts.constants.isConstant(expr)) return this.#constant(expr, this.#parts.constants.evaluate(expr, this.#shared(expr, place)));
      if (!this.#readsMember(expr)) return this.#parts.parameters.read(this.writer, expr, this.#shared(expr, place));
      return translateNode(this, expr, place);
    } finally {
      this.#depth--;
    }
  }

  /** The value as a number, or nothing where it is never one. */
  number(expr: Expr, place: Place): Num | undefined {
    const value = this.value(expr, place);
    if (value.kind === 'never') return undefined;
    return value.kind === 'number' ? value : unsupported('A number is computed from something else.');
  }

  /** All of them as numbers, or nothing where one of them never is. */
  numbers(exprs: readonly Expr[], place: Place): Num[] | undefined {
    const values = exprs.map(expr => this.number(expr, place));
    return values.some(value => value === undefined) ? undefined : values as Num[];
  }

  /** The value as a condition, or nothing where it is never one. */
  condition(expr: Expr, place: Place): Bool | undefined {
    const value = this.value(expr, place);
    if (value.kind === 'never') return undefined;
    return value.kind === 'bool' ? value : unsupported('A condition that is none.');
  }

  /** A fact; its column is read once. */
  fact(fact: PreparedFact, part: FactRef['part'], place: Place): Value {
    const period = this.containing(place, fact.declared.grain, fact.declared.id);
    if (fact.each.some(dimension => dimension.kind === 'group' && dimension !== this.group)) unsupported('A fact of another group.');
    const keys = onlyBound(this.model, fact.each, place.keys);
    return this.once(`fact ${fact.index} ${part ?? ''} ${period.index} ${keys.join(' ')}`, () => readFact(this, fact, part, period, keys));
  }

  /** A var, worked out once where its value can be read. */
  variable(id: string, place: Place): Value {
    const target = this.model.vars.get(id) ?? unsupported('An unknown value.');
    const period = this.containing(place, target.declared.grain, id);
    const keys = onlyBound(this.model, target.each, place.keys);
    return this.once(`var ${target.index} ${period.index} ${keys.join(' ')}`, () => this.value(target.expr, { period, keys }));
  }

  /** What the row's member is entitled to by a line without limits. */
  entitlement(line: PreparedLine, at: Place): Value {
    const period = this.containing(at, line.declared.grain, line.declared.id);
    if (line.limits.length > 0) unsupported('A payment with limits.');
    if (line.each.some(dimension => dimension.kind === 'group' && dimension !== this.group)) unsupported('A payment for each member of another group.');
    if (!line.slots.has(period.index)) return constantNumber(this.writer, { n: 0n, d: 1n });
    const keys = onlyBound(this.model, line.each, at.keys);
    const key = `line ${line.index} ${period.index} ${keys.join(' ')}`;
    return this.once(key, () => this.whileMember(period, () => this.value(line.declared.amount, { period, keys })));
  }

  /** A number that is zero where the row's member does not belong to a period. */
  whileMember(period: TimePeriod, work: () => Value): Value {
    if (period === this.#parts.period) return work();
    const belongs = this.once(`belongs ${period.index}`, () => (
      readPlain(this.writer, this.inputs.place({ kind: 'belongs', period: period.id, denominator: 1n }), 1)));
    return this.choose([{ test: () => ({ kind: 'bool', code: `${belongs}===1` }), then: work }], () => constantNumber(this.writer, { n: 0n, d: 1n }));
  }

  /** The value of the first branch whose test is true. Tests and branches are translated in the code that reaches them. */
  choose(branches: readonly { test: () => Bool | undefined; then: () => Value }[], otherwise: () => Value): Value {
    const joined = new Branches(this.writer);
    const from = (index: number): void => {
      const branch = branches[index];
      if (!branch) { joined.add(otherwise()); return; }
      const test = branch.test();
      if (!test) { joined.add(NEVER); return; }
      if (test.constant === true) { joined.add(branch.then()); return; }
      if (test.constant === false) { from(index + 1); return; }
      const [yes, no]: [Code, Code] = [[], []];
      this.writer.line(`if(${test.code}){`, yes, '}else{', no, '}');
      this.within(yes, () => joined.add(branch.then()));
      this.within(no, () => from(index + 1));
    };
    from(0);
    return joined.join();
  }

  /** Writes code of a branch: what it works out is forgotten after it. */
  within<T>(code: Code, work: () => T): T {
    this.#memo.push(new Map());
    try {
      return this.writer.into(code, work);
    } finally {
      this.#memo.pop();
    }
  }

  /** Remembers what has been worked out; calling what it gives forgets everything since. Between branches only. */
  mark(): () => void {
    const memo = new Map(this.#memo[0]);
    return () => { this.#memo = [memo]; };
  }

  /** Code from here on cannot read what was worked out before, but for what `keep` puts in its place. */
  startAfresh(keep: ReadonlyMap<string, unknown>): void {
    this.#memo = [new Map(keep)];
  }

  /** What was worked out under a name in code that has been passed on the way here; else what `work` gives. */
  once<T>(key: string, work: () => T): T {
    for (const memo of this.#memo) if (memo.has(key)) return memo.get(key) as T;
    if (this.#open.has(key)) unsupported('A value that depends on itself.');
    this.#open.add(key);
    try {
      const value = work();
      this.#memo.at(-1)!.set(key, value);
      return value;
    } finally {
      this.#open.delete(key);
    }
  }

  /** The place with a key bound. */
  bound(place: Place, dimension: Dimension, key: number, inside = false): Place {
    const keys = bindKey(this.model.dimensions.all, place.keys, dimension, key);
    return inside ? { ...place, keys, outer: { dimension: dimension.index, keys: place.keys, next: place.outer } } : { ...place, keys };
  }

  /** The place with a dimension bound as it was before the innermost aggregation over it. */
  before(place: Place, dimension: Dimension): Place {
    let { outer } = place;
    while (outer && outer.dimension !== dimension.index) outer = outer.next;
    if (!outer) return unsupported('There is no aggregation to look out of.');
    return { ...place, keys: restoreKey(this.model.dimensions.all, place.keys, dimension, outer.keys), outer: outer.next };
  }

  /** The period of a grain that contains that of a place. */
  containing(place: Place, grain: string, what: string): TimePeriod {
    return requireContaining(this.model.time, place.period, grain, `'${what}'`);
  }

  denominatorOf(fact: PreparedFact): bigint {
    return this.#parts.denominator?.(fact) ?? usualDenominator(fact.declared, this.model.scale);
  }

  /** A code or date known beforehand. */
  text(kind: 'code' | 'date', value: string): Text {
    const constant = kind === 'code' ? this.dictionary.place(value) : dateNumber(value);
    return { kind, code: String(constant), constant };
  }

  #constant(expr: Expr, outcome: Outcome): Value {
    if (!isValue(outcome)) { this.writer.fail(2); return NEVER; }
    if (typeof outcome === 'boolean') return constantBool(outcome);
    if (typeof outcome === 'object') return constantNumber(this.writer, outcome);
    const kind = kindOf(expr, this.model);
    return kind === 'code' || kind === 'date' ? this.text(kind, outcome) : unsupported('A text that is neither a code nor a date.');
  }

  /** The place as all members share it: no more bound than the expression depends on. */
  #shared(expr: Expr, { period, keys, outer }: Place): Place {
    const { dimensions, outer: looksOut } = this.#dependence(expr);
    if (looksOut.size > 0) return { period, keys: keys.map((key, index) => (index === this.group.index ? UNBOUND : key)), outer };
    return { period, keys: keys.map((key, index) => (dimensions.has(this.model.dimensions.all[index]!.id) ? key : UNBOUND)) };
  }

  #readsMember(expr: Expr): boolean {
    const dependence = this.#dependence(expr);
    return dependence.dimensions.has(this.group.id) || dependence.outer.has(this.group.id) || dependence.row;
  }

  #dependence(expr: Expr): Dependence {
    let dependence = this.#dependences.get(expr);
    if (!dependence) this.#dependences.set(expr, dependence = dependenceOf(expr, this.#names));
    return dependence;
  }
}
