import { add, cmp, div, eq, mul, neg, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { quantityValue } from '../model/literals.ts';

/** A figure that the text alone tells, without facts. */
export interface PlainSum {
  readonly kind: 'money' | 'percentage' | 'number';
  /** Money in whole units of its currency, a percentage as a fraction of one. */
  readonly value: Rational;
  readonly currency?: string;
  /** `£5 per year`: what it is for each of; absent: it is the whole. */
  readonly per?: 'year' | 'quarter' | 'month';
}

/** What is known where a figure is looked for, besides what always holds: which year it is, how many people are expected. */
export interface KnownHere {
  /** What a name stands for; undefined where it has no one figure. */
  readonly named?: (target: AstNode, follow: (node: AstNode | undefined) => PlainSum | undefined) => PlainSum | undefined;
  /** The figure of one year out of a table of years. */
  readonly entryOf?: (entries: readonly ast.YearEntry[]) => ast.Quantity | undefined;
}

/** How far named values are followed. */
const deepest = 50;

/**
 * The figure that an amount comes to where it is made of literals and named values that are: `£5m`, `12% of £5m`, `£100,000 * 3`. Undefined where
 * it depends on facts, results, conditions or rounding, and on periods or numbers of people unless `here` knows them.
 */
export function plainSum(node: AstNode | undefined, here: KnownHere = {}): PlainSum | undefined {
  const found = new Map<AstNode, PlainSum | undefined>();
  let depth = 0;
  const named = (target: AstNode, make: () => PlainSum | undefined): PlainSum | undefined => {
    if (found.has(target) || depth > deepest) return found.get(target);
    // What stands in a circle has no figure.
    found.set(target, undefined);
    depth++;
    const sum = make();
    depth--;
    found.set(target, sum);
    return sum;
  };
  const of = (inner: AstNode | undefined): PlainSum | undefined => {
    if (ast.isAmount(inner)) return inner.steps.reduce<PlainSum | undefined>((sum, step) => sum && stepped(sum, step, of), of(inner.value));
    if (ast.isAmountClause(inner)) return of(inner.amount);
    if (ast.isQuantity(inner)) return ofQuantity(inner, (population) => here.named?.(population, of)?.value);
    if (ast.isBracket(inner)) return of(inner.inner);
    if (ast.isYearEntry(inner)) return of(here.entryOf?.([inner]));
    if (ast.isYearTable(inner)) return of(here.entryOf?.(inner.entries));
    if (ast.isMinus(inner)) {
      const operand = of(inner.operand);
      return operand && { ...operand, value: neg(operand.value) };
    }
    if (ast.isReference(inner)) {
      const target = inner.target?.ref;
      if (!target || inner.part || inner.codes.length > 0 || inner.period || inner.pooled || inner.beforeUplift) return undefined;
      if (ast.isLet(target) && isConstant(target)) return named(target, () => of(target.amount));
      return here.named && named(target, () => here.named!(target, of));
    }
    if (ast.isOf(inner)) return product(of(inner.left), of(inner.right));
    return ast.isArithmetic(inner) ? reckoned(inner.operator, of(inner.left), of(inner.right)) : undefined;
  };
  return of(node);
}

function isConstant({ dimensions, grain, options, toBeAgreed }: ast.Let): boolean {
  return dimensions.length === 0 && !grain && options.length === 0 && !toBeAgreed;
}

function stepped(sum: PlainSum, step: ast.Step, of: (node: AstNode | undefined) => PlainSum | undefined): PlainSum | undefined {
  if (ast.isMinusStep(step)) return reckoned('-', sum, of(step.value));
  if (ast.isPlusStep(step)) return reckoned('+', sum, of(step.value));
  if (ast.isTimesStep(step)) return product(sum, of(step.value));
  if (ast.isOfThemStep(step)) return product(of(step.rate), sum);
  if (ast.isReduceStep(step)) {
    const rate = of(step.rate);
    return rate && rate.kind !== 'money' && !rate.per ? { ...sum, value: mul(sum.value, sub(ONE, rate.value)) } : undefined;
  }
  if (!ast.isCapStep(step) && !ast.isFloorStep(step)) return undefined;
  const limit = of(step.limit);
  if (!limit || !isLike(limit, sum) || (ast.isCapStep(step) && step.span)) return undefined;
  const takesLimit = ast.isCapStep(step) ? cmp(sum.value, limit.value) > 0 : cmp(sum.value, limit.value) < 0;
  return takesLimit ? limit : sum;
}

function ofQuantity(quantity: ast.Quantity, people: (population: ast.Population) => Rational | undefined): PlainSum | undefined {
  let sum: PlainSum | undefined = quantityValue(quantity);
  for (const { size, dimension, noun, source } of quantity.rates) {
    if (!sum || size !== undefined || dimension) return undefined;
    if (source) {
      const count = ast.isPopulation(source.ref) ? people(source.ref) : undefined;
      sum = count && { ...sum, value: mul(sum.value, count) };
    } else {
      sum = !sum.per && (noun === 'year' || noun === 'quarter' || noun === 'month') ? { ...sum, per: noun } : undefined;
    }
  }
  return sum;
}

function reckoned(operator: string, left: PlainSum | undefined, right: PlainSum | undefined): PlainSum | undefined {
  if (operator === '*') return product(left, right);
  if (!left || !right) return undefined;
  if (operator === '/') return right.kind !== 'money' && !right.per && !eq(right.value, ZERO) ? { ...left, value: div(left.value, right.value) } : undefined;
  return isLike(left, right) ? { ...left, value: (operator === '+' ? add : sub)(left.value, right.value) } : undefined;
}

function isLike(left: PlainSum, right: PlainSum): boolean {
  return left.kind === right.kind && left.currency === right.currency && left.per === right.per;
}

function product(left: PlainSum | undefined, right: PlainSum | undefined): PlainSum | undefined {
  if (!left || !right || (left.per && right.per) || (left.kind === 'money' && right.kind === 'money')) return undefined;
  const whole = left.kind === 'money' ? left : right.kind === 'money' ? right : left.kind === 'percentage' ? right : left;
  const per = left.per ?? right.per;
  return { ...whole, value: mul(left.value, right.value), ...(per && { per }) };
}
