import { add, cmp, eq, ONE, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { mixedWeights, weightsDoNotAddUp } from '../../diagnostics/mod.ts';
import { literalOf, quantityValue, writtenNumber, writtenPercentage } from '../../model/literals.ts';
import { defineCheck } from '../check.ts';

/** The parts of a sum shared out come to 100%, or to the sum itself; less only where `rest unpaid` is written. */
export const weightsAddUp = defineCheck<ast.SharedOut>(ast.SharedOut.$type, (shared, report) => {
  const weights = shared.items.map(item => quantityValue(item.weight));
  if (weights.length === 0 || weights.some(weight => weight === undefined)) return;
  // A weight without its sign among others is told as such.
  if (new Set(weights.map(weight => weight!.kind)).size > 1 && weights.some((weight, at) => weight!.kind === 'number' && /^\d[\d,.]*$/.test(shared.items[at]!.weight.lexeme))) return;
  const kinds = new Set(weights.map(weight => weight!.kind === 'number' ? 'percentage' : weight!.kind));
  if (kinds.size > 1) {
    report(mixedWeights, undefined, { node: shared });
    return;
  }
  const total = weights.reduce((sum, weight) => add(sum, weight!.value), ZERO);
  const money = kinds.has('money');
  const ceiling = literalOf(shared.ceiling);
  if (money && ceiling?.kind !== 'money') return;
  const whole = money ? ceiling!.value : ONE;
  if (eq(total, whole) || (shared.rest.length > 0 && cmp(total, whole) < 0)) return;
  const write = (value: typeof total): string => money ? `${ceiling!.currency}${writtenNumber(value)}` : writtenPercentage(value);
  report(weightsDoNotAddUp, { total: write(total), expected: write(whole), tooMuch: cmp(total, whole) > 0 }, { node: shared, property: 'items' });
});
