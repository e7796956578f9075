import type { BooleanConst, CodeConst, DateConst, NumberConst } from '@remit/program';
import { parseNumber } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';

/** A number. */
export function number(node: NumberConst, compiler: Compiler): Evaluate {
  const value = parseNumber(node.v) ?? programFault(`'${node.v}' is not a number as programs write them ("1250.5", "1/3").`, compiler.at);
  return () => value;
}

/** A truth value. */
export function bool(node: BooleanConst): Evaluate {
  return () => node.v;
}

/** A code. */
export function code(node: CodeConst): Evaluate {
  return () => node.v;
}

/** A date. */
export function date(node: DateConst): Evaluate {
  return () => node.v;
}
