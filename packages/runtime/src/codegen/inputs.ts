import type { DimensionId, PeriodId } from '@remit/program';
import type { Interval } from './interval.ts';
import { SAFE } from './interval.ts';
import type { Writer } from './writer.ts';
import type { Term } from './term.ts';
import { named } from './term.ts';

/** A column of a batch: what one row gives for one of its numbers. */
export type Input = FactInput | MembershipInput;

/**
 * A fact of the member. Its column holds `value × denominator`, which must be a
 * whole number; a truth value as 0 or 1; a code as its place in the dictionary of
 * the batch; a date as the number YYYYMMDD. NaN where there is no such number:
 * missing, not applicable, a ratio without parts, more digits than fit.
 */
export interface FactInput {
  readonly kind: 'fact';
  readonly fact: string;
  /** Of a ratio; `eligible` is the denominator less those excluded. */
  readonly part?: 'numerator' | 'denominator' | 'excluded' | 'eligible';
  readonly period: PeriodId;
  /** Keys of its sets. */
  readonly keys: Readonly<Record<DimensionId, string>>;
  readonly denominator: bigint;
}

/** How far a member belongs to a period: 0 or 1, or days or whole months of the period (`denominator` in all). */
export interface MembershipInput { readonly kind: 'belongs' | 'days' | 'months'; readonly period: PeriodId; readonly denominator: bigint }

/** The columns that a batch reads, each once. */
export class Inputs {
  readonly all: Input[] = [];
  readonly #places = new Map<string, number>();

  /** Remembers what there is; calling what it gives forgets everything since. */
  mark(): () => void {
    const length = this.all.length;
    return () => {
      this.all.length = length;
      for (const [key, place] of this.#places) if (place >= length) this.#places.delete(key);
    };
  }

  /** The place of a column; the same for the same input. */
  place(input: Input): number {
    const key = JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.all.push(input) - 1;
      this.#places.set(key, place);
    }
    return place;
  }
}

/**
 * Reads an integer of a column. A value outside what must hold for it leaves the
 * row to the reference, one outside what is `likely` to BigInts.
 */
export function readInteger(writer: Writer, place: number, must: Interval, likely: Interval): Term {
  const raw = writer.define(`c${place}[i]`, 'x');
  if (!writer.exact) {
    writer.line(`if(!(${raw}>=${likely.lo}&&${raw}<=${likely.hi}&&Math.floor(${raw})===${raw})){S[i]=${raw}===${raw}?1:2;continue;}`);
    return named(writer, raw, likely);
  }
  writer.failIf(`!(${raw}<=${SAFE}&&${raw}>=-${SAFE})`, 2);
  const code = writer.define(`BigInt(${raw})`);
  if (must.lo !== undefined) writer.failIf(`${code}<${must.lo}n`, 2);
  if (must.hi !== undefined) writer.failIf(`${code}>${must.hi}n`, 2);
  return named(writer, code, must);
}

/** Reads a small number that stands for something else: a code, a date, a truth value. */
export function readPlain(writer: Writer, place: number, most?: number): string {
  const raw = writer.define(`c${place}[i]`, 'x');
  writer.failIf(`!(${raw}>=0${most === undefined ? '' : `&&${raw}<=${most}`}&&Math.floor(${raw})===${raw})`, 2);
  return raw;
}
