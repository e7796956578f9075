/** What the parts of an overview are made of. */
import type { NumberText } from '@remit/program';

/** A stretch of the text that something stands for; lines and columns from 1, the end exclusive. */
export interface SourcePlace {
  /** The file, as the host names it. */
  readonly file: string;
  /** The declaration in which it stands, by name; absent for what belongs to the contract itself. */
  readonly declaration?: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Words of the contract, with names spelled out by their titles. */
export interface Words {
  readonly text: string;
  readonly at: SourcePlace;
}

/** Something declared. */
export interface Named {
  /** Tells it from all others in one overview. */
  readonly id: string;
  /** As it is written in the text. */
  readonly name: string;
  /** The title, or the name where there is none. */
  readonly title: string;
  readonly at: SourcePlace;
}

/** A sum of money. `currency` is the sign or code as written. */
export interface Sum {
  readonly value: NumberText;
  readonly currency: string;
}

/** What money comes to in one year. `fixed`: whatever the results, with as many people as are expected; `most`: the most that results can earn; `allocated`: what its fund sets aside for it. */
export interface YearMoney extends Sum {
  readonly basis: 'fixed' | 'most' | 'allocated';
  /** It is the sum of a whole year, and only a part of this year is in its term. */
  readonly isPart?: true;
}

/** What money comes to, for each of the contract's `years`; null where the text alone does not tell. */
export type YearlyMoney = readonly (YearMoney | null)[];

/** A year of the contract; of those that lie in the term only in part there are none where others lie in it as a whole. */
export interface OverviewYear {
  readonly name: string;
  /** First day, YYYY-MM-DD. */
  readonly start: string;
}
