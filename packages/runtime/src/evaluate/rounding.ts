import type { Round } from '@remit/program';
import { parseNumber, roundRoot, roundTo, sign } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { asNumber } from './numbers.ts';
import { isValue, missing } from './outcome.ts';

/** To the nearest multiple of the unit, or the multiple that the exact square root rounds to. */
export function round(node: Round, compiler: Compiler): Evaluate {
  const unit = parseNumber(node.unit);
  if (!unit || sign(unit) <= 0) programFault(`'${node.unit}' is not a unit to round to.`, compiler.at);
  const arg = compiler.child(node.arg, '/arg');
  return context => {
    const outcome = arg(context);
    if (!isValue(outcome)) return outcome;
    const value = asNumber(outcome);
    if (node.root === undefined) return roundTo(value, unit, node.mode);
    return sign(value) < 0 ? missing({ reason: 'division-by-zero', detail: 'root' }) : roundRoot(value, unit, node.mode);
  };
}
