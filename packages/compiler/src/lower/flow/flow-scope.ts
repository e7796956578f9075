/** Where the amounts of a flow are read. */
import type { DimensionId, GrainId } from '@remit/program';
import { readPartYears } from '../part-years.ts';
import type { Scope } from '../scope.ts';
import { flowClause } from './clauses.ts';

/** The scope of a flow: its period and keys, what it measures over, and its own rule for short years. */
export function flowScope(clauses: readonly { $type: string }[], grain: GrainId, each: readonly DimensionId[]): Scope {
  const window = flowClause(clauses, 'MeasuredOver')?.window;
  const partYears = flowClause(clauses, 'PartYears');
  return { grain, each, ...(window ? { window } : {}), ...(partYears ? { partYears: readPartYears(partYears) } : {}) };
}
