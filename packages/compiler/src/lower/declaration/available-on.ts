/** Days that a text names for when a value is available: the program knows only of days after the end of a period. */
import type { Fact, IsoDate } from '@remit/program';
import type { FactClause } from '@remit/language/ast';
import { dateText } from '../literal.ts';

const days = new WeakMap<Fact, IsoDate>();

/** Remembers the day that the clauses of a fact or measure name (`available on 1 July 2028`). */
export function rememberAvailableOn(fact: Fact, clauses: readonly { $type: string }[]): void {
  for (const clause of clauses as readonly FactClause[]) {
    const available = clause.$type === 'Available' ? clause : clause.$type === 'SourceClause' ? clause.available : undefined;
    const day = available?.on === undefined ? undefined : dateText(available.on);
    if (day !== undefined) days.set(fact, day);
  }
}

/** The day on which a fact is available, where the text names one. */
export function availableOn(fact: Fact): IsoDate | undefined {
  return days.get(fact);
}
