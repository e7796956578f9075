import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { literalOf, readLexeme } from '../../model/literals.ts';
import type { PastedLines } from './rows-of-table.ts';
import { isEmpty, writtenCell, type CellKind } from './written-cell.ts';

/** Bands of a scale: from, to and value in three columns, or the band in words and its value in two. */
export function bandsOfScale(cells: readonly (readonly string[])[], scale: ast.Bands): PastedLines {
  const edges = kindOf(scale.bands.flatMap(({ from, to }) => [from, to]));
  const values = kindOf(scale.bands.map(({ value }) => value));
  return rowsOf(cells, edges, values, {
    words: /^(?:below|at most|at least|above|more than|otherwise)\b|\bto\b/i,
    between: (from, to) => (from === undefined ? `below ${to}` : to === undefined ? `at least ${from}` : `${from} to below ${to}`),
    neither: 'otherwise',
  });
}

/** Parts of a marginal scale, likewise. */
export function partsOfScale(cells: readonly (readonly string[])[], scale: ast.Marginal): PastedLines {
  const edges = kindOf(scale.parts.flatMap(({ range }) => [range?.from, range?.to]));
  const values = kindOf(scale.parts.map(({ rate }) => rate));
  return rowsOf(cells, edges, values, {
    words: /^(?:first|up to|beyond)\b|\bto\b/i,
    between: (from, to) => (from === undefined ? `first ${to}` : to === undefined ? `beyond ${from}` : isNothing(from) ? `first ${to}` : `${from} to ${to}`),
    neither: undefined,
  });
}

interface Form {
  /** What a band in words has in it. */
  readonly words: RegExp;
  readonly between: (from: string | undefined, to: string | undefined) => string;
  /** What holds for all the rest, where there is such a thing. */
  readonly neither: string | undefined;
}

function rowsOf(cells: readonly (readonly string[])[], edges: CellKind, values: CellKind, form: Form): PastedLines {
  const width = cells[0]!.length;
  if (width !== 2 && width !== 3) return { problem: `A band has two columns, its words and its value, or three: from, to and value. The table has ${width}.` };
  const isHeader = !cells[0]!.some((cell) => /\d/.test(cell) || /^otherwise$/i.test(cell));
  const lines: string[] = [];
  for (const [index, row] of cells.slice(isHeader ? 1 : 0).entries()) {
    const where = `Row ${index + (isHeader ? 2 : 1)}`;
    const value = writtenCell(row.at(-1)!, values);
    if ('problem' in value) return { problem: `${where}: "${row.at(-1)!}" ${value.problem}` };
    const head = width === 3 ? between(row[0]!, row[1]!, edges, form, where) : inWords(row[0]!, form, where);
    if (typeof head !== 'string') return head;
    lines.push(`${head}: ${value.text}`);
  }
  return lines.length === 0 ? { problem: 'There is no row below the names of the columns.' } : { lines };
}

function between(from: string, to: string, kind: CellKind, { between: phrase, neither }: Form, where: string): string | { problem: string } {
  const edges: (string | undefined)[] = [];
  for (const cell of [from, to]) {
    if (isEmpty(cell) || /^(?:and over|and above|∞|or more|\+)$/i.test(cell)) {
      edges.push(undefined);
      continue;
    }
    const written = writtenCell(cell, kind);
    if ('problem' in written) return { problem: `${where}: "${cell}" ${written.problem}` };
    edges.push(written.text);
  }
  if (edges[0] === undefined && edges[1] === undefined) return neither ?? { problem: `${where} says neither from where nor to where its part goes.` };
  return phrase(edges[0], edges[1]);
}

function inWords(cell: string, { words }: Form, where: string): string | { problem: string } {
  const text = cell.replace(/:$/, '').replace(/^./, (letter) => letter.toLowerCase());
  return words.test(text) && !/[{}":]/.test(text) ? text : { problem: `${where}: "${cell}" is no band, such as "below 50%" or "50% to below 65%".` };
}

/** What figures beside the pasted ones are. */
function kindOf(nodes: readonly (AstNode | undefined)[]): CellKind {
  const literals = nodes.map((node) => (ast.isExpression(node) ? literalOf(node) : undefined)).filter((literal) => literal !== undefined);
  const money = literals.find(({ kind }) => kind === 'money')?.currency;
  if (money !== undefined) return { money };
  if (literals.some(({ kind }) => kind === 'percentage')) return { isPercentage: true };
  const noun = literals.map(({ quantity }) => quantity.noun).find((one) => one !== undefined);
  return noun === undefined ? {} : { noun };
}

function isNothing(figure: string): boolean {
  const value = readLexeme(figure.split(' ')[0])?.value;
  return value !== undefined && value.n === 0n;
}
