/** `contract value`: only rules speak of it. */
import type { Expr } from '@remit/program';
import type { ContractValue } from '@remit/language/ast';
import type { Context } from '../context.ts';

export function lowerContractValue(cx: Context, node: ContractValue): Expr {
  return cx.refuse('MOD-101', node, { what: '"contract value"', instead: 'write the sum itself' });
}
