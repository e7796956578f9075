import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { pointerKeys } from '@remit/program/pointer';
import type { Place } from '../report/reported-finding.ts';

/** Longer documents are not read a second time only to find a line. */
const LONGEST = 4_000_000;

/** Where in a JSON text a pointer leads: the line and columns of the value, or of as much of the path as there is. */
export function placeInJson(text: string, pointer: string): Place['range'] {
  if (text.length > LONGEST) return undefined;
  try {
    let node: ValueNode = parse(text, { mode: 'json', ranges: true }).body;
    for (const key of pointerKeys(pointer)) {
      const next = childOf(node, key);
      if (!next) break;
      node = next;
    }
    const { start, end } = node.loc;
    const oneLine = start.line === end.line;
    return { line: start.line, column: start.column, endLine: start.line, endColumn: oneLine ? end.column : start.column + 1 };
  } catch {
    return undefined;
  }
}

/** Where and why a text is not JSON. */
export function jsonProblem(text: string): { message: string; range: NonNullable<Place['range']> } {
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    const { line = 1, column = 1 } = error as { line?: number; column?: number };
    return { message: 'Look for a missing comma, quotation mark or bracket just before this place.', range: { line, column, endLine: line, endColumn: column + 1 } };
  }
  return { message: 'Look at its brackets and commas.', range: { line: 1, column: 1, endLine: 1, endColumn: 2 } };
}

function childOf(node: ValueNode, key: string): ValueNode | undefined {
  if (node.type === 'Array') return node.elements[Number(key)]?.value;
  if (node.type !== 'Object') return undefined;
  return node.members.find(({ name }) => (name.type === 'String' ? name.value : name.name) === key)?.value;
}
