import { AstUtils, type AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { parseDate, parseDayMonth } from '../model/dates.ts';

/** Whether a node stands in the file of a contract, so that a finding of the contract can be shown there. */
export function standsBeside(node: AstNode, contract: ast.Contract): boolean {
  return AstUtils.findRootNode(node) === AstUtils.findRootNode(contract);
}

/** The measure that an outcome is measured by; undefined where it is a named value, or nothing. */
export function measureOf(outcome: ast.Outcome): ast.Measure | undefined {
  const measure = clauseOf(outcome, ast.isMeasuredBy)?.measure?.ref;
  return ast.isMeasure(measure) ? measure : undefined;
}

/** The clause that says what a measure counts. */
export type MeasureKind = ast.ProportionMeasure | ast.RateMeasure | ast.CountMeasure | ast.MeanMeasure | ast.MoneyMeasure | ast.ScoreMeasure | ast.EffectMeasure;

/** What a measure counts. */
export function kindOfMeasure(measure: ast.Measure | undefined): MeasureKind | undefined {
  return measure?.clauses.find((clause): clause is MeasureKind =>
    ast.isProportionMeasure(clause) || ast.isRateMeasure(clause) || ast.isCountMeasure(clause) || ast.isMeanMeasure(clause) || ast.isMoneyMeasure(clause) || ast.isScoreMeasure(clause) || ast.isEffectMeasure(clause));
}

/** The words of a name: `JointPlansMade` is joint, plans, made. */
export function wordsOfName(name: string | undefined): string[] {
  return (name ?? '').replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ').toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word !== '');
}

/** The words of a title, in small letters. */
export function wordsOfTitle(title: string | undefined): string[] {
  return (title ?? '').toLowerCase().split(/[^\p{L}\d'’-]+/u).filter((word) => /\p{L}/u.test(word));
}

/** The contract year before the term begins, as it is written: `2025/26`, or `2025` where years are those of the calendar. */
export function yearBefore(contract: ast.Contract): string | undefined {
  const start = parseDate(clauseOf(contract, ast.isTermClause)?.from);
  if (!start) return undefined;
  const years = parseDayMonth(clauseOf(contract, ast.isYearsStart)?.day) ?? { month: 1, day: 1 };
  const isEarlier = start.month < years.month || (start.month === years.month && start.day < years.day);
  const year = start.year - (isEarlier ? 2 : 1);
  return years.month === 1 && years.day === 1 ? `${year}` : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
