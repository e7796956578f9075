import type { Arithmetic } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add as plus, div as over, isZero, max, min, mul as times, sub as less } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { isObstacle, numbers } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { missing } from './outcome.ts';

/** The sum of all. */
export const add = folded(plus);
/** The product of all. */
export const mul = folded(times);
/** The first less all the others. */
export const sub = folded(less);
/** The least. */
export const least = folded(min);
/** The greatest. */
export const greatest = folded(max);

/** The first divided by all the others; missing when one of them is zero. */
export function div(node: Arithmetic, compiler: Compiler): Evaluate {
  const operands = operandsOf(node, compiler);
  return (context): Outcome => {
    const found = numbers(operands, context);
    if (isObstacle(found)) return found;
    const [first, ...divisors] = found as [Rational, ...Rational[]];
    if (divisors.some(isZero)) return missing({ reason: 'division-by-zero', detail: compiler.owner });
    return divisors.reduce(over, first);
  };
}

function folded(combine: (a: Rational, b: Rational) => Rational): (node: Arithmetic, compiler: Compiler) => Evaluate {
  return (node, compiler) => {
    const operands = operandsOf(node, compiler);
    return context => {
      const found = numbers(operands, context);
      return isObstacle(found) ? found : found.reduce(combine);
    };
  };
}

function operandsOf(node: Arithmetic, compiler: Compiler): Evaluate[] {
  if (node.args.length === 0) programFault(`'${node.op}' has nothing to work on.`, compiler.at);
  return node.args.map((arg, index) => compiler.child(arg, `/args/${index}`));
}
