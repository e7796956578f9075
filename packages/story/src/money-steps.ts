import type { Expr, Program } from '@remit/program';
import { childrenOf } from '@remit/program/walk';

/** Whether a step is a sum of money: undefined for a constant, which is what its neighbours make it. */
function isMoney(expr: Expr, program: Program): boolean | undefined {
  const of = (inner: Expr): boolean | undefined => isMoney(inner, program);
  switch (expr.op) {
    case 'number': return undefined;
    case 'line': case 'earned': return true;
    case 'fact': return expr.part === undefined && program.facts.find(({ id }) => id === expr.id)?.type === 'money';
    case 'var': return program.vars.find(({ id }) => id === expr.id)?.type === 'money';
    case 'column': return program.rows.some(({ columns }) => columns.some(({ id, type }) => id === expr.id && type === 'money'));
    case 'mul': {
      const all = expr.args.map(of);
      return all.includes(true) || (all.includes(undefined) ? undefined : false);
    }
    case 'div': {
      const [first, ...others] = expr.args.map(of);
      return first === true ? !others.includes(true) : first;
    }
    case 'band': return anyOf(expr.mode === 'graduated' ? [expr.x, ...expr.bands.map(({ v }) => v)] : expr.bands.map(({ v }) => v), of);
    case 'interpolate': return anyOf(expr.points.map(([, y]) => y), of);
    case 'case': return anyOf([...expr.when.map(({ then }) => then), expr.else], of);
    case 'lookup': return anyOf(expr.rows.map(({ v }) => v), of);
    case 'agg': case 'over': return expr.fn === 'count' ? false : of(expr.arg);
    case 'alloc': return of(expr.total);
    case 'split': return of(expr.arg);
    case 'add': case 'sub': case 'min': case 'max': case 'round': case 'orElse': case 'heldPart': case 'deadline': case 'at': case 'outer': case 'pick': case 'byPeriod':
      return anyOf(childrenOf(expr).map((child) => child.expr), of);
    default: return false;
  }
}

/**
 * Whether an expression inside another is a sum of money, given whether the outer one is.
 *
 * @param at where it stands: "/args/0", as `childrenOf` says
 */
export function isMoneyInside(outer: Expr, at: string, outerIsMoney: boolean, program: Program): boolean {
  const of = (inner: Expr): boolean | undefined => isMoney(inner, program);
  const inner = childrenOf(outer).find((child) => child.at === at)?.expr;
  const own = inner === undefined ? undefined : of(inner);
  switch (outer.op) {
    case 'add': case 'sub': case 'min': case 'max': case 'round': case 'orElse': case 'heldPart': case 'deadline': case 'at': case 'over': case 'outer': case 'pick': case 'byPeriod':
      return own ?? outerIsMoney;
    case 'agg': return at === '/arg' && (own ?? outerIsMoney);
    case 'case': return !at.endsWith('/if') && (own ?? outerIsMoney);
    case 'cmp': return outer.args.some((arg) => of(arg) === true);
    case 'mul': return own ?? (outerIsMoney && !outer.args.some((arg) => of(arg) === true) && at === `/args/${outer.args.findIndex((arg) => of(arg) === undefined)}`);
    case 'div': return own ?? (at === '/args/0' ? outerIsMoney : !outerIsMoney && of(outer.args[0]!) === true);
    case 'band': {
      const xs = [outer.x, ...outer.bands.flatMap(({ to }) => to ?? [])].some((x) => of(x) === true);
      return at.endsWith('/v') ? own ?? (outerIsMoney && !(outer.mode === 'graduated' && xs)) : xs;
    }
    case 'interpolate': return at === '/x' || /^\/points\/\d+\/0$/.test(at) ? [outer.x, ...outer.points.map(([x]) => x)].some((x) => of(x) === true) : own ?? outerIsMoney;
    case 'lookup': return at !== '/by' && (own ?? outerIsMoney);
    case 'alloc': return (at === '/total' || at === '/min' || at === '/max') && (own ?? outerIsMoney);
    case 'split': return at === '/arg' && (own ?? outerIsMoney);
    default: return own ?? false;
  }
}

function anyOf(all: readonly Expr[], of: (expr: Expr) => boolean | undefined): boolean | undefined {
  return all.map(of).find((one) => one !== undefined);
}
