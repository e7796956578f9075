import { csvRows, type CsvRow } from './csv-cells.ts';
import type { Entry, Part, Places, Span } from './facts-file.ts';

/** The columns, besides those of facts, that hold the keys of an entry come last: `member` first. */
const ownColumn: Readonly<Record<Exclude<Part, 'key' | 'value'>, string>> = { fact: 'fact', period: 'period', recordedAt: 'recordedAt', id: 'id', supersedes: 'supersedes', decidedBy: 'decidedBy' };

/**
 * Places in comma-separated values.
 *
 * @param valueColumns by observation: the column in which its value stands; -1 where there is none
 */
export function csvPlaces(text: string, valueColumns: readonly number[]): Places {
  const rows = csvRows(text);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const headings = rows[0]?.cells.map((cell) => cell.text) ?? [];
  const rowOf = (at: string | undefined): CsvRow | undefined => byLine.get(Number(/:(\d+)$/.exec(at ?? '')?.[1] ?? Number.NaN));
  const cellOf = (row: CsvRow | undefined, column: number): Span => {
    if (!row) return rows[0] ?? { start: 0, end: 0 };
    const cell = row.cells[column];
    return cell && cell.end > cell.start ? cell : row;
  };
  return {
    ofFinding: ({ at, column }) => cellOf(rowOf(at), column ?? -1),
    ofPart: (entry, part, message) => {
      const row = rowOf(entry.entry.at?.split('\u0001')[0]);
      return cellOf(row, row ? columnOf(entry, part, message, row) : -1);
    },
  };

  function columnOf(entry: Entry, part: Part, message: string, row: CsvRow): number {
    if (part === 'key') return keyColumn(entry, message, row);
    if (part !== 'value') {
      const own = headings.indexOf(ownColumn[part]);
      return own < 0 && part === 'fact' ? headings.indexOf('rows') : own;
    }
    // A finding about a value of a row begins with the name of its column.
    if (entry.kind === 'row') return headings.indexOf(/^'([^']+)' of '/.exec(message)?.[1] ?? '');
    return entry.kind === 'value' ? valueColumns[entry.index] ?? -1 : headings.indexOf('member');
  }

  /** The column of the key that the message names, else the first in which a key stands. */
  function keyColumn(entry: Entry, message: string, row: CsvRow): number {
    const dims = 'dims' in entry.entry ? Object.keys(entry.entry.dims ?? {}) : [];
    const columns = ['member', ...dims].map((name) => headings.indexOf(name)).filter((column) => (row.cells[column]?.text ?? '') !== '');
    return columns.find((column) => message.includes(`'${row.cells[column]!.text}'`)) ?? columns[0] ?? (entry.kind === 'value' ? valueColumns[entry.index] ?? -1 : -1);
  }
}
