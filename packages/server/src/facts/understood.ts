import type { Program } from '@remit/program';
import { factNames } from '@remit/runtime/reading/heading';
import type { URI } from 'langium';
import { isJsonFile } from './belonging.ts';
import { csvRows } from './csv-cells.ts';

const plain = ['fact', 'period', 'rows', 'group', 'member'];

/** How many of the names that a text uses are those of facts, sets, groups and rows of a contract. */
export function understood(text: string, uri: URI, program: Program): number {
  const known = namesOf(program);
  return [...namesIn(text, uri)].filter((name) => known.has(name)).length;
}

/** Whether a text says that it holds facts: its first line names a column that such files have, one of the contract if it is known, or it says of what form it is. */
export function looksLikeFacts(text: string, uri: URI, program?: Program): boolean {
  if (isJsonFile(uri)) return text.trim() === '' || /"format"\s*:\s*"remit-facts/.test(text);
  const [heading] = csvRows(text);
  const known = program ? namesOf(program) : new Set<string>();
  // Some spreadsheets set semicolons or tabs between columns; the reader says so.
  return heading === undefined || heading.cells.flatMap((cell) => cell.text.split(/[;\t]/)).some((name) => plain.includes(name.trim()) || known.has(name.trim()));
}

function namesOf(program: Program): Set<string> {
  const { groups, sets, rows } = program;
  return new Set([...factNames(program), ...[...groups, ...sets, ...rows].map(({ id }) => id), ...rows.flatMap(({ columns }) => columns.map(({ id }) => id))]);
}

/** What a text may mean as a name: the headings and first cells of its lines, or all texts of a JSON document. */
function namesIn(text: string, uri: URI): Set<string> {
  if (isJsonFile(uri)) return new Set([...text.matchAll(/"([^"\\]+)"/g)].map(([, name]) => name!));
  const [heading, ...rest] = csvRows(text);
  const column = heading?.cells.findIndex((cell) => cell.text === 'fact' || cell.text === 'rows') ?? -1;
  return new Set([...heading?.cells ?? [], ...(column < 0 ? [] : rest.flatMap(({ cells }) => cells[column] ?? []))].map((cell) => cell.text));
}
