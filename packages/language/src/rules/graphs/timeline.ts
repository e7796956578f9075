import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { treeOf } from '../../model/tree.ts';

/** A day that the contract names. */
export interface DatedItem {
  /** As YYYY-MM-DD, which sorts by time. */
  readonly day: string;
  /** As written. */
  readonly written: string;
  readonly node: AstNode;
  /** The property of the node that holds it. */
  readonly property: string;
}

/** The properties of nodes that hold days: any whose text is one. */
const names = ['from', 'to', 'date', 'until', 'effective', 'on', 'interim', 'final', 'extend'] as const;

/** All days of a contract, earliest first; those of one day in written order. Days that do not exist are left out. */
export function timelineOf(scope: ast.Contract | ast.RemitFile): DatedItem[] {
  const items: DatedItem[] = [];
  for (const node of treeOf(scope)) {
    for (const property of names) {
      const written = (node as unknown as Record<string, unknown>)[property];
      const date = typeof written === 'string' ? parseDate(written) : undefined;
      if (date) items.push({ day: isoDate(date), written: written as string, node, property });
    }
  }
  return items.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
