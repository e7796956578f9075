import type { CstNode } from 'langium';
import type { ComparedPlace } from './compared.ts';

/** Where a piece of text stands in a file. */
export function placeIn(cst: CstNode | undefined, path: string): ComparedPlace | undefined {
  if (!cst) return undefined;
  const { start, end } = cst.range;
  return { path, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
