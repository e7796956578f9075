import { parentPointer } from './pointer.ts';
import type { SourceMap } from './source-map.ts';

/** A place in the text of a contract; lines and columns from 1, the end exclusive. */
export interface SourcePlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The text that a part of a program itself comes from; undefined where the map has no place for it. */
export function ownPlaceOf(pointer: string, { map, sources }: SourceMap): SourcePlace | undefined {
  const place = Object.hasOwn(map, pointer) ? /^(\d+):(\d+):(\d+)-(\d+):(\d+)$/.exec(map[pointer]!) : null;
  if (!place) return undefined;
  const [index, line, column, endLine, endColumn] = place.slice(1).map(Number) as [number, number, number, number, number];
  const source = sources[index];
  return source && { uri: source.uri, line, column, endLine, endColumn };
}

/** The text that a part of a program comes from: its own, else that of the part around it. */
export function placeAround(pointer: string, map: SourceMap | undefined): SourcePlace | undefined {
  for (let at: string | undefined = pointer; map && at !== undefined; at = parentPointer(at)) {
    const place = ownPlaceOf(at, map);
    if (place) return place;
  }
  return undefined;
}
