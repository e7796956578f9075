import type { Expr, Line, Program } from '@remit/program';
import { childrenOf } from '@remit/program/walk';

/** Nodes that come to something before anybody is reported, or before somebody decides: a total over members of whom none is known yet is nothing. */
const readsOthers: ReadonlySet<Expr['op']> = new Set(['agg', 'outer', 'pick', 'column', 'key', 'partOf', 'decided', 'known', 'deadline', 'reviewed', 'atReview']);

/** Which lines may be told from a run that knows nothing but how many people are expected. */
export interface ToldLines {
  /** Whether a line comes to the same whatever is reported but the numbers of people. */
  isSettled(line: Line): boolean;
  /** Whether the numbers of people are in its amount. */
  readsCounts(line: Line): boolean;
  /** Whether something hangs on how many people there are, so that it is another amount and not only more or less of it with other numbers. */
  hangsOnCounts(line: Line): boolean;
}

/** What lines read, directly or through what they name. */
export function toldLines(program: Program, counted: ReadonlySet<string>): ToldLines {
  const vars = new Map(program.vars.map((one) => [one.id, one]));
  const lines = new Map(program.lines.map((one) => [one.id, one]));
  const anywhere = (found: (expr: Expr, isCondition: boolean) => boolean) => (line: Line): boolean => {
    const seen = new Set<string>();
    const visitLine = (id: string, isCondition: boolean): boolean => {
      const key = `line ${id} ${isCondition}`;
      if (seen.has(key) || !lines.has(id)) return false;
      seen.add(key);
      const { amount, limits = [] } = lines.get(id)!;
      return visit(amount, isCondition) || limits.some(({ max }) => visit(max, isCondition));
    };
    const visit = (expr: Expr, isCondition: boolean): boolean => {
      if (found(expr, isCondition)) return true;
      if (expr.op === 'line') return visitLine(expr.id, isCondition);
      if (expr.op === 'earned') return visitLine(expr.line, isCondition);
      if (expr.op === 'var') {
        const key = `var ${expr.id} ${isCondition}`;
        if (seen.has(key)) return false;
        seen.add(key);
        return visit(vars.get(expr.id)!.expr, isCondition);
      }
      const asked = askedOf(expr);
      return childrenOf(expr).some(({ expr: child }) => visit(child, isCondition || asked.has(child)));
    };
    return visitLine(line.id, false);
  };
  const isCount = (expr: Expr): boolean => expr.op === 'fact' && counted.has(expr.id);
  const readsMore = anywhere((expr) => readsOthers.has(expr.op) || (expr.op === 'fact' && !counted.has(expr.id)));
  return { isSettled: (line) => !readsMore(line), readsCounts: anywhere(isCount), hangsOnCounts: anywhere((expr, isCondition) => isCondition && isCount(expr)) };
}

/** The parts of an expression that it only asks something of: its conditions, and what stands on a scale. */
function askedOf(expr: Expr): ReadonlySet<Expr> {
  switch (expr.op) {
    case 'case': return new Set(expr.when.map((branch) => branch.if));
    case 'cmp': return new Set(expr.args);
    case 'band': case 'interpolate': return new Set([expr.x]);
    case 'lookup': return new Set([expr.by]);
    default: return new Set();
  }
}
