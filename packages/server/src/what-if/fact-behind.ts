import type { Expr, Program } from '@remit/program';

/** The one fact that is behind an expression, as it is; undefined where the value is worked out from several. */
export function factBehind(program: Program): (expr: Expr | undefined) => string | undefined {
  const vars = new Map(program.vars.map((each) => [each.id, each.expr]));
  const behind = (expr: Expr | undefined, seen: ReadonlySet<string>): string | undefined => {
    switch (expr?.op) {
      case 'fact': return expr.part === undefined ? expr.id : undefined;
      case 'var': return seen.has(expr.id) ? undefined : behind(vars.get(expr.id), new Set([...seen, expr.id]));
      case 'case': return behind(expr.else, seen);
      case 'div': {
        const [top, bottom] = expr.args.map((arg) => (arg.op === 'sub' ? arg.args[0] : arg));
        return top?.op === 'fact' && bottom?.op === 'fact' && top.id === bottom.id ? top.id : undefined;
      }
      default: return undefined;
    }
  };
  return (expr) => behind(expr, new Set());
}

/** The fact that an outcome is measured by, where its value is that of the fact. */
export function factOfOutcome(program: Program, outcome: string): string | undefined {
  return factBehind(program)(program.vars.find(({ id }) => id === outcome)?.expr);
}
