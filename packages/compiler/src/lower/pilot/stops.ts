/** The days on which pilots may end the contract. */
import type { Expr, IsoDate, Period } from '@remit/program';
import type { Pilot } from '@remit/language/ast';
import { addDays, civil, iso } from '../../time/civil.ts';
import type { Context } from '../context.ts';
import { dateText } from '../literal.ts';

/** A day from which nothing is paid unless a pilot was passed. */
export interface Stop {
  /** The first day after the end. */
  day: IsoDate;
  /** Whether the contract goes on beyond it. */
  continues: Expr;
  /** Id of that value. */
  value: string;
  pilot: Pilot;
}

/** The pilots of the contract that may end it, in the order of the text. */
export function pilotsOf(cx: Context): Pilot[] {
  return cx.contract.declarations.filter((d): d is Pilot => d.$type === 'Pilot');
}

/** What a pilot is called in ids: the text gives it no name. */
export function pilotId(cx: Context, pilot: Pilot): string {
  const place = pilotsOf(cx).indexOf(pilot);
  return place <= 0 ? 'Pilot' : `Pilot-${place + 1}`;
}

/** The ends of one pilot in order: that of its decision, and where missing data put the decision off, that of the later one. */
export function stopsOfPilot(cx: Context, pilot: Pilot): Stop[] {
  const end = pilot.clauses.find((c) => c.$type === 'ContinueIf')?.otherwise;
  const ends = end && dateText(end.date);
  if (ends === undefined || !pilot.clauses.some((c) => c.$type === 'Decide')) return [];
  const id = pilotId(cx, pilot);
  const extended = pilot.clauses.find((c) => c.$type === 'IfMissing')?.extend;
  const until = extended === undefined ? undefined : dateText(extended);
  const stop = (day: IsoDate, value: string): Stop => ({ day, continues: { op: 'var', id: value }, value, pilot });
  const last = stop(dayAfter(until !== undefined && until > ends ? until : ends), `${id}.continues`);
  return last.day > dayAfter(ends) ? [stop(dayAfter(ends), `${id}.continues-at-first`), last] : [last];
}

/** All stops of the contract within its term, by day. */
export function stopsOf(cx: Context): readonly Stop[] {
  const all = pilotsOf(cx).flatMap((pilot) => stopsOfPilot(cx, pilot));
  return all.filter((s) => s.day > cx.terms.frame.term.start && s.day < cx.terms.frame.term.end).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The stops inside a period, by day. */
export function stopsIn(cx: Context, period: Period): Stop[] {
  return stopsOf(cx).filter((s) => period.start < s.day && s.day < period.end);
}

/** The stops that a period comes after: of each pilot the last. */
export function stopsBefore(cx: Context, start: IsoDate): Stop[] {
  const before = stopsOf(cx).filter((s) => s.day <= start);
  return before.filter((s) => !before.some((other) => other.pilot === s.pilot && other.day > s.day));
}

/** The first day after a day. */
export function dayAfter(day: IsoDate): IsoDate {
  return iso(addDays(civil(day), 1));
}
