import * as ast from '../../ast.ts';
import { levelOutOfRange } from '../../diagnostics/mod.ts';
import { isBeyond, measureRange } from '../../model/measure-range.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

type LevelClause = ast.Baseline | ast.Floor | ast.Target | ast.Stretch;

function figuresOf(level: ast.Level | undefined): ast.Quantity[] {
  if (ast.isLevelTable(level)) return level.entries.map(entry => entry.value).filter(value => value !== undefined);
  if (ast.isStraightLine(level)) return [level.from, level.to].filter(value => value !== undefined);
  return [];
}

function check(clause: LevelClause, report: Report): void {
  const holder = clause.$container;
  const outcome = ast.isVariationChange(holder) ? holder.target?.ref : holder;
  const measure = ast.isOutcome(outcome) ? outcome.clauses.find(ast.isMeasuredBy)?.measure?.ref : undefined;
  const range = ast.isMeasure(measure) ? measureRange(measure) : undefined;
  if (!range) return;
  for (const figure of figuresOf(clause.value)) {
    if (isBeyond(range, figure)) report(levelOutOfRange, { level: clause.$type.toLowerCase(), figure: figure.$cstNode?.text ?? '', measure: (measure as ast.Measure).name, ...range.written }, { node: figure });
  }
}

/** The levels of an outcome are figures that its measure can come to. */
export const levelsInRange: readonly Check[] = [ast.Baseline, ast.Floor, ast.Target, ast.Stretch].map(type => defineCheck<LevelClause>(type.$type as LevelClause['$type'], check));
