import type { AnyDiagnosticEntry } from './entry.ts';
import * as clauses from './mod/clauses.ts';
import * as dates from './mod/dates.ts';
import * as faults from './mod/faults.ts';
import * as figures from './mod/figures.ts';
import * as measures from './mod/measures.ts';
import * as scales from './mod/scales.ts';
import * as shares from './mod/shares.ts';
import * as suspect from './mod/suspect-figures.ts';
import * as tables from './mod/tables.ts';
import { acceptanceEntries } from './acceptances.ts';
import { isRefusalEntry } from '../rules/refusal.ts';
import { profileEntries } from './profiles.ts';
import { stateEntries } from './states.ts';
import { topicEntries } from './topics.ts';

/** MOD: clauses and declarations that do not add up to a contract. */

export * from './mod/clauses.ts';
export * from './mod/dates.ts';
export * from './mod/faults.ts';
export * from './mod/figures.ts';
export * from './mod/measures.ts';
export * from './mod/scales.ts';
export * from './mod/shares.ts';
export * from './mod/suspect-figures.ts';
export * from './mod/tables.ts';

/** All entries of this area; those that carry the code of a rule stand with the rule. */
export const modEntries: readonly AnyDiagnosticEntry[] = [
  ...[clauses, shares, scales, measures, figures, suspect, tables, dates, faults].flatMap(entries => Object.values<AnyDiagnosticEntry>(entries)),
  ...acceptanceEntries, ...stateEntries, ...topicEntries, ...profileEntries,
].filter(entry => !isRefusalEntry(entry));
