import * as ast from '../../ast.ts';
import { mixedWeights } from '../../diagnostics/mod.ts';
import { quantityValue } from '../../model/literals.ts';
import { lacksSign } from '../../model/missing-sign.ts';
import { defineCheck } from '../check.ts';

/** The parts of a sum shared out are all shares or all money; that they make the whole is rule OUT-019. */
export const weightsAlike = defineCheck<ast.SharedOut>(ast.SharedOut.$type, (shared, report) => {
  const weights = shared.items.map(item => quantityValue(item.weight));
  if (weights.length === 0 || weights.some(weight => weight === undefined) || lacksSign(shared)) return;
  if (new Set(weights.map(weight => weight!.kind === 'money')).size > 1) report(mixedWeights, undefined, { node: shared });
});
