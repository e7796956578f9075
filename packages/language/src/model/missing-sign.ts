import type * as ast from '../generated/ast.ts';
import { quantityValue } from './literals.ts';

/** Whether a weight stands without its sign among others that have one, which is a finding of its own: nothing else is said of such weights. */
export function lacksSign({ items }: ast.SharedOut): boolean {
  const kinds = items.map(({ weight }) => quantityValue(weight)?.kind);
  return new Set(kinds).size > 1 && items.some(({ weight }, index) => kinds[index] === 'number' && /^\d[\d,.]*$/.test(weight.lexeme));
}
