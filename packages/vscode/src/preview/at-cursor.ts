import type { SourcePlace } from '@remit/language/overview/overview';
import type { CursorPlace } from './messages.ts';

/**
 * Which of several things stand for the place of the cursor: those that stand most closely around it, but nothing wider than the declaration it is in;
 * if there are none, all of that declaration.
 *
 * @param marks where each thing stands
 * @param declarations where declarations stand
 * @returns indices into `marks`
 */
export function marksAt(at: CursorPlace, marks: readonly SourcePlace[], declarations: readonly SourcePlace[]): number[] {
  const around = closest(declarations.filter((one) => holds(one, at)));
  if (!around) return closestOf(marks, marks.flatMap((one, index) => (one.declaration === undefined && holds(one, at) && !holdsAny(one, declarations) ? [index] : [])));
  const inside = marks.flatMap((one, index) => (holds(one, at) && isWithin(one, around) ? [index] : []));
  if (inside.length > 0) return closestOf(marks, inside);
  return marks.flatMap((one, index) => (one.file === at.file && one.declaration === around.declaration ? [index] : []));
}

/** The contract at the cursor, by index; undefined where it is in none. */
export function contractAt(at: CursorPlace, contracts: readonly SourcePlace[]): number | undefined {
  const index = contracts.findIndex((one) => holds(one, at));
  return index < 0 ? undefined : index;
}

/** The cursor at the very end of a thing is still at it. */
function holds({ file, startLine, startColumn, endLine, endColumn }: SourcePlace, at: CursorPlace): boolean {
  if (file !== at.file) return false;
  return !isBefore(at.line, at.column, startLine, startColumn) && !isBefore(endLine, endColumn, at.line, at.column);
}

function isWithin(one: SourcePlace, other: SourcePlace): boolean {
  return one.file === other.file && !isBefore(one.startLine, one.startColumn, other.startLine, other.startColumn) && !isBefore(other.endLine, other.endColumn, one.endLine, one.endColumn);
}

/** A whole contract stands around everything in it, and so for nothing in particular. */
function holdsAny(one: SourcePlace, declarations: readonly SourcePlace[]): boolean {
  return declarations.some((declaration) => isWithin(declaration, one));
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}

function closestOf(marks: readonly SourcePlace[], indices: readonly number[]): number[] {
  const best = closest(indices.map((index) => marks[index]!));
  return best ? indices.filter((index) => isWithin(marks[index]!, best)) : [];
}

/** The one that lies in all others; they lie around one place, and so in each other. */
function closest(places: readonly SourcePlace[]): SourcePlace | undefined {
  return places.reduce<SourcePlace | undefined>((best, one) => (!best || isWithin(one, best) ? one : best), undefined);
}
