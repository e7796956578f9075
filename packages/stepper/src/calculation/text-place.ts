import type { SourceMap } from '@remit/program';
import { parentPointer } from '@remit/program/pointer';

/** A place in the text of a contract; lines and columns from 1, the end exclusive. */
export interface TextPlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The text that a part of a program comes from: its own, else that of the part around it. */
export function textPlaceOf(pointer: string, map: SourceMap | undefined): TextPlace | undefined {
  for (let at: string | undefined = pointer; map && at !== undefined; at = parentPointer(at)) {
    const entry = Object.hasOwn(map.map, at) ? map.map[at] : undefined;
    const found = entry === undefined ? null : /^(\d+):(\d+):(\d+)-(\d+):(\d+)$/.exec(entry);
    if (!found) continue;
    const [index, line, column, endLine, endColumn] = found.slice(1).map(Number) as [number, number, number, number, number];
    const source = map.sources[index];
    return source && { uri: source.uri, line, column, endLine, endColumn };
  }
  return undefined;
}
