import { headingTwice, lineTooShort, lineWithoutName, namelessColumn, noListColumn, unknownListColumn, wrongCellCount } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import { didYouMean } from '../suggest.ts';
import type { CsvLine } from './lines.ts';

/** A list in comma-separated values: what it is of, and its columns. */
export interface ListForm {
  /** "members", "rows". */
  readonly things: string;
  /** Columns that must be there, and say something in each line. */
  readonly needed: readonly string[];
  /** All columns that may be there, the needed ones too. */
  readonly known: readonly string[];
  /** What to add where a needed column is not there. */
  readonly hint?: string;
}

/** A line of a list: its cells by the names of their columns, without those that are empty; and the names of all columns. */
export interface ListLine { readonly cells: ReadonlyMap<string, string>; readonly columns: readonly string[]; readonly at: string }

/** Reads the lines of a list under their heading, one at a time; nothing where the heading cannot be used. */
export function* readList(form: ListForm, [first, ...rest]: readonly [CsvLine, ...CsvLine[]], file: string, findings: Finding[]): Generator<ListLine> {
  const columns = first.cells.map(cell => cell.trim());
  const problems = headingProblems(form, columns, file, `${file}:${first.line}`);
  findings.push(...problems);
  if (problems.length > 0) return;
  for (const line of rest) {
    const read = readLine(form, columns, line, `${file}:${line.line}`, findings);
    if (read) yield read;
  }
}

function headingProblems({ things, needed, known, hint = '' }: ListForm, columns: readonly string[], file: string, at: string): Finding[] {
  const absent = needed.find(column => !columns.includes(column));
  if (absent !== undefined) return [refuse(noListColumn, at, { file, things, column: absent, hint })];
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice !== undefined) return [inColumn(refuse(headingTwice, at, { column: twice }), columns.lastIndexOf(twice))];
  return columns.flatMap((column, index) => (
    column === '' ? [inColumn(refuse(namelessColumn, at, { place: index + 1 }), index)]
      : known.includes(column) ? [] : [inColumn(refuse(unknownListColumn, at, { column, things, suggestion: didYouMean(column, known) }), index)]));
}

function readLine({ needed }: ListForm, columns: readonly string[], { cells }: CsvLine, at: string, findings: Finding[]): ListLine | undefined {
  if (hasTooMany(cells, columns.length)) {
    findings.push(inColumn(refuse(wrongCellCount, at, { found: cells.length, expected: columns.length }), columns.length));
    return undefined;
  }
  const lost = firstLost(cells, columns, MAY_END_WITHOUT);
  if (lost !== undefined) {
    findings.push(refuse(lineTooShort, at, { found: cells.length, expected: columns.length, column: lost }));
    return undefined;
  }
  const named = new Map(columns.flatMap((column, index): [string, string][] => {
    const cell = (cells[index] ?? '').trim();
    return cell === '' ? [] : [[column, cell]];
  }));
  const empty = needed.find(column => !named.has(column));
  if (empty === undefined) return { cells: named, columns, at };
  findings.push(inColumn(refuse(lineWithoutName, at, { column: empty }), columns.indexOf(empty)));
  return undefined;
}

/** The list under a name, begun if there is none. */
export function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

/** Whether a line has values beyond its last column. */
export function hasTooMany(cells: readonly string[], columns: number): boolean {
  return cells.length > columns && cells.slice(columns).some(cell => cell.trim() !== '');
}

/** Columns of a list that a line may end before. */
const MAY_END_WITHOUT: ReadonlySet<string> = new Set(['joined', 'left']);

/** The first column that a line ends before, though something, if only nothing between two commas, must stand under it. */
export function firstLost(cells: readonly string[], columns: readonly string[], mayEndWithout: ReadonlySet<string>): string | undefined {
  return columns.slice(cells.length).find(column => !mayEndWithout.has(column));
}
