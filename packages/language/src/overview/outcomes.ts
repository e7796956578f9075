import { formatNumber } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { betterDirection } from '../model/level-figures.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import type { Figures } from '../rules/figures.ts';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import type { OutcomeLevel, OverviewMeasure, OverviewOutcome, OverviewPopulation } from './overview.ts';

const levels = [['baseline', ast.isBaseline], ['floor', ast.isFloor], ['target', ast.isTarget], ['stretch', ast.isStretch]] as const;

/** The outcomes of a contract. */
export function outcomesOf(outcomes: readonly ast.Outcome[], naming: Naming): OverviewOutcome[] {
  return outcomes.map((outcome) => {
    const measured = clauseOf(outcome, ast.isMeasuredBy);
    const measure = measured?.measure?.ref;
    const population = measured?.population?.ref;
    const [attribution, verified] = [clauseOf(outcome, ast.isAttribution), clauseOf(outcome, ast.isVerifiedBy)];
    return definedOnly({
      ...naming.named(outcome),
      measure: measured && measure ? { text: naming.titleOf(measure), at: naming.placeOf(measured) } : undefined,
      population: population ? naming.titleOf(population) : undefined,
      better: betterDirection(outcome),
      levels: levels.flatMap(([level, is]): OutcomeLevel[] => {
        const clause = outcome.clauses.find(is);
        return clause ? [{ level, words: naming.wordsAfter(clause, /^\w+ /) }] : [];
      }),
      accountable: outcome.clauses.filter(ast.isAccountable).flatMap(({ parties }) => parties.flatMap(({ party, share }) => (
        party?.ref ? [definedOnly({ party: naming.idOf(party.ref), share: share && naming.wordsOf(share).text })] : []))),
      attribution: attribution && naming.wordsOf(attribution),
      verified: verified && naming.wordsOf(verified),
    });
  });
}

/** The people for whom the contract is. */
export function populationsOf(populations: readonly ast.Population[], years: readonly ContractYear[], figures: Figures, naming: Naming): OverviewPopulation[] {
  return populations.map((population) => {
    const [expected, size] = [clauseOf(population, ast.isExpectedSize), clauseOf(population, ast.isPopulationSize)];
    return definedOnly({
      ...naming.named(population),
      expected: expected && naming.wordsAfter(expected, /^expected /),
      size: size && { text: size.fact.clauses.map((clause) => naming.wordsOf(clause).text).join(', '), at: naming.placeOf(size) },
      fact: size?.fact.name,
      counts: expected && years.map((year) => {
        const count = figures.level(expected.value, year);
        return count ? formatNumber(count.value) : null;
      }),
      says: population.clauses.filter((clause) => ast.isEligibility(clause) || ast.isPopulationOverlap(clause) || ast.isBeyondBounds(clause) || ast.isSelectedBy(clause)).map((clause) => naming.wordsOf(clause)),
    });
  });
}

/** The measures that a contract reads, with when they are available. */
export function measuresOf(visible: readonly AstNode[], naming: Naming): OverviewMeasure[] {
  return visible.filter(ast.isMeasure).map((measure) => {
    const available = clauseOf(measure, ast.isAvailable) ?? clauseOf(measure, ast.isSourceClause)?.available;
    return definedOnly({ ...naming.named(measure), available: available && naming.wordsOf(available), grain: measure.grain ?? clauseOf(measure, ast.isEachGrain)?.grain });
  });
}
