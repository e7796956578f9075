/** What a spreadsheet puts on the clipboard: rows of cells. */

/** More cells than anybody pastes into a contract. */
const mostCells = 20_000;

/** Whether a text is a table, as spreadsheets copy one: lines of cells with tabs between them. */
export function isTable(text: string): boolean {
  return text.includes('\t');
}

/**
 * Takes a copied table apart. A cell with a tab, line break or quotation mark in it is in quotation marks, which are doubled inside. Empty rows, and empty cells
 * at the end of all rows, are left out; every row has as many cells. Undefined for what is no table, or has more cells than anybody pastes.
 */
export function cellsOf(text: string): string[][] | undefined {
  if (!isTable(text)) return undefined;
  const rows: string[][] = [[]];
  let count = 0;
  let cell = '';
  const endCell = (): void => {
    rows.at(-1)!.push(cell.replace(/[\s\u00A0\u2007\u202F\uFEFF]+/g, ' ').trim());
    cell = '';
    count++;
  };
  for (let at = 0; at <= text.length && count <= mostCells; at++) {
    const letter = text[at];
    if (cell === '' && letter === '"') {
      const quoted = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)/y;
      quoted.lastIndex = at;
      const inner = quoted.exec(text);
      if (inner) {
        cell = inner[1]!.replaceAll('""', '"');
        at += inner[0].length - 1;
        continue;
      }
    }
    if (letter === undefined || letter === '\t' || letter === '\n') endCell();
    else if (letter !== '\r' || text[at + 1] !== '\n') cell += letter;
    if (letter === '\n') rows.push([]);
  }
  if (count > mostCells) return undefined;
  const filled = rows.filter((row) => row.some((one) => one !== ''));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((one) => one !== '') + 1));
  return filled.length === 0 ? undefined : filled.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
}
