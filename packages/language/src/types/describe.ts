import type { AstNode } from 'langium';
import { manyOf } from './nouns.ts';
import type { Grain, ValueType } from './value-type.ts';

/** A type in words: `a sum of money`, `a percentage`, `a number of people`, `yes or no`. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'yes-no': return 'yes or no';
    case 'code': return 'a code';
    case 'date': return 'a date';
    case 'unknown': return 'a value';
    case 'quantity': return describeUnits(type);
  }
}

function describeUnits({ units, percentage }: ValueType): string {
  if (units.size === 0) return percentage ? 'a percentage' : 'a number';
  const above = [...units].filter(([, power]) => power > 0);
  const below = [...units].filter(([, power]) => power < 0);
  const name = ([unit, power]: [string, number]): string => `${unit === '' ? 'things' : unit}${Math.abs(power) === 2 ? ' squared' : Math.abs(power) > 2 ? ` to the power of ${Math.abs(power)}` : ''}`;
  const first = above.length === 0 ? 'a number'
    : above.length === 1 && above[0]![0] === 'money' && above[0]![1] === 1 ? 'a sum of money'
      : above.length === 1 && above[0]![1] === 1 ? `a count of ${above[0]![0] ? manyOf(above[0]![0]) : 'things'}` : above.map(name).join(' times ');
  return below.length === 0 ? first : `${first} per ${below.map(name).join(' and ')}`;
}

/** `each year`, `once` … */
export function describeGrain(grain: Grain): string {
  return grain === 'term' ? 'once' : grain === 'any' ? 'at any time' : `each ${grain}`;
}

/** The name of a dimension as it is declared. */
export function nameOf(node: AstNode): string {
  return 'name' in node && typeof node.name === 'string' ? node.name : '';
}
