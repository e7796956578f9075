import type { DimensionId, IsoDate, Program } from '@remit/program';
import { programFault } from '../fault.ts';

/** A group or a set. Keys are addressed by their position: of a set in declared order, of a group in ascending order. */
export interface Dimension {
  readonly id: DimensionId;
  readonly index: number;
  readonly kind: 'group' | 'set';
  /** Index of the parent set, or -1. */
  readonly parent: number;
  /** Elements of a set; empty for a group. */
  readonly elements: readonly string[];
  /** For each element of a set: its element of the parent, or -1. */
  readonly parentOf: readonly number[];
  readonly positions: ReadonlyMap<string, number>;
  /** Of a group whose members are counted on a day: the days that decide who belongs, by period. Any one of them will do. */
  readonly countedOn?: ReadonlyMap<string, readonly IsoDate[]>;
}

/** The groups and sets of a program. */
export interface Dimensions {
  readonly all: readonly Dimension[];
  /** A program that names a dimension it does not declare is at fault. */
  get(id: DimensionId): Dimension;
  find(id: DimensionId): Dimension | undefined;
}

/** Indexes groups first, then sets, in declared order. */
export function prepareDimensions(program: Program): Dimensions {
  const ids = [...program.groups.map(group => group.id), ...program.sets.map(set => set.id)];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  if (indexOf.size !== ids.length) programFault('Two groups or sets of the program have the same name.');
  const groups = program.groups.map((group, index): Dimension => (
    { id: group.id, index, kind: 'group', parent: -1, elements: [], parentOf: [], positions: new Map(), ...(group.countedOn ? { countedOn: countingDays(program, group.countedOn) } : {}) }));
  const sets = program.sets.map((set, at): Dimension => {
    const elements = set.elements.map(element => element.key);
    return {
      id: set.id, index: groups.length + at, kind: 'set', elements,
      parent: set.parent === undefined ? -1 : indexOf.get(set.parent) ?? programFault(`The set '${set.id}' has an unknown parent '${set.parent}'.`),
      parentOf: set.elements.map(element => parentPosition(program, set.parent, element.in)),
      positions: new Map(elements.map((key, position) => [key, position])),
    };
  });
  const all = [...groups, ...sets];
  const find = (id: DimensionId): Dimension | undefined => all[indexOf.get(id) ?? -1];
  return { all, find, get: id => find(id) ?? programFault(`'${id}' is not a group or a set of the program.`) };
}

function parentPosition(program: Program, parent: DimensionId | undefined, key: string | undefined): number {
  if (parent === undefined || key === undefined) return -1;
  return program.sets.find(set => set.id === parent)?.elements.findIndex(element => element.key === key) ?? -1;
}

/** The day of the period or of the one that contains it; of a longer period the days of those in it. Periods without any are left out. */
function countingDays(program: Program, countedOn: Readonly<Record<string, IsoDate>>): Map<string, IsoDate[]> {
  const days = new Map(Object.entries(countedOn));
  const own = program.periods.flatMap((period): [string, IsoDate[]][] => {
    const day = [period.id, ...Object.values(period.in)].map(id => days.get(id)).find(found => found !== undefined);
    const inside = program.periods.filter(({ id, in: outer }) => days.has(id) && Object.values(outer).includes(period.id)).map(({ id }) => days.get(id)!);
    return day !== undefined ? [[period.id, [day]]] : inside.length > 0 ? [[period.id, inside]] : [];
  });
  return new Map(own);
}
