import type { Overview, OverviewVersion } from '@remit/language/overview/overview';
import { dateOfDay, dayNumber } from '@remit/program/day-number';
import { dayInWords } from '@remit/program/in-words';

/** Which version of a contract it is, as a phrase: `as varied from 1 October 2027 by variation 2 (“More patients”), in force until 31 December 2027`. */
export function versionWords({ number, title, from, until }: OverviewVersion): string {
  const since = number === undefined ? 'as first agreed' : `as varied${from === undefined ? '' : ` from ${dayInWords(from)}`} by variation ${number}${title === undefined ? '' : ` (“${title}”)`}`;
  return until === undefined ? since : `${since}, in force until ${dayInWords(dateOfDay(dayNumber(until) - 1))}`;
}

/** The version of a varied contract that an overview tells, as a phrase; undefined where it is not varied. */
export function toldVersion({ versions }: Overview): string | undefined {
  const version = versions?.all[versions.shown];
  return version && versionWords(version);
}

/** A version to choose: the last day on which it is in force, empty for the last version, so that it stays the last; and what it is called. */
export interface VersionToChoose {
  readonly on: string;
  readonly text: string;
  readonly isShown: boolean;
}

/** The versions of a varied contract, to choose among; none where it is not varied. */
export function versionsToChoose({ versions }: Overview): VersionToChoose[] {
  return (versions?.all ?? []).map(({ number, from, until }, index) => ({
    on: until === undefined ? '' : dateOfDay(dayNumber(until) - 1), isShown: index === versions!.shown,
    text: number === undefined ? 'As first agreed' : `Variation ${number}${from === undefined ? '' : `, from ${dayInWords(from)}`}`,
  }));
}
