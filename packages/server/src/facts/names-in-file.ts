import type { Program } from '@remit/program';
import { readName } from '@remit/runtime/reading/heading';
import type { URI } from 'langium';
import { isJsonFile } from './belonging.ts';
import { csvRows } from './csv-cells.ts';
import type { FactsFile } from './facts-file.ts';

/** The facts that a file has a column for or a value of, also where the value is empty. */
export function factsNamed(uri: URI, text: string, { document }: FactsFile, program: Program): Set<string> {
  const named = new Set(document.observations.map(({ fact }) => fact));
  if (isJsonFile(uri)) return named;
  const [heading, ...rest] = csvRows(text);
  const column = heading?.cells.findIndex((cell) => cell.text === 'fact') ?? -1;
  const cells = column < 0 ? heading?.cells ?? [] : rest.flatMap((row) => row.cells[column] ?? []);
  for (const name of new Set(cells.map((cell) => cell.text))) {
    const found = readName(name, program, '');
    if (found && 'fact' in found) named.add(found.fact.id);
  }
  return named;
}
