/** A value of a line and where it stands, as offsets in the text: blanks around it are left out, quotation marks are not. */
export interface CsvCell { readonly text: string; readonly start: number; readonly end: number }

/** A line with something in it. Its number is that of its first line in the text, from 1; its end is that of its last value. */
export interface CsvRow { readonly cells: readonly CsvCell[]; readonly line: number; readonly start: number; readonly end: number }

/** The places of all values of a text, also while it is being written. Which lines there are is the same as to the reader of facts. */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const start = at;
    const cells: CsvCell[] = [];
    for (;;) {
      const end = endOfCell(text, at);
      cells.push(cellBetween(text, at, end));
      at = end;
      if (text[at] !== ',') break;
      at += 1;
    }
    if (cells.some((cell) => cell.text !== '')) rows.push({ cells, line, start, end: at });
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += text.slice(start, at).split(/\r\n|\r|\n/).length - 1;
  }
  return rows;
}

function endOfCell(text: string, start: number): number {
  let at = start;
  if (text[at] === '"') {
    for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) if (text[at] === '"') at += 1;
  }
  while (at < text.length && !',\r\n'.includes(text[at]!)) at += 1;
  return at;
}

function cellBetween(text: string, start: number, end: number): CsvCell {
  const raw = text.slice(start, end);
  const [before, behind] = [raw.length - raw.trimStart().length, raw.length - raw.trimEnd().length];
  const from = before === raw.length ? start : start + before;
  const to = before === raw.length ? start : end - behind;
  const inner = /^"([^]*?)"?$/.exec(text.slice(from, to));
  return { text: (inner ? inner[1]!.replaceAll('""', '"') : text.slice(from, to)).trim(), start: from, end: to };
}
