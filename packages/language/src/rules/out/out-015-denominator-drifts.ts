import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { treeOf } from '../../model/tree.ts';
import { withClause } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside, wordsOfName } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** The words of those who come into a service: their number of one period has little to do with the results of that period. */
const entry = /^(?:referr|start|accept|attach)/;

/** A rate compares results with the people they are the results of, not with those who happened to come in at the time. */
export const out015 = defineRule({
  code: 'OUT-015',
  title: 'Results divided by people who came later',
  kind: 'completeness',
  severity: 'warning',
  why: 'In the Work Programme performance was the jobs of a year divided by the referrals of that year. When referrals fell the figure rose by itself: contractors were owed about £31m in incentives, where a sound measure would have given £6m.',
  remedy: "Follow each person from the day of coming in ('followed for 12 months'), measure by cohort, or count a population fixed on a day.",
  sources: ['S53', 'S54'],
  bad: 'measure Success { proportion Successes / Referrals   better when higher … }',
  good: 'measure Success { proportion Successes / Referrals   followed for 12 months   better when higher … }',
  fix: 'Follow each person for 12 months',
  check: {
    Contract(contract, { graphs, report }) {
      const seen = new Set<AstNode>();
      for (const outcome of graphs.results.paidOutcomes) {
        const measure = measureOf(outcome);
        const measured = clauseOf(outcome, ast.isMeasuredBy);
        const kind = kindOfMeasure(measure);
        const part = ast.isProportionMeasure(kind) ? kind.denominator : ast.isMeanMeasure(kind) ? kind.count : ast.isRateMeasure(kind) ? kind.denominator : undefined;
        if (!measure || !measured || !part || seen.has(measure) || !wordsOfName(part.name).some((word) => entry.test(word))) continue;
        const grain = measure.grain ?? clauseOf(measure, ast.isEachGrain)?.grain;
        const population = measured.population?.ref;
        const isFixed = ast.isPopulation(population) && (clauseOf(population, ast.isSelectedBy)?.all === true || isCountedOnce(population));
        if (grain === 'cohort' || clauseOf(measure, ast.isFollowedFor) || clauseOf(measure, ast.isMeasuredOver) || isFixed) continue;
        seen.add(measure);
        const isHere = standsBeside(measure, contract);
        report({
          at: isHere ? part : { node: measured, property: 'measure' },
          message: `'${measure.name}' divides by '${part.name}', the people who came in, whatever becomes of them later: when fewer come, the result of '${outcome.name}' gets better by itself. Write for how long each of them is followed ('followed for 12 months'), or measure by cohort.`,
          related: [{ at: measured, message: `'${outcome.name}' is paid by it.` }],
          about: [outcome, measure],
          fixes: [isHere ? withClause(measure, 'followed for 12 months', 'Follow each person for 12 months') : undefined],
        });
      }
      for (const value of graphs.results.paidValues) {
        if (!ast.isLet(value) || value.grain === 'cohort' || !standsBeside(value, contract)) continue;
        const found = treeOf(value).find((node) => ast.isArithmetic(node) && node.operator === '/' && countRead(node.left) !== undefined && isEntry(countRead(node.right)));
        if (!ast.isArithmetic(found)) continue;
        report({
          at: found,
          message: `'${value.name}' divides by '${countRead(found.right)!.name}', the people who came in, whatever becomes of them later: when fewer come, the result gets better by itself. Make it a measure that follows each of them ('followed for 12 months'), or reckon it by cohort.`,
        });
      }
    },
  },
});

/** The count that an expression reads as it is. */
function countRead(node: AstNode | undefined): ast.Fact | undefined {
  const fact = ast.isReference(node) ? node.target?.ref : undefined;
  return ast.isFact(fact) && clauseOf(fact, ast.isCountType) ? fact : undefined;
}

/** Whether a fact counts those who come in, by its name or its noun. */
function isEntry(fact: ast.Fact | undefined): boolean {
  return fact !== undefined && [...wordsOfName(fact.name), clauseOf(fact, ast.isCountType)?.noun ?? ''].some((word) => entry.test(word));
}

/** Whether the people are counted on one day for the whole contract. */
function isCountedOnce(population: ast.Population): boolean {
  const clauses = clauseOf(population, ast.isPopulationSize)?.fact?.clauses ?? [];
  return clauses.some(ast.isOnceGrain) || clauses.some((clause) => ast.isCountedOn(clause) && clause.date !== undefined);
}
