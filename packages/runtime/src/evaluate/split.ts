import type { Split } from '@remit/program';
import { isZero, largestRemainder, parseNumber, roundTo, sign, splitWithRemainder, sum } from '@remit/program/rational';
import type { Rational } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { isObstacle, numbers } from './numbers.ts';
import { missing } from './outcome.ts';

/** One part of an amount that is split by weights. */
export function split(node: Split, compiler: Compiler): Evaluate {
  const unit = parseNumber(node.unit);
  if (!unit || sign(unit) <= 0) programFault(`'${node.unit}' is not a unit to split in.`, compiler.at);
  const operands = [compiler.child(node.arg, '/arg'), ...node.weights.map((weight, index) => compiler.child(weight, `/weights/${index}`))];
  for (const index of [node.index, node.remainderTo ?? 0]) {
    if (node.weights[index] === undefined) programFault(`There is no part ${index} among ${node.weights.length}.`, compiler.at);
  }
  return context => {
    const found = numbers(operands, context);
    if (isObstacle(found)) return found;
    const [amount, ...weights] = found as [Rational, ...Rational[]];
    if (isZero(sum(weights))) return missing({ reason: 'division-by-zero', detail: compiler.owner });
    const total = roundTo(amount, unit, 'trunc');
    const parts = node.remainderTo === undefined
      ? largestRemainder(total, weights, unit)
      : splitWithRemainder(total, weights, unit, node.remainderTo);
    return parts[node.index]!;
  };
}
