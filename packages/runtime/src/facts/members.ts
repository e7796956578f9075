import type { IsoDate } from '@remit/program';
import type { Dimension } from '../prepare/dimensions.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** The keys of a dimension in one run, by position: elements of a set as declared, members of a group in ascending order. */
export interface RunDimension {
  readonly dimension: Dimension;
  readonly keys: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
  /** How many of the keys are members; keys beyond are only named by the program. */
  readonly count: number;
  /** First day in the group, if given. */
  joined(position: number): IsoDate | undefined;
  /** First day no longer in the group, if given. */
  left(position: number): IsoDate | undefined;
  /** The day on which the member came to be known; undefined from the beginning. */
  knownFrom(position: number): IsoDate | undefined;
  /** Whether the member belongs to the group on some day of the period or, where members are counted on a day, on that day. An element of a set always does. */
  belongs(position: number, period: TimePeriod): boolean;
}

export interface Membership {
  readonly joined?: IsoDate | undefined;
  readonly left?: IsoDate | undefined;
  /** The day on which the member was listed first, or a value was given for it; none where it was known from the beginning. */
  readonly knownFrom?: IsoDate | undefined;
}

/** The keys of a set. */
export function setKeys(dimension: Dimension): RunDimension {
  return {
    dimension, keys: dimension.elements, positions: dimension.positions, count: dimension.elements.length,
    joined: () => undefined, left: () => undefined, knownFrom: () => undefined,
    belongs: position => position >= 0 && position < dimension.elements.length,
  };
}

/** The members of a group; `named` are keys that the program picks, whether or not they are members. */
export function groupKeys(dimension: Dimension, members: ReadonlyMap<string, Membership>, named: Iterable<string>): RunDimension {
  const sorted = [...members.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const keys = [...sorted];
  for (const key of named) if (!members.has(key) && !keys.includes(key)) keys.push(key);
  const memberships = sorted.map(key => members.get(key)!);
  return {
    dimension, keys, positions: new Map(keys.map((key, position) => [key, position])), count: sorted.length,
    joined: position => memberships[position]?.joined,
    left: position => memberships[position]?.left,
    knownFrom: position => memberships[position]?.knownFrom,
    belongs(position, period) {
      const membership = memberships[position];
      if (!membership) return false;
      const days = dimension.countedOn?.get(period.id);
      if (days) return days.some(day => (membership.joined === undefined || membership.joined <= day) && (membership.left === undefined || membership.left > day));
      return (membership.joined === undefined || membership.joined < period.end)
        && (membership.left === undefined || membership.left > period.start);
    },
  };
}
