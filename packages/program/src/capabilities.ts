import type { Expr } from './expression.ts';
import type { Program } from './program.ts';
import { rootExpressions } from './expressions.ts';
import { OPS } from './schema/expression-schema.ts';
import { visitExpr } from './walk.ts';

/** Nodes that every runtime must know. */
const CORE: ReadonlySet<Expr['op']> = new Set<Expr['op']>([
  'number', 'bool', 'code', 'date', 'fact', 'var', 'line', 'key', 'add', 'sub', 'mul', 'div', 'min', 'max', 'round', 'cmp',
  'and', 'or', 'not', 'case', 'isMissing', 'isNotApplicable', 'notApplicable', 'missing', 'orElse',
]);

/** Everything that a program of this format may require: "core", "tax" where tax is charged, and each node outside it by its `op`. */
export const CAPABILITIES: ReadonlySet<string> = new Set(['core', 'tax', ...OPS.filter(op => !CORE.has(op))]);

/** What a runtime must be able to do to run the program, sorted: the value of its `requires`. */
export function requiredCapabilities(program: Omit<Program, 'requires'>): string[] {
  const required = new Set(program.tax ? ['core', 'tax'] : ['core']);
  for (const root of rootExpressions({ ...program, requires: [] })) {
    visitExpr(root.expr, root.at, expr => { if (!CORE.has(expr.op)) required.add(expr.op); });
  }
  return [...required].sort();
}
