import type { CalendarDate } from '../../model/dates.ts';

/** The kinds of hints, each of which can be switched off by itself (`remit.inlayHints.*`). */
export const hintKinds = ['units', 'dates', 'prices', 'remaining', 'yearlySums'] as const;
/** A kind of hint. */
export type HintKind = (typeof hintKinds)[number];

/** Something that the text means and does not show, to be shown beside it. */
export interface Hint {
  /** Where it is shown: after so many characters of the text. */
  readonly offset: number;
  readonly label: string;
  /** What it rests on, in a sentence. */
  readonly tooltip?: string;
}

/** What the host knows of the world. Without it there are no hints that need it. */
export interface HintHost {
  /** Whether payments are made on a day by the calendar of a name; undefined where there is no such calendar or it does not reach so far. */
  readonly isPaymentDay?: (calendar: string, day: CalendarDate) => boolean | undefined;
  /** The day on which the text is looked at; without one, contracts are looked at from their beginning. */
  readonly today?: () => CalendarDate;
}
