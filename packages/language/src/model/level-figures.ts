import { cmp, type Rational } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { quantityValue, type LiteralValue } from './literals.ts';
import { plainValue, ratesOf } from './measure-range.ts';

/** A figure of a level of an outcome. */
export interface LevelFigure {
  readonly value: Rational;
  readonly kind: LiteralValue['kind'];
  /** Its rates as written: figures with other rates cannot be compared with it. */
  readonly rates: string;
  /** As a plain number, so that it can be compared with figures per another number: 24 per 1,000 is 3/125. */
  readonly plain?: Rational;
  /** The figure as written. */
  readonly text: string;
  readonly node?: ast.Quantity;
  /** The period it is for, as written; absent where the level has one figure. */
  readonly period?: string;
}

const clauses: Readonly<Record<string, (node: unknown) => node is ast.Baseline | ast.Floor | ast.Target | ast.Stretch>> = {
  baseline: ast.isBaseline, floor: ast.isFloor, target: ast.isTarget, stretch: ast.isStretch,
};

/** The figures of a level: one for each of its years, one alone where it has no others, and of a straight line its end. */
export function levelFigures(outcome: ast.Outcome, level: string): readonly LevelFigure[] {
  const is = Object.hasOwn(clauses, level) ? clauses[level] : undefined;
  const value = is && outcome.clauses.find(is)?.value;
  if (ast.isLevelTable(value)) return value.entries.flatMap(({ value: figure, period }) => figureOf(figure, value.entries.length > 1 ? period : undefined));
  return ast.isStraightLine(value) ? figureOf(value.to, value.end) : [];
}

/** A figure as it is written; none where it cannot be read. */
export function figureOf(figure: ast.Quantity | undefined, period: ast.Period | undefined): LevelFigure[] {
  const literal = quantityValue(figure);
  if (!figure || !literal) return [];
  const plain = plainValue(literal.value, figure);
  return [{ value: literal.value, kind: literal.kind, rates: ratesOf(figure), ...(plain && { plain }), node: figure, text: figure.$cstNode?.text ?? '', ...(period?.$cstNode && { period: period.$cstNode.text }) }];
}

/** Which of two figures is higher; undefined where they are of other kinds or rates and cannot be compared. */
export function compareFigures(one: LevelFigure, other: LevelFigure): -1 | 0 | 1 | undefined {
  // 60 per 100 is 60%, whichever of the two is written.
  if (one.kind !== other.kind) return isPart(one) && isPart(other) && one.plain && other.plain ? cmp(one.plain, other.plain) : undefined;
  if (one.rates === other.rates) return cmp(one.value, other.value);
  return one.plain && other.plain ? cmp(one.plain, other.plain) : undefined;
}

/** A percentage, or a figure per a number of people or things. */
function isPart({ kind, rates }: LevelFigure): boolean {
  return kind === 'percentage' || (kind === 'number' && rates !== '');
}

/** The figures of two levels that belong together: those of one year; where the first has one figure, that and each of the second. */
export function levelPairs(outcome: ast.Outcome, first: string, second: string): readonly (readonly [LevelFigure, LevelFigure])[] {
  const starts = levelFigures(outcome, first);
  return levelFigures(outcome, second).flatMap((to): [LevelFigure, LevelFigure][] => {
    const from = starts.length === 1 ? starts[0] : starts.find(({ period }) => period !== undefined && period === to.period);
    return from ? [[from, to]] : [];
  });
}

/** Which results of an outcome are better, as its measure says. */
export function betterDirection(outcome: ast.Outcome): 'higher' | 'lower' | undefined {
  const measure = outcome.clauses.find(ast.isMeasuredBy)?.measure?.ref;
  return ast.isMeasure(measure) ? measure.clauses.find(ast.isBetterWhen)?.direction : undefined;
}

/** The first year in which a level is worse than another, where the measure says what is better. */
export function worseThan(outcome: ast.Outcome, level: string, yardstick: string): { readonly worse: LevelFigure; readonly better: LevelFigure } | undefined {
  const direction = betterDirection(outcome);
  if (!direction) return undefined;
  const pair = levelPairs(outcome, yardstick, level).find(([from, to]) => compareFigures(to, from) === (direction === 'higher' ? -1 : 1));
  return pair && { worse: pair[1], better: pair[0] };
}
