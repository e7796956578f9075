import type { Expr, Line, Program } from '@remit/program';
import { childrenOf } from '@remit/program/walk';

/** What the parts of a program are known to be before anything is reported but how many people there are. */
export interface KnownParts {
  readonly vars: ReadonlyMap<string, Program['vars'][number]>;
  readonly lines: ReadonlyMap<string, Line>;
  /** Whether an expression reads nothing but what is known beforehand, so that it has one value. */
  isKnown(expr: Expr): boolean;
  /** Whether an expression cannot come to less than nothing. */
  isNeverNegative(expr: Expr): boolean;
}

/** Nodes that read rows, members or decisions: what they come to is not looked for. */
const closed: ReadonlySet<Expr['op']> = new Set(['column', 'key', 'decided', 'known', 'deadline', 'agg', 'outer', 'pick', 'alloc', 'split', 'earned', 'partOf', 'reviewed', 'atReview', 'heldPart']);

/** Whether a line is one whose amounts stand by themselves: of no group, never below nothing, with no limit that one period uses up for another. */
export function isPlain({ each, negative, heldWith, limits = [] }: Line): boolean {
  return each.length === 0 && negative === undefined && heldWith === undefined && limits.every(({ window, perMember }) => window !== 'term' && perMember === undefined);
}

/** Reads a program whose facts are not given but for some. */
export function knownParts(program: Program, given: ReadonlySet<string>): KnownParts {
  const vars = new Map(program.vars.map((one) => [one.id, one]));
  const lines = new Map(program.lines.map((one) => [one.id, one]));
  const facts = new Map(program.facts.map((one) => [one.id, one]));
  // What stands in a circle is neither known nor without a sign.
  const remembered = (kept: Map<string, boolean>, key: string, make: () => boolean): boolean => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    kept.set(key, false);
    const made = make();
    kept.set(key, made);
    return made;
  };
  const [known, signs] = [new Map<string, boolean>(), new Map<string, boolean>()];
  const isKnown = (expr: Expr): boolean => {
    if (closed.has(expr.op)) return false;
    if (expr.op === 'fact') return given.has(expr.id);
    if (expr.op === 'var') return remembered(known, `var ${expr.id}`, () => isKnown(vars.get(expr.id)!.expr));
    if (expr.op === 'line') {
      return remembered(known, `line ${expr.id}`, () => {
        const line = lines.get(expr.id)!;
        return isPlain(line) && isKnown(line.amount) && (line.limits ?? []).every(({ max }) => isKnown(max));
      });
    }
    return childrenOf(expr).every((child) => isKnown(child.expr));
  };
  const isNeverNegative = (expr: Expr): boolean => {
    switch (expr.op) {
      case 'number': return !expr.v.startsWith('-');
      case 'fact': {
        const fact = facts.get(expr.id);
        return fact?.type === 'count' || fact?.min?.op === 'number' && isNeverNegative(fact.min);
      }
      case 'var': return remembered(signs, expr.id, () => isNeverNegative(vars.get(expr.id)!.expr));
      case 'line': return lines.get(expr.id)?.negative === undefined;
      case 'add': case 'mul': case 'min': case 'div': return expr.args.every(isNeverNegative);
      case 'max': return expr.args.some(isNeverNegative);
      case 'round': case 'over': case 'heldPart': return isNeverNegative(expr.arg);
      case 'case': return [...expr.when.map(({ then }) => then), expr.else].every((one) => one.op === 'missing' || one.op === 'notApplicable' || isNeverNegative(one));
      case 'byPeriod': return [...expr.cases.map(({ v }) => v), ...(expr.else ? [expr.else] : [])].every(isNeverNegative);
      case 'interpolate': return [...expr.points.map(([, y]) => y), ...(expr.before ? [expr.before] : []), ...(expr.after ? [expr.after] : [])].every(isNeverNegative);
      case 'band': return expr.bands.every(({ v }) => isNeverNegative(v));
      case 'earned': return true;
      default: return false;
    }
  };
  return { vars, lines, isKnown, isNeverNegative };
}
