import type { FactType, VarType } from '../../program.ts';

/** Kinds of value an expression may have. */
export type ValueKind = 'number' | 'truth value' | 'code' | 'date';

/** The kind of value that a declared type holds: money, counts, percentages and ratios are all numbers. */
export function kindOfType(type: FactType | VarType): ValueKind {
  return type === 'bool' ? 'truth value' : type === 'code' || type === 'date' ? type : 'number';
}
