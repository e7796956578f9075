import type { ToldComparison, ToldPlace } from '@remit/server/compare-request';

/** A comparison as the page shows it. */
export interface ComparisonView {
  /** What was compared: the folder. */
  folder: string;
  /** What the two states are called. */
  before: string;
  now: string;
  /** The files whose texts differ, by their paths in the folder, and in which states they are. */
  files: { path: string; in: 'both' | 'before' | 'after' }[];
  told: ToldComparison;
}

/** What the extension tells the page. */
export type ToPage =
  | { type: 'comparison'; view: ComparisonView }
  | { type: 'working'; words: string }
  | { type: 'failed'; words: string }
  /** Whether the text has gone on since. */
  | { type: 'outrun'; isOutrun: boolean };

/** What the page asks of the extension. */
export type FromPage =
  | { type: 'ready' }
  | { type: 'go'; place: ToldPlace }
  | { type: 'scenario'; title: string }
  | { type: 'differences'; path: string }
  | { type: 'code'; code: string }
  | { type: 'again' }
  | { type: 'other' }
  | { type: 'copy' };
