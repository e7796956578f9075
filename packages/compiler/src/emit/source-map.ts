/** Writes the source map of a program: a JSON Pointer for every object whose place is known. */
import { MAP_FORMAT, type Program, type SourceMap } from '@remit/program';
import { abs, cmp, fromInteger, parseNumber } from '@remit/program/rational';
import type { Origins, Place } from './origin.ts';

const TWO = fromInteger(2);

/** A document the program was compiled from. */
export interface SourceFile { uri: string; sha256: string }

/**
 * The map of `program`. Sources are listed by URI, those that nothing comes from too:
 * they were read, so a change in them is a reason to compile again.
 */
export function sourceMap(program: Program, programHash: string, origins: Origins, sources: readonly SourceFile[]): SourceMap {
  const sorted = [...sources].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
  const index = new Map(sorted.map((source, i) => [source.uri, i]));
  const map: Record<string, string> = Object.create(null);
  const plain: string[] = [];
  const visit = (value: unknown, pointer: string, holder?: object): void => {
    if (value === null || typeof value !== 'object') return;
    const place = origins.placeOf(value);
    const source = place && index.get(place.uri);
    // A factor or summand that is constant has its place with the whole: nothing runs there by itself.
    if (place && source !== undefined && !(isNumber(value) && isSumOrProduct(holder))) map[pointer] = `${source}:${range(place)}`;
    if (place?.isPlainNumber && isFactor(value)) plain.push(pointer);
    for (const [key, child] of Object.entries(value)) visit(child, `${pointer}/${escape(key)}`, Array.isArray(value) ? holder : value);
  };
  visit(program, '');
  const told = program.facts.flatMap((fact, i) => origins.toldOf(fact) ? [[`/facts/${i}`, origins.toldOf(fact)!] as const] : []);
  return { format: MAP_FORMAT, program: programHash, sources: sorted, map, ...(told.length > 0 ? { told: Object.fromEntries(told) } : {}), ...(plain.length > 0 ? { plain } : {}) };
}

function isNumber(value: object): boolean {
  return (value as { op?: unknown }).op === 'number';
}

function isSumOrProduct(value: object | undefined): boolean {
  const op = (value as { op?: unknown } | undefined)?.op;
  return op === 'mul' || op === 'add';
}

/** Whether a value of the program is a number that could as well have been written as a percentage: up to double. */
function isFactor(value: object): boolean {
  const { op, v } = value as { op?: unknown; v?: unknown };
  const number = op === 'number' && typeof v === 'string' ? parseNumber(v) : undefined;
  return number !== undefined && cmp(abs(number), TWO) <= 0;
}

function range(place: Place): string {
  return `${place.startLine}:${place.startColumn}-${place.endLine}:${place.endColumn}`;
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
