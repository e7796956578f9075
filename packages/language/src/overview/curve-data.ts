/** Curves and tables of a contract as plain data. */
import type { NumberText } from '@remit/program';
import type { Named, SourcePlace } from './basics.ts';
import type { OutcomeLevel } from './overview.ts';

/** A point of a curve: what a result comes to, and the part of its money that is earned there. */
export interface CurvePoint {
  readonly x: NumberText;
  readonly y: NumberText;
}

/** A line that stands at one result. */
export interface CurveLevel {
  readonly level: OutcomeLevel['level'];
  readonly x: NumberText;
  /** As written. */
  readonly text: string;
  readonly at: SourcePlace;
}

/** How a result turns into a part of the money, exactly, as straight pieces between corners; a jump is two pieces that meet at one x. */
export interface OverviewCurve extends Named {
  /** What pays by it; absent where it stands in a named value. */
  readonly payable?: string;
  /** Title of the declaration in which it stands. */
  readonly within: string;
  /** What is scored, in words, where it is no one thing with a title. */
  readonly scores?: string;
  readonly outcome?: string;
  readonly shape: 'ramp' | 'bands' | 'parts';
  /** What results are written in: `%`, a sign of money, or what follows the number, such as `per 1,000`. */
  readonly unit: { readonly kind: 'money' | 'percentage' | 'number'; readonly currency?: string; readonly rates?: string };
  /** What the height is: a part of the most that can be earned, money, or a plain number. */
  readonly height: { readonly kind: 'money' | 'percentage' | 'number'; readonly currency?: string };
  /** The pieces, by rising x. */
  readonly pieces: readonly { readonly points: readonly CurvePoint[]; readonly at: SourcePlace }[];
  readonly levels: readonly CurveLevel[];
  /** The part of its payment that depends on it, as a fraction of one. */
  readonly weight?: NumberText;
  /** The year that levels which change are those of. */
  readonly year?: string;
}

/** A table whose figures the text tells, by its codes. */
export interface OverviewTable extends Named {
  readonly columns: readonly string[];
  readonly kinds: readonly ('money' | 'percentage' | 'number')[];
  readonly currency?: string;
  readonly rows: readonly { readonly label: string; readonly values: readonly (NumberText | null)[]; readonly at: SourcePlace }[];
}

/** A curve or scale that cannot be drawn from the text alone, with why. */
export interface NotDrawn {
  readonly title: string;
  readonly why: string;
  readonly at: SourcePlace;
}
