import type { FactsCheck } from './check.ts';
import { corrections } from './corrections.ts';
import { members } from './members.ts';
import { observationIds } from './observation-ids.ts';

/** The checks of a facts document by itself. */
export const factsChecks: readonly FactsCheck[] = [observationIds, corrections, members];
