import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { defineRule } from '../rule.ts';

/** Who belongs to a population is counted on a day that the contract names. */
export const time014 = defineRule({
  code: 'TIME-014',
  title: 'People counted on no particular day',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'People move, register and die. In American shared-savings contracts the saving hangs on which of them are assigned to the provider, and so on the day they are counted: without a day each side takes the count that suits it.',
  remedy: "Say on which day they are counted: 'counted on 1 January before each year'.",
  sources: ['S75', 'practice'],
  bad: 'population Adults { size ListSize, between 20,000 and 30,000 }',
  good: 'population Adults { size ListSize, between 20,000 and 30,000, counted on 1 January before each year }',
  fix: 'Count them on the first day',
  check: {
    Population(population, { report }) {
      const size = population.clauses.find(ast.isPopulationSize)?.fact;
      if (!size || size.clauses.some(ast.isCountedOn)) return;
      const grain = size.clauses.find(ast.isEachGrain)?.grain;
      const unit = grain === 'quarter' || grain === 'month' ? grain : 'year';
      const isOnce = size.clauses.some(ast.isOnceGrain) || grain === 'cohort';
      report({
        at: size,
        message: `'${population.name}' does not say on which day its people are counted, so two counts of the same year may differ, and the money with them. Add 'counted on' and the day.`,
        fixes: [isOnce ? undefined : withDay(size, `counted on the first day of the ${unit}`)],
      });
    },
  },
});

function withDay(size: ast.SizeFact, words: string): Correction | undefined {
  const end = size.$cstNode?.end;
  return end === undefined ? undefined : { title: `Add '${words}'`, edits: [{ offset: end, end, text: `, ${words}` }] };
}
