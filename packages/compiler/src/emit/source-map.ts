/** Writes the source map of a program: a JSON Pointer for every object whose place is known. */
import { MAP_FORMAT, type Program, type SourceMap } from '@remit/program';
import type { Origins, Place } from './origin.ts';

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
  const visit = (value: unknown, pointer: string): void => {
    if (value === null || typeof value !== 'object') return;
    const place = origins.placeOf(value);
    const source = place && index.get(place.uri);
    if (place && source !== undefined) map[pointer] = `${source}:${range(place)}`;
    for (const [key, child] of Object.entries(value)) visit(child, `${pointer}/${escape(key)}`);
  };
  visit(program, '');
  const told = program.facts.flatMap((fact, i) => origins.toldOf(fact) ? [[`/facts/${i}`, origins.toldOf(fact)!] as const] : []);
  return { format: MAP_FORMAT, program: programHash, sources: sorted, map, ...(told.length > 0 ? { told: Object.fromEntries(told) } : {}) };
}

function range(place: Place): string {
  return `${place.startLine}:${place.startColumn}-${place.endLine}:${place.endColumn}`;
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
