import type { DimensionId, PeriodId } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { cmp, mul, ONE, rational } from '@remit/program/rational';
import type { Scalar } from '../evaluate/outcome.ts';
import type { Coefficient } from './coefficient.ts';
import type { Input } from './inputs.ts';
import { floorOf, isSafe } from './interval.ts';
import type { Parameter, ParameterValue } from './parameters.ts';
import type { Generated, Outcolumn } from './generate.ts';
import type { Range } from './range.ts';
import type { ValueKind } from './types.ts';
import type { Prelude } from './writer.ts';

/** What a batch works out for each row. */
export type Output =
  | { readonly kind: 'amount'; readonly line: string; readonly period: PeriodId; readonly keys: Readonly<Record<DimensionId, string>> }
  | { readonly kind: 'value'; readonly id: string; readonly type: ValueKind; readonly period: PeriodId; readonly keys: Readonly<Record<DimensionId, string>> };

/** How a row came out: in integers that doubles hold, in BigInts, or not at all: the reference can tell why. */
export const ROW_STATUS = { exact: 0, big: 1, reference: 2 } as const;

/** The results of a batch. */
export interface BatchResult {
  /** By output that is an amount: in the currency's unit, whole; NaN where a row did not come out, or beyond 2^53. */
  readonly amounts: readonly Float64Array[];
  /** Of each row, one of `ROW_STATUS`. */
  readonly status: Uint8Array;
  /** An output of a row that came out: an amount as a sum of money, a value as it is. */
  read(output: number, row: number): Scalar;
}

/** Work on many rows at once. */
export interface Batch {
  /** The columns to be given, in this order. */
  readonly inputs: readonly Input[];
  /** What all rows have in common, to be given with each run. */
  readonly parameters: readonly Parameter[];
  /** Code columns hold places in this list. */
  readonly codes: readonly string[];
  readonly outputs: readonly Output[];
  /**
   * Works out `count` rows. Columns hold whole numbers up to 2^53, or NaN where
   * there is no value. Throws a RangeError for a column that is too short, or
   * where a row reads a number that is not whole.
   */
  run(columns: readonly Float64Array[], count: number, parameters?: readonly ParameterValue[]): BatchResult;
}

type RowFunction = (columns: readonly Float64Array[], registers: readonly unknown[], flags: readonly boolean[], outputs: readonly unknown[], status: Uint8Array, from: number, to: number, rows: readonly number[], floor: typeof floorOf) => void;

/** What a batch is made of. */
export interface BatchCode {
  readonly inputs: readonly Input[];
  readonly parameters: readonly Parameter[];
  readonly codes: readonly string[];
  readonly outputs: readonly Output[];
  readonly unit: Rational;
  readonly fast: Generated;
  readonly big: Generated;
  /** Functions made before, by their text. */
  readonly made: Map<string, unknown>;
}

/** A batch that runs generated code. */
export class GeneratedBatch implements Batch {
  readonly inputs: readonly Input[];
  readonly parameters: readonly Parameter[];
  readonly codes: readonly string[];
  readonly outputs: readonly Output[];
  readonly #code: BatchCode;

  constructor(code: BatchCode) {
    this.#code = code;
    this.inputs = code.inputs;
    this.parameters = code.parameters;
    this.codes = code.codes;
    this.outputs = code.outputs;
  }

  /** With `onlyBig` no row is worked out in doubles: the two ways must agree. */
  run(columns: readonly Float64Array[], count: number, given: readonly ParameterValue[] = [], onlyBig = false): BatchResult {
    const short = this.inputs.findIndex((_, index) => !((columns[index]?.length ?? 0) >= count));
    if (short >= 0) throw new RangeError(`Column ${short} must have a value for each of the ${count} rows.`);
    const { fast, big } = this.#code;
    const status = new Uint8Array(count);
    const known = this.parameters.map(({ range }, index) => given[index] !== undefined && isWithin(given[index], range));
    const parameters = this.parameters.map(({ range }, index) => (known[index] ? given[index]! : range.lo ?? ONE));
    const columnsOut = Array.from({ length: fast.width }, () => new Float64Array(count));
    const registers = fast.registers.map(register => register(parameters, known));
    if (!onlyBig && registers.every(isSafeNumber)) {
      const numbers = registers.map(Number);
      const flags = fast.flags.map(flag => flag(parameters, known));
      for (const source of fast.sources) this.#function(source)(columns, numbers, flags, columnsOut, status, 0, count, [], floorOf);
    } else {
      status.fill(ROW_STATUS.big);
    }
    const rows = rowsOf(status, ROW_STATUS.big);
    const beyond = Array.from({ length: big.width }, () => new Map<number, bigint | number>());
    if (rows.length > 0) this.#runBig(columns, rows, status, beyond, parameters, known);
    return new Result(this.#code, columnsOut, beyond, status, parameters, rows);
  }

  #runBig(columns: readonly Float64Array[], rows: readonly number[], status: Uint8Array, outputs: readonly Map<number, bigint | number>[], parameters: readonly Rational[], known: readonly boolean[]): void {
    const { big } = this.#code;
    const work = <T>(preludes: readonly Prelude<T>[]): T[] => preludes.map(prelude => prelude(parameters, known));
    const registers = work(big.registers);
    const flags = work(big.flags);
    for (const source of big.sources) this.#function(source)(columns, registers, flags, outputs, status, 0, 0, rows, floorOf);
  }

  #function(source: string): RowFunction {
    const { made } = this.#code;
    let found = made.get(source) as RowFunction | undefined;
    if (!found) made.set(source, found = new Function('C', 'K', 'F', 'O', 'S', 'from', 'to', 'R', 'floor', source) as RowFunction);
    return found;
  }
}

class Result implements BatchResult {
  readonly amounts: readonly Float64Array[];
  readonly status: Uint8Array;
  readonly #code: BatchCode;
  readonly #columns: readonly Float64Array[];
  readonly #beyond: readonly ReadonlyMap<number, bigint | number>[];
  readonly #parameters: readonly Rational[];

  constructor(code: BatchCode, columns: readonly Float64Array[], beyond: readonly Map<number, bigint | number>[], status: Uint8Array, parameters: readonly Rational[], rows: readonly number[]) {
    this.#code = code;
    this.#columns = columns;
    this.#beyond = beyond;
    this.#parameters = parameters;
    this.status = status;
    this.amounts = code.outputs.flatMap((output, index) => (output.kind === 'amount' ? [columns[code.fast.outcolumns[index]!.n]!] : []));
    this.#fillIn(rows);
  }

  read(output: number, row: number): Scalar {
    if (this.status[row] === ROW_STATUS.reference) throw new RangeError(`Row ${row} did not come out.`);
    const { fast, big, unit, codes } = this.#code;
    const outcolumn = (this.status[row] === ROW_STATUS.big ? big : fast).outcolumns[output]!;
    const n = this.#number(outcolumn.n, row);
    switch (outcolumn.kind) {
      case 'amount': return mul(rational(BigInt(n)), unit);
      case 'number': return this.#rational(outcolumn, BigInt(n), row);
      case 'bool': return Number(n) === 1;
      case 'code': return codes[Number(n)]!;
      default: return isoDate(Number(n));
    }
  }

  #rational({ d, k }: Outcolumn & { k?: Coefficient }, n: bigint, row: number): Rational {
    return mul(k!.of(this.#parameters), rational(n, d === undefined ? 1n : BigInt(this.#number(d, row))));
  }

  #number(column: number, row: number): bigint | number {
    return this.status[row] === ROW_STATUS.big ? this.#beyond[column]!.get(row)! : this.#columns[column]![row]!;
  }

  /** Puts the amounts of rows that came out in BigInts into their columns, as far as they fit. */
  #fillIn(rows: readonly number[]): void {
    const { fast, big, outputs } = this.#code;
    outputs.forEach((output, index) => {
      if (output.kind !== 'amount') return;
      const column = this.#columns[fast.outcolumns[index]!.n]!;
      const exact = this.#beyond[big.outcolumns[index]!.n]!;
      for (const row of rows) {
        const amount = this.status[row] === ROW_STATUS.big ? exact.get(row) as bigint : undefined;
        column[row] = amount !== undefined && isSafeNumber(amount) ? Number(amount) : NaN;
      }
      for (const row of rowsOf(this.status, ROW_STATUS.reference)) column[row] = NaN;
    });
  }
}

function isSafeNumber(value: bigint): boolean {
  return isSafe({ lo: value, hi: value });
}

function isWithin(value: Rational, { lo, hi }: Range): boolean {
  return (!lo || cmp(value, lo) >= 0) && (!hi || cmp(value, hi) <= 0);
}

function rowsOf(status: Uint8Array, wanted: number): number[] {
  const rows: number[] = [];
  for (let row = status.indexOf(wanted); row >= 0; row = status.indexOf(wanted, row + 1)) rows.push(row);
  return rows;
}

function isoDate(value: number): string {
  const digits = String(value).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
