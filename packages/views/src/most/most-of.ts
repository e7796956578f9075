import type { Expr, Line, Program } from '@remit/program';
import { isPlain, type KnownParts } from './known-parts.ts';

/** What stands for the most of a named value. */
export const mostId = (id: string): string => `${id} at most`;

/** Expressions that no result can exceed. */
export interface Most {
  /** The most that an expression comes to, in words of the program; the expression itself where that is known, undefined where nothing limits it. */
  of(expr: Expr): Expr | undefined;
  /** The line with the most of its amount and parts; itself where that is known, undefined where nothing limits it. */
  line(id: string): Line | undefined;
  /** The named values that stand for the most of others. */
  vars(): ReadonlyMap<string, Program['vars'][number]>;
}

/**
 * Makes expressions for the most that amounts can come to. Each is at least what the other is whatever is reported: where more of a part means more
 * of the whole, the most of the part takes its place, and of a scale or a choice the greatest of its values. Anything else has to be known.
 */
export function mostOf({ vars, lines, isKnown, isNeverNegative }: KnownParts): Most {
  const [madeVars, madeLines] = [new Map<string, Program['vars'][number]>(), new Map<string, Line | undefined>()];
  const tried = new Map<string, Expr | undefined>();
  const all = (exprs: readonly Expr[]): Expr[] | undefined => {
    const made = exprs.map(of);
    return made.every((one) => one !== undefined) ? made : undefined;
  };
  const greatest = (exprs: readonly (Expr | undefined)[]): Expr | undefined => {
    const values = exprs.filter((one) => one !== undefined && one.op !== 'missing' && one.op !== 'notApplicable') as Expr[];
    const made = values.length === 0 ? undefined : all(values);
    return made && (made.length === 1 ? made[0] : { op: 'max', args: made });
  };
  const arg = <T extends Extract<Expr, { arg: Expr }>>(expr: T): T | undefined => {
    const made = of(expr.arg);
    return made && { ...expr, arg: made };
  };
  function of(expr: Expr): Expr | undefined {
    if (isKnown(expr)) return expr;
    switch (expr.op) {
      case 'var': return ofVar(expr.id);
      case 'line': return ofLine(expr.id) && expr;
      case 'earned': return ofLine(expr.line) && isSumOfParts(lines.get(expr.line)!) ? expr : undefined;
      case 'add': case 'max': case 'orElse': {
        const args = all(expr.args);
        return args && (expr.op === 'orElse' ? { op: 'max', args } : { ...expr, args });
      }
      case 'mul': {
        const args = expr.args.every(isNeverNegative) ? all(expr.args) : undefined;
        return args && { ...expr, args };
      }
      case 'sub': case 'div': {
        const [first, ...others] = expr.args;
        const made = others.every(isKnown) && (expr.op === 'sub' || others.every(isNeverNegative)) ? of(first!) : undefined;
        return made && { ...expr, args: [made, ...others] };
      }
      case 'min': {
        const args = expr.args.flatMap((one) => of(one) ?? []);
        return args.length === 0 ? undefined : args.length === 1 ? args[0] : { ...expr, args };
      }
      case 'round': case 'heldPart': return arg(expr);
      case 'over': return expr.fn === 'count' ? undefined : arg(expr);
      case 'case': {
        if (!expr.when.every((branch) => isKnown(branch.if))) return greatest([...expr.when.map(({ then }) => then), expr.else]);
        const values = all([...expr.when.map(({ then }) => then), expr.else]);
        return values && { ...expr, when: expr.when.map((branch, index) => ({ if: branch.if, then: values[index]! })), else: values.at(-1)! };
      }
      case 'byPeriod': {
        const values = all([...expr.cases.map(({ v }) => v), ...(expr.else ? [expr.else] : [])]);
        return values && { ...expr, cases: expr.cases.map(({ periods }, index) => ({ periods, v: values[index]! })), ...(expr.else && { else: values.at(-1)! }) };
      }
      case 'interpolate': return greatest([...expr.points.map(([, y]) => y), expr.before, expr.after]);
      case 'band': return expr.mode === 'whole' ? greatest(expr.bands.map(({ v }) => v)) : undefined;
      case 'lookup': return greatest([...expr.rows.map(({ v }) => v), expr.else]);
      default: return undefined;
    }
  }
  const ofVar = (id: string): Expr | undefined => {
    if (tried.has(id)) return tried.get(id);
    tried.set(id, undefined);
    const own = vars.get(id)!;
    const expr = own.each.length === 0 ? of(own.expr) : undefined;
    if (!expr) return undefined;
    const { published: _published, ...rest } = own;
    madeVars.set(id, { ...rest, id: mostId(id), expr });
    const made: Expr = { op: 'var', id: mostId(id) };
    tried.set(id, made);
    return made;
  };
  const ofLine = (id: string): Line | undefined => {
    if (madeLines.has(id)) return madeLines.get(id);
    madeLines.set(id, undefined);
    const line = lines.get(id)!;
    if (!isPlain(line) || !(line.limits ?? []).every(({ max }) => isKnown(max))) return undefined;
    const amount = of(line.amount);
    const parts = all((line.parts ?? []).map(({ expr }) => expr));
    if (!amount || !parts) return undefined;
    const made = amount === line.amount ? line : { ...line, amount, ...(line.parts && { parts: line.parts.map((part, index) => ({ ...part, expr: parts[index]! })) }) };
    madeLines.set(id, made);
    return made;
  };
  return { of, line: ofLine, vars: () => madeVars };
}

/** Whether a line pays its parts and nothing besides, so that more of one part is never less of another. */
function isSumOfParts({ amount, parts, limits }: Line): boolean {
  if (limits || !parts || amount.op !== 'round') return false;
  const { arg } = amount;
  const summed = arg.op === 'add' ? arg.args : [arg];
  return JSON.stringify(summed) === JSON.stringify(parts.map(({ expr }) => expr));
}
