import type { Program } from '@remit/program';
import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import { isJsonFile } from './belonging.ts';
import { csvRows } from './csv-cells.ts';
import type { Span } from './facts-file.ts';
import type { OpenFacts } from './keeper.ts';
import { factCalled } from './suggestions.ts';

/** What stands at a place of a file: a fact, or a value of one. */
export interface FactAtCursor extends Span { readonly fact: string; readonly period?: string }

/** The fact that the word or value at a place is about; undefined where it is about none. */
export function factAt({ uri, text, contract: { program } }: OpenFacts, offset: number): FactAtCursor | undefined {
  return isJsonFile(uri) ? inJson(text.getText(), offset, program) : inCsv(text.getText(), offset, program);
}

function inCsv(text: string, offset: number, program: Program): FactAtCursor | undefined {
  const rows = csvRows(text);
  const [heading] = rows;
  const row = rows.find(({ start, end }) => start <= offset && offset <= end);
  const column = row?.cells.findIndex(({ start, end }) => start <= offset && offset <= end) ?? -1;
  if (!heading || !row || column < 0) return undefined;
  const headings = heading.cells.map((cell) => cell.text);
  const named = factCalled(headings[column]!, program)?.id;
  const own = headings[column] === 'fact' || headings[column] === 'value' ? factCalled(row.cells[headings.indexOf('fact')]?.text ?? '', program)?.id : undefined;
  const fact = named ?? (row === heading ? undefined : own);
  const { start, end } = row.cells[column]!;
  const period = row === heading ? '' : row.cells[headings.indexOf('period')]?.text ?? '';
  return fact === undefined ? undefined : { fact, start, end, ...(period === '' ? {} : { period }) };
}

function inJson(text: string, offset: number, program: Program): FactAtCursor | undefined {
  const { path } = getLocation(text, offset);
  if (path[0] !== 'observations' || path.length < 3 || (path[2] !== 'fact' && path[2] !== 'value')) return undefined;
  const root = parseTree(text);
  const valueAt = (key: string): string => String((root && findNodeAtLocation(root, ['observations', path[1]!, key]))?.value ?? '');
  const node = root && findNodeAtLocation(root, path.slice(0, 3));
  const fact = factCalled(valueAt('fact'), program)?.id;
  const period = valueAt('period');
  return fact === undefined || !node ? undefined : { fact, start: node.offset, end: node.offset + node.length, ...(period === '' ? {} : { period }) };
}
