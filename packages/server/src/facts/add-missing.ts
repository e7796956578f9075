import type { AwaitedValue } from '@remit/runtime/facts/awaited';
import { nameOf } from '@remit/runtime/facts/awaited';
import { csvCell, longHeading } from '@remit/runtime/reading/csv-headings';
import { CodeActionKind, type CodeAction, type TextEdit } from 'vscode-languageserver';
import { isJsonFile } from './belonging.ts';
import { csvRows, type CsvRow } from './csv-cells.ts';
import { awaitedOf } from './awaited.ts';
import type { OpenFacts } from './keeper.ts';
import { factCalled } from './suggestions.ts';

/** More lines than this are not added at once. */
const mostLines = 2000;

/**
 * Adds a line for each value that is still to come, with the value left empty: an empty value is one that is not known. In a file with a column for each
 * fact it is a line for each period and member. None are added that are there already, and none to JSON, which has no way to write that a value is not known.
 */
export function addMissing(known: OpenFacts): CodeAction | undefined {
  if (isJsonFile(known.uri) || known.contract.isOld) return undefined;
  const text = known.text.getText();
  const [heading, ...rows] = csvRows(text);
  const { program } = known.contract;
  const headings = heading?.cells.map((cell) => cell.text) ?? longHeading(program).split(',');
  if (!headings.includes('period')) return undefined;
  const lines = linesFor(awaitedOf(known), headings, rows, known).slice(0, mostLines);
  if (lines.length === 0) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || /[\r\n]$/.test(text) ? '' : newline;
  const first = heading ? [] : [longHeading(program)];
  const end = known.text.positionAt(text.length);
  const edit: TextEdit = { range: { start: end, end }, newText: before + [...first, ...lines].map((line) => line + newline).join('') };
  return {
    title: `Add ${lines.length === 1 ? 'a line' : `${lines.length} lines`} for the missing facts, with empty values`, kind: CodeActionKind.QuickFix,
    edit: { documentChanges: [{ textDocument: { uri: known.uri.toString(), version: known.text.version }, edits: [edit] }] },
  };
}

/** The lines that are to be added: none twice, and none that is there already without its value. */
function linesFor(awaited: readonly AwaitedValue[], headings: readonly string[], rows: readonly CsvRow[], { contract: { program } }: OpenFacts): string[] {
  const isLong = headings.includes('fact');
  const cellOf = (row: CsvRow, name: string): string => row.cells[headings.indexOf(name)]?.text ?? '';
  const nameOfLine = (fact: string, period: string, keys: readonly string[]): string => nameOf(isLong ? fact : '', period, Object.fromEntries(keys.map((key, index) => [String(index), key])));
  const keyColumns = headings.filter((name) => name === 'member' || [...program.groups, ...program.sets].some(({ id }) => id === name));
  const there = new Set(rows.map((row) => nameOfLine(factCalled(cellOf(row, 'fact'), program)?.id ?? '', cellOf(row, 'period'), keyColumns.map((name) => cellOf(row, name)))));
  const lines: string[] = [];
  for (const { fact, period, dims } of awaited) {
    const group = fact.each.find((id) => program.groups.some((each) => each.id === id));
    const keyIn = (name: string): string => (Object.hasOwn(dims, name) ? dims[name]! : name === 'member' && group !== undefined && Object.hasOwn(dims, group) ? dims[group]! : '');
    if (!isLong && !headings.some((name) => factCalled(name, program)?.id === fact.id)) continue;
    // A line that cannot say whose the value is would be refused.
    if (Object.keys(dims).some((id) => !keyColumns.includes(id) && !(id === group && keyColumns.includes('member')))) continue;
    const name = nameOfLine(fact.id, period.id, keyColumns.map(keyIn));
    if (there.has(name)) continue;
    there.add(name);
    lines.push(headings.map((column) => csvCell(column === 'fact' ? fact.id : column === 'period' ? period.id : keyIn(column))).join(','));
  }
  return lines;
}
