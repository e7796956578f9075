import type { IsoDate } from '@remit/program';
import type { Context } from '../evaluate/context.ts';
import type { PreparedFact, PreparedTable } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { RunDimension } from './members.ts';
import type { StoredRow } from './rows.ts';
import type { Observed } from './stored.ts';
import { seen } from './stored.ts';

/**
 * The facts of one run, addressed by fact, period and positions of keys. All
 * that was known at the as-of date of the run is here, and nothing else.
 */
export class FactStore {
  /** By index of dimension. */
  readonly dimensions: readonly RunDimension[];
  readonly #cells: Map<number, Observed>[][] = [];
  readonly #firstDays = new Set<IsoDate>();
  readonly #rows = new Map<string, StoredRow[]>();

  constructor(dimensions: readonly RunDimension[]) {
    this.dimensions = dimensions;
  }

  /** Position of a cell of a fact among all combinations of its keys. */
  address(fact: PreparedFact, keys: readonly number[]): number {
    let address = 0;
    for (const dimension of fact.each) address = address * this.dimensions[dimension.index]!.keys.length + keys[dimension.index]!;
    return address;
  }

  /** A cell as one text: the same in all stores with the same keys. */
  cellName(fact: PreparedFact, period: TimePeriod, keys: readonly number[]): string {
    return `${fact.index} ${period.index} ${this.address(fact, keys)}`;
  }

  /** What a view shows for a fact; undefined if nothing is known. */
  read(fact: PreparedFact, period: TimePeriod, context: Context): Observed | undefined {
    context.run.reads(fact, period, context.keys, context.view);
    return seen(this.newest(fact, period, context.keys), context.view);
  }

  /** The newest observation for a key. */
  newest(fact: PreparedFact, period: TimePeriod, keys: readonly number[]): Observed | undefined {
    return this.#cells[fact.index]?.[period.index]?.get(this.address(fact, keys));
  }

  /** All newest observations of a fact in a period, by address. */
  cells(fact: PreparedFact, period: TimePeriod): ReadonlyMap<number, Observed> {
    return this.#cells[fact.index]?.[period.index] ?? new Map();
  }

  put(fact: PreparedFact, period: TimePeriod, keys: readonly number[], newest: Observed): void {
    this.#firstDays.add(newest.firstRecordedAt);
    const periods = this.#cells[fact.index] ??= [];
    (periods[period.index] ??= new Map()).set(this.address(fact, keys), newest);
  }

  /** Days on which something was recorded for the first time, in no order. */
  get firstDays(): ReadonlySet<IsoDate> {
    return this.#firstDays;
  }

  /** Rows of a table for a period, in the order in which they were given, whenever recorded. */
  rows(table: PreparedTable, period: TimePeriod): readonly StoredRow[] {
    return this.#rows.get(`${table.index} ${period.index}`) ?? [];
  }

  putRow(table: PreparedTable, row: StoredRow): void {
    this.#firstDays.add(row.recordedAt);
    const name = `${table.index} ${row.period.index}`;
    const rows = this.#rows.get(name);
    if (rows) rows.push(row); else this.#rows.set(name, [row]);
  }
}
