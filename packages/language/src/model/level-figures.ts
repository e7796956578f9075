import type { Rational } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { quantityValue, type LiteralValue } from './literals.ts';
import { ratesOf } from './measure-range.ts';

/** A figure of a level of an outcome. */
export interface LevelFigure {
  readonly value: Rational;
  readonly kind: LiteralValue['kind'];
  /** Its rates as written: figures with other rates cannot be compared with it. */
  readonly rates: string;
  /** The figure as written. */
  readonly text: string;
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

function figureOf(figure: ast.Quantity | undefined, period: ast.Period | undefined): LevelFigure[] {
  const literal = quantityValue(figure);
  if (!figure || !literal) return [];
  return [{ value: literal.value, kind: literal.kind, rates: ratesOf(figure), text: figure.$cstNode?.text ?? '', ...(period?.$cstNode && { period: period.$cstNode.text }) }];
}
