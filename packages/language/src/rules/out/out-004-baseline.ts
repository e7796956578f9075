import type { AstNode } from 'langium';
import { cmp, fromInteger, isZero, mul, rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { hasBrokenText } from '../../checks/broken-text.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { betterDirection, levelFigures } from '../../model/level-figures.ts';
import { measureRange, plainValue } from '../../model/measure-range.ts';
import { literalOf, quantityValue, writtenNumber } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { appended, withClause } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside, yearBefore } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** A paid outcome says how things stood before, and when. */
export const out004 = defineRule({
  code: 'OUT-004',
  title: 'A paid outcome without a baseline',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: "'Reduce emergency admissions by 10%': from what? In Staffordshire's programmes for cancer and the end of life nobody knew, so the first two years were spent on building the data, and were paid by a fee. A baseline that is settled after the money is at stake is settled by whoever argues longer.",
  remedy: "Write 'baseline', its figure, and the year it was measured in. Where it is not known yet, pay a fee for a year first and measure.",
  sources: ['S46', 'S70'],
  bad: 'outcome Admissions { measured by M in Adults   target 80 per 1,000 }',
  good: 'outcome Admissions { measured by M in Adults   baseline 92 per 1,000 in 2024/25   target 80 per 1,000 }',
  fix: 'Write a baseline, or the year of it, to be checked',
  check: {
    Contract(contract, { graphs, report }) {
      const asked = outcomesWithoutBaseline(contract);
      for (const outcome of graphs.results.paidOutcomes) {
        if (asked.has(outcome)) continue;
        const measured = clauseOf(outcome, ast.isMeasuredBy);
        if (!measured || !standsBeside(outcome, contract) || ast.isEffectMeasure(kindOfMeasure(measureOf(outcome)))) continue;
        const baseline = clauseOf(outcome, ast.isBaseline);
        const year = yearBefore(contract);
        if (!baseline) {
          report({
            at: { node: outcome, property: 'name' },
            message: `'${outcome.name}' is paid for but has no baseline, so nobody can say what was achieved and what was there already. Write 'baseline', its figure and the year it was measured in.`,
            fixes: [year ? placeholder(outcome, year) : undefined],
          });
        } else if (ast.isLevelTable(baseline.value) && baseline.value.entries.every(({ position }) => position === undefined)) {
          report({
            at: baseline,
            message: `The baseline of '${outcome.name}' does not say of which year it is, so it cannot be checked, and may hold what the contract itself has done. Write 'in' and the year.`,
            fixes: [year ? appended(baseline, `in ${year}`, `Write 'in ${year}'`) : undefined],
          });
        }
      }
    },
  },
  also: [{
    // A scale that begins at a baseline which is not there means nothing.
    kind: 'contradiction',
    severity: 'error',
    paysWrongly: true,
    check: {
      Contract(contract, { report }) {
        for (const [outcome, at] of outcomesWithoutBaseline(contract)) {
          const isHere = standsBeside(outcome, contract);
          const year = yearBefore(contract);
          report({
            at: isHere ? { node: outcome, property: 'name' } : at,
            message: `'${outcome.name}' has no baseline, and what is paid begins at it, so this cannot be worked out. Write 'baseline', its figure and the year it was measured in.`,
            related: [{ at, message: 'The baseline is read here.' }],
            about: [outcome],
            fixes: [isHere && year ? placeholder(outcome, year) : undefined],
          });
        }
      },
    },
  }],
});

/** The outcomes whose baseline is read by a scale or a comparison, and not written, with the first place that reads it. */
function outcomesWithoutBaseline(contract: ast.Contract): Map<ast.Outcome, ast.LevelValue> {
  const found = new Map<ast.Outcome, ast.LevelValue>();
  for (const node of treeOf(contract)) {
    if (!ast.isLevelValue(node) || node.level !== 'baseline') continue;
    let holder: AstNode | undefined = node.$container;
    while (holder && !ast.isScored(holder) && !ast.isComparison(holder) && !ast.isDeclaration(holder)) holder = holder.$container;
    const value: AstNode | undefined = ast.isScored(holder) ? holder.value : ast.isComparison(holder) ? holder.left : undefined;
    const outcome = ast.isReference(value) ? value.target?.ref : undefined;
    if (ast.isOutcome(outcome) && !clauseOf(outcome, ast.isBaseline) && clauseOf(outcome, ast.isMeasuredBy) && !hasBrokenText(outcome) && !found.has(outcome)) found.set(outcome, node);
  }
  return found;
}

/**
 * A baseline to be filled in: where a payment for it begins, else a tenth of the target on its worse side. The text cannot know the figure, and the
 * comment says so. None where the measure cannot come to it.
 */
function placeholder(outcome: ast.Outcome, year: string): Correction | undefined {
  const begins = beginOfRamp(outcome);
  if (begins !== undefined) return toBeWritten(outcome, begins, year);
  const target = levelFigures(outcome, 'target')[0];
  if (!target?.node || isZero(target.value)) return undefined;
  const moved = mul(target.value, rational(betterDirection(outcome) === 'lower' ? 11n : 9n, 10n));
  const number = writtenNumber(target.kind === 'percentage' ? mul(moved, fromInteger(100)) : moved);
  const measure = measureOf(outcome);
  const range = measure && measureRange(measure);
  const plain = plainValue(moved, target.node);
  const isBeyond = range?.plain && plain && (cmp(plain, range.plain.low) < 0 || cmp(plain, range.plain.high) > 0);
  if (isBeyond || number.includes('/')) return undefined;
  return toBeWritten(outcome, target.text.replace(/\d[\d,]*(?:\.\d+)?/, number), year);
}

function toBeWritten(outcome: ast.Outcome, figure: string, year: string): Correction | undefined {
  return withClause(outcome, `baseline ${figure} in ${year} /* To be written: the figure that was measured */`, 'Write a baseline to be filled in');
}

/** The figure at which a payment for an outcome begins. */
function beginOfRamp(outcome: ast.Outcome): string | undefined {
  for (const { value, scale } of treeOf(outcome.$container).filter(ast.isScored)) {
    const figure = ast.isRamp(scale) && ast.isExpression(scale.from) ? literalOf(scale.from)?.quantity : undefined;
    if (figure && !isZeroFigure(figure) && refersTo(value, outcome)) return figure.$cstNode?.text;
  }
  return undefined;
}

function isZeroFigure(figure: ast.Quantity): boolean {
  const literal = quantityValue(figure);
  return !literal || isZero(literal.value);
}

function refersTo(value: AstNode, outcome: ast.Outcome): boolean {
  return ast.isReference(value) && value.target?.ref === outcome;
}
