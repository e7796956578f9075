import type { Case, Compare, Logic, Not, Relation } from '@remit/program';
import { cmp } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { asBoolean } from './numbers.ts';
import type { Outcome, Scalar } from './outcome.ts';
import { isValue, obstacle } from './outcome.ts';

const HOLDS: Record<Relation, (order: number) => boolean> = {
  lt: order => order < 0, le: order => order <= 0, gt: order => order > 0, ge: order => order >= 0,
  eq: order => order === 0, ne: order => order !== 0,
};

/** Compares two numbers or dates; tells codes and truth values apart. */
export function compare(node: Compare, compiler: Compiler): Evaluate {
  const left = compiler.child(node.args[0], '/args/0');
  const right = compiler.child(node.args[1], '/args/1');
  const holds = HOLDS[node.rel] ?? programFault(`'${String(node.rel)}' is not a comparison.`, compiler.at);
  return context => {
    const outcomes = [left(context), right(context)];
    return obstacle(outcomes) ?? holds(orderOf(outcomes[0] as Scalar, outcomes[1] as Scalar));
  };
}

/** False if any is false, as soon as one is; else missing or not applicable if any is. */
export const and = decidedBy(false);
/** True if any is true, as soon as one is; else missing or not applicable if any is. */
export const or = decidedBy(true);

/** The opposite. */
export function not(node: Not, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  return context => {
    const outcome = arg(context);
    return isValue(outcome) ? !asBoolean(outcome) : outcome;
  };
}

/** The value of the first condition that is true; a condition that cannot be told decides that the whole cannot. */
export function choice(node: Case, compiler: Compiler): Evaluate {
  const branches = node.when.map((branch, index) => ({
    condition: compiler.child(branch.if, `/when/${index}/if`),
    then: compiler.child(branch.then, `/when/${index}/then`),
  }));
  const otherwise = compiler.child(node.else, '/else');
  return context => {
    for (const branch of branches) {
      const condition = branch.condition(context);
      if (!isValue(condition)) return condition;
      if (asBoolean(condition)) return branch.then(context);
    }
    return otherwise(context);
  };
}

function decidedBy(deciding: boolean): (node: Logic, compiler: Compiler) => Evaluate {
  return (node, compiler) => {
    const operands = node.args.map((arg, index) => compiler.child(arg, `/args/${index}`));
    return context => {
      const undecided: Outcome[] = [];
      for (const operand of operands) {
        const outcome = operand(context);
        if (!isValue(outcome)) undecided.push(outcome);
        else if (asBoolean(outcome) === deciding) return deciding;
      }
      return obstacle(undecided) ?? !deciding;
    };
  };
}

function orderOf(left: Scalar, right: Scalar): number {
  if (typeof left === 'object' && typeof right === 'object') return cmp(left, right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return programFault('The program compares values of different types.');
}
