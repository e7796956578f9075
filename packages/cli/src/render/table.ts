/** A column of a table for people. */
export interface Column {
  title: string;
  /** Numbers stand at the right. */
  right?: boolean;
}

const GAP = '  ';

/** Sets rows in columns as wide as their widest cell; the last column is not padded. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], heading: (text: string) => string = (text) => text): string {
  const widths = columns.map(({ title }, index) => rows.reduce((width, row) => Math.max(width, widthOf(row[index] ?? '')), widthOf(title)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => pad(cell, widths[index]!, columns[index]!.right === true)).join(GAP).trimEnd();
  const lines = [heading(line(columns.map(({ title }) => title))), ...rows.map((row) => line(columns.map((_, index) => row[index] ?? '')))];
  return lines.map((text) => `${GAP}${text}\n`).join('');
}

function pad(cell: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return right ? blanks + cell : cell + blanks;
}

/** Characters that a person sees; marks that stand on the letter before them take no room. */
function widthOf(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}
