import type { IsoDate, Row } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { toPointer } from '@remit/program/pointer';
import type { Rational } from '@remit/program/rational';
import { cmp, parseNumber } from '@remit/program/rational';
import type { Outcome } from '../evaluate/outcome.ts';
import { missing } from '../evaluate/outcome.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { badDate, outOfBounds, sameRow, unknownColumn, unknownRows } from '../catalogue/facts.ts';
import type { Model, PreparedTable } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { isFinding, readKeys, readPeriod } from './key.ts';
import { isNumber, readScalar } from './value.ts';

/** A row that makes sense by itself. */
export interface RowEntry {
  readonly table: PreparedTable;
  readonly period: TimePeriod;
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<string, Outcome>;
  readonly recordedAt: IsoDate;
  readonly at: string | undefined;
}

/** Reads the rows of all tables. */
export function readRows(model: Model, rows: Readonly<Record<string, Row[]>>, recordedAt: IsoDate, findings: Finding[]): RowEntry[] {
  const entries: RowEntry[] = [];
  for (const [id, listed] of Object.entries(rows)) {
    const table = model.tables.get(id);
    if (!table) {
      findings.push(refuse(unknownRows, toPointer(['rows', id]), { table: id, suggestion: didYouMean(id, model.tables.keys()) }));
      continue;
    }
    const seen = new Map<string, string>();
    listed.forEach((row, index) => {
      const at = row.at ?? toPointer(['rows', id, index]);
      const entry = readRow(model, table, row, recordedAt, at);
      if (isFinding(entry)) { findings.push(entry); return; }
      const name = JSON.stringify([entry.period.id, entry.keys, table.declared.key.map(column => row.values[column] ?? null)]);
      const earlier = seen.get(name);
      if (earlier !== undefined) findings.push(refuse(sameRow, at, { table: id, columns: table.declared.key.map(column => `'${column}'`).join(', '), other: earlier }));
      seen.set(name, at);
      entries.push(entry);
    });
  }
  return entries;
}

function readRow(model: Model, table: PreparedTable, row: Row, recordedAt: IsoDate, at: string): RowEntry | Finding {
  const what = `'${table.declared.id}'`;
  const period = readPeriod(model, row.period, table.declared.grain, what, at);
  if (isFinding(period)) return period;
  const keys = readKeys(table.each, row.dims, what, at);
  if (isFinding(keys)) return keys;
  const recorded = row.recordedAt ?? recordedAt;
  if (!isCivilDate(recorded)) return refuse(badDate, at, { found: recorded, role: `a row of ${what} needs one on which it was recorded` });
  const given = new Map(Object.entries(row.values));
  const values = new Map<string, Outcome>();
  for (const column of table.declared.columns) {
    const value = given.get(column.id) ?? null;
    given.delete(column.id);
    if (value === null) {
      const dims = table.each.length === 0 ? {} : { dims: Object.fromEntries(table.each.map((dimension, index) => [dimension.id, keys[index]!])) };
      values.set(column.id, missing({ reason: 'missing', fact: `${table.declared.id}.${column.id}`, period: period.id, ...dims }));
      continue;
    }
    const read = readScalar(column.type, column.codes, value, { where: `'${column.id}' of ${what}`, at });
    if (isFinding(read)) return read;
    const outside = isNumber(read.value) && outsideOf(column, read.value);
    if (outside) return refuse(outOfBounds, at, { where: `'${column.id}' of ${what}`, value: String(value), ...outside });
    values.set(column.id, read.value);
  }
  const [extra] = given.keys();
  if (extra !== undefined) return refuse(unknownColumn, at, { table: table.declared.id, column: extra, suggestion: didYouMean(extra, table.declared.columns.map(column => column.id)) });
  return { table, period, keys, values, recordedAt: recorded, at };
}

function outsideOf(column: { min?: string; max?: string }, value: Rational): { relation: string; bound: string } | undefined {
  const least = column.min === undefined ? undefined : parseNumber(column.min);
  const most = column.max === undefined ? undefined : parseNumber(column.max);
  if (least && cmp(value, least) < 0) return { relation: 'below the least', bound: column.min! };
  if (most && cmp(value, most) > 0) return { relation: 'above the most', bound: column.max! };
  return undefined;
}
