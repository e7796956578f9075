import type { SourcePlace } from '@remit/language/overview/overview';

/** The pictures of a contract, by what they show. */
export const PICTURES = ['money', 'delivery', 'timeline', 'curves', 'conflicts'] as const;

/** What a picture shows. */
export type PictureKind = (typeof PICTURES)[number];

/** Something in a picture that stands for a place of the text. */
export interface Mark {
  /** Tells it from the other marks of its picture. */
  readonly id: string;
  /** What it says, whole and exact: for who cannot see it, and for what is shown when it is pointed at. */
  readonly label: string;
  readonly at?: SourcePlace;
}

/** A picture as a table, for who reads rather than looks. */
export interface ViewTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly at?: SourcePlace }[];
}

/** What every picture has besides its shapes. It is plain data: money is exact text, and no point of a screen is in it. */
export interface PictureBase {
  readonly picture: PictureKind;
  readonly title: string;
  /** One or two sentences that say what it shows. */
  readonly description: string;
  /** What a reader must know to read it rightly, and what the contract does not say. */
  readonly notes: readonly string[];
  readonly marks: readonly Mark[];
  readonly tables: readonly ViewTable[];
  /** Why there is nothing to draw, where there is nothing. */
  readonly empty?: string;
}
