import type { DimensionId, Fact, Program, Row, RowTable } from '@remit/program';
import { unknownColumn, unknownRows } from '../catalogue/facts.ts';
import { unreadableValue } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import { didYouMean } from '../suggest.ts';
import { readCell } from './cell.ts';
import type { ListLine } from './csv-list.ts';
import { listIn, readList } from './csv-list.ts';
import { EXPECTED } from './expected.ts';
import type { CsvLine } from './lines.ts';

const PLAIN = ['rows', 'period', 'member', 'recordedAt'];

/** Whether a heading is that of rows: each line names the rows it belongs to. */
export function isRowHeading(columns: readonly string[]): boolean {
  return columns.includes('rows');
}

/**
 * Reads rows: `rows,period,member,SET…,COLUMN…[,recordedAt]`. One file may hold
 * several kinds of rows; a line leaves the columns of the others empty. An empty
 * cell is missing.
 */
export function readRowsCsv(lines: readonly [CsvLine, ...CsvLine[]], file: string, program: Program, findings: Finding[]): Record<string, Row[]> {
  const tables = new Map(program.rows.map(table => [table.id, table]));
  const dimensions = new Set([...program.groups, ...program.sets].map(({ id }) => id));
  const known = [...PLAIN, ...dimensions, ...program.rows.flatMap(({ columns }) => columns.map(({ id }) => id))];
  const rows = new Map<string, Row[]>();
  for (const line of readList({ things: 'rows', needed: ['rows', 'period'], known }, lines, file, findings)) {
    const id = line.cells.get('rows')!;
    const table = tables.get(id);
    if (!table) findings.push(inColumn(refuse(unknownRows, line.at, { table: id, suggestion: didYouMean(id, tables.keys()) }), line.columns.indexOf('rows')));
    else listIn(rows, id).push(readRow(table, line, dimensions, program, findings));
  }
  return Object.fromEntries(rows);
}

function readRow(table: RowTable, { cells, columns, at }: ListLine, dimensions: ReadonlySet<DimensionId>, program: Program, findings: Finding[]): Row {
  const values = new Map<string, string | boolean>();
  const dims = new Map<DimensionId, string>();
  for (const [name, text] of cells) {
    const column = table.columns.find(({ id }) => id === name);
    if (dimensions.has(name)) dims.set(name, text);
    else if (name === 'member') dims.set(table.each.find(id => program.groups.some(group => group.id === id)) ?? 'member', text);
    else if (!column && PLAIN.includes(name)) continue;
    else if (!column) findings.push(inColumn(refuse(unknownColumn, at, { table: table.id, column: name, suggestion: didYouMean(name, table.columns.map(({ id }) => id)) }), columns.indexOf(name)));
    else values.set(name, readValue(table, column, text, { at, column: columns.indexOf(name) }, findings));
  }
  const recordedAt = cells.get('recordedAt');
  return {
    period: cells.get('period')!, ...(dims.size === 0 ? {} : { dims: Object.fromEntries(dims) }), values: Object.fromEntries(values),
    ...(recordedAt === undefined ? {} : { recordedAt }), at,
  };
}

function readValue(table: RowTable, column: RowTable['columns'][number], text: string, place: { at: string; column: number }, findings: Finding[]): string | boolean {
  const cell = readCell({ ...column, type: column.type === 'ratio' ? 'number' : column.type } as Fact, text);
  if ('value' in cell && typeof cell.value !== 'object') return cell.value;
  findings.push(inColumn(refuse(unreadableValue, place.at, { found: text, fact: `'${column.id}' of '${table.id}'`, expected: EXPECTED[column.type], hint: 'hint' in cell ? cell.hint : ' What is not known of a row is left empty.' }), place.column));
  return text;
}
