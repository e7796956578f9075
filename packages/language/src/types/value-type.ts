import type { AstNode } from 'langium';

/** What kind of value it is. `unknown` silences every further complaint about it. */
export type ValueKind = 'quantity' | 'yes-no' | 'code' | 'date' | 'unknown';

/** How often a value is given, finest first; `any` reads for whatever period asks. */
export type Grain = 'month' | 'quarter' | 'year' | 'cohort' | 'term' | 'any';

/** The type of a value: its kind, its units, its grain and the groups or sets it has one value for each of. */
export interface ValueType {
  readonly kind: ValueKind;
  /** Units as powers: money is `{ money: 1 }`, £ per person `{ money: 1, person: -1 }`, a percentage or plain number `{}`. */
  readonly units: ReadonlyMap<string, number>;
  /** Whether a number without units was written or measured as a percentage or proportion. */
  readonly percentage: boolean;
  /** A figure written without a noun: it may count whatever it is compared with. */
  readonly bare?: boolean;
  readonly grain: Grain;
  /** The groups, sets and bands (never their singular members) the value varies over. */
  readonly dimensions: ReadonlySet<AstNode>;
  /** For codes: the declaration whose list they come from. */
  readonly codes?: AstNode;
}

const none: ReadonlyMap<string, number> = new Map();
const nowhere: ReadonlySet<AstNode> = new Set();

/** A quantity in the given units. */
export function quantity(units: ReadonlyMap<string, number> = none, more: Partial<ValueType> = {}): ValueType {
  return { kind: 'quantity', units, percentage: false, grain: 'any', dimensions: nowhere, ...more };
}

/** A sum of money. */
export const money: ValueType = quantity(new Map([['money', 1]]));
/** A number without units. */
export const number: ValueType = quantity();
/** A percentage, proportion or fraction. */
export const percentage: ValueType = quantity(none, { percentage: true });
/** Yes or no. */
export const yesNo: ValueType = { kind: 'yes-no', units: none, percentage: false, grain: 'any', dimensions: nowhere };
/** A day. */
export const date: ValueType = { ...yesNo, kind: 'date' };
/** A value nothing is known about, after an error elsewhere. */
export const unknown: ValueType = { ...yesNo, kind: 'unknown' };

/** One of the codes of a list. */
export function code(owner: AstNode | undefined): ValueType {
  return { ...yesNo, kind: 'code', codes: owner };
}

/** Whether two values can be added or compared: the same kind and units, or one of them unknown. */
export function sameUnits(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'quantity') return true;
  if ((a.bare && isCount(b)) || (b.bare && isCount(a))) return true;
  if (a.units.size !== b.units.size) return wild(a) || wild(b);
  for (const [unit, power] of a.units) if (b.units.get(unit) !== power) return wild(a) || wild(b);
  return true;
}

const durations: ReadonlySet<string> = new Set(['money', 'day', 'working day', 'week', 'month', 'quarter', 'year']);

/** Whether a value counts things; durations and money need their unit written. */
function isCount({ units }: ValueType): boolean {
  const [only] = units;
  return units.size === 1 && only![1] === 1 && !durations.has(only![0]);
}

/** A count whose noun was not written fits any count. */
function wild(type: ValueType): boolean {
  return type.units.has('');
}

/** Whether the units are exactly money. */
export function isMoney(type: ValueType): boolean {
  return type.kind === 'unknown' || (type.kind === 'quantity' && type.units.size === 1 && type.units.get('money') === 1) || wild(type);
}

/** Whether a quantity has no units left. */
export function isPlain(type: ValueType): boolean {
  return type.kind === 'unknown' || (type.kind === 'quantity' && (type.units.size === 0 || wild(type)));
}

/** The units of a product (`power` 1) or a quotient (`power` -1). */
export function combined(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, power: 1 | -1): ReadonlyMap<string, number> {
  const result = new Map(a);
  for (const [unit, exponent] of b) {
    const sum = (result.get(unit) ?? 0) + exponent * power;
    if (sum === 0) result.delete(unit);
    else result.set(unit, sum);
  }
  return result;
}

const order: readonly Grain[] = ['month', 'quarter', 'year', 'term'];

/** Whether `a` is given more often than `b`. Cohorts compare with nothing but the term. */
export function finer(a: Grain, b: Grain): boolean {
  if (a === 'any' || b === 'any' || a === b) return false;
  if (a === 'cohort') return b === 'term';
  if (b === 'cohort') return false;
  return order.indexOf(a) < order.indexOf(b);
}

/** The finer of two grains. */
export function finest(a: Grain, b: Grain): Grain {
  if (a === 'any') return b;
  if (b === 'any') return a;
  return finer(b, a) ? b : a;
}

/** Both sets of dimensions together. */
export function joined(a: ReadonlySet<AstNode>, b: ReadonlySet<AstNode>): ReadonlySet<AstNode> {
  if (a.size === 0) return b;
  return b.size === 0 ? a : new Set([...a, ...b]);
}
