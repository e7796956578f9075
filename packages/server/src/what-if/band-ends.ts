import { rootExpressions, type Expr, type Program } from '@remit/program';
import { parseNumber, type Rational } from '@remit/program/rational';
import { childrenOf } from '@remit/program/walk';
import { factBehind } from './fact-behind.ts';

/** Where bands end by which a fact is paid for as a whole, by the fact's id: beside such an end the payment jumps. */
export function bandEnds(program: Program): Map<string, Rational[]> {
  const found = new Map<string, Rational[]>();
  const behind = factBehind(program);
  const look = (expr: Expr): void => {
    const fact = expr.op === 'band' && expr.mode === 'whole' ? behind(expr.x) : undefined;
    if (expr.op === 'band' && fact !== undefined) {
      const ends = expr.bands.flatMap(({ to }) => (to?.op === 'number' ? parseNumber(to.v) ?? [] : []));
      found.set(fact, [...found.get(fact) ?? [], ...ends]);
    }
    for (const child of childrenOf(expr)) look(child.expr);
  };
  for (const { expr } of rootExpressions(program)) look(expr);
  return found;
}
