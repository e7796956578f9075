import { parse } from '@vanillaes/csv';

/** A line of comma-separated values, with the number of the line of the file on which it begins. */
export interface CsvLine { readonly cells: readonly string[]; readonly line: number }

/** Why a text cannot be read as comma-separated values, and on which line. */
export interface CsvProblem { readonly problem: string; readonly line: number }

/**
 * Reads comma-separated values as RFC 4180 has them: a byte order mark, any line
 * ends and empty lines are passed over; a quotation mark out of place is an error.
 */
export function readCsvLines(text: string): CsvLine[] | CsvProblem {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let rows: string[][];
  try {
    rows = parse(body.endsWith('\n') ? body : `${body}\n`) as string[][];
  } catch (error) {
    const row = /row:(\d+)/.exec(String(error))?.[1];
    if (row === undefined) throw error;
    const line = lineOfRow(body, Number.parseInt(row, 10));
    return { line, problem: 'A quotation mark stands inside a value that does not begin and end with one' };
  }
  const lines: CsvLine[] = [];
  let line = 1;
  for (const cells of rows) {
    if (cells.some(cell => cell.trim() !== '')) lines.push({ cells, line });
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
  }
  if (!hasOddQuotes(body)) return lines;
  return { line: lines.at(-1)?.line ?? 1, problem: 'A value begins with a quotation mark that is never closed' };
}

/** Quotation marks come in pairs, unless the last one is never closed. */
function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

/** The line on which a row begins; the rows before it can be read. */
function lineOfRow(text: string, row: number): number {
  let line = 1;
  let seen = 1;
  let quoted = false;
  for (const character of text) {
    if (seen === row) return line;
    if (character === '"') quoted = !quoted;
    else if (character === '\n') {
      line++;
      if (!quoted) seen++;
    }
  }
  return line;
}
