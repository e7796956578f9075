import type { SourceMap } from '@remit/program';
import { parentPointer } from '@remit/program/pointer';

/** A line of a contract. */
export interface SourceLine {
  uri: string;
  /** From 1. */
  line: number;
  /** Without the blanks around it; undefined if the text cannot be had or has changed. */
  text: string | undefined;
}

/** The line of the contract that a part of a program comes from: its own place, else that of the part around it. */
export function sourceLineOf(pointer: string, map: SourceMap | undefined, sourceOf: (uri: string) => string | undefined): SourceLine | undefined {
  for (let at: string | undefined = pointer; map && at !== undefined; at = parentPointer(at)) {
    const entry = Object.hasOwn(map.map, at) ? map.map[at] : undefined;
    const place = entry === undefined ? null : /^(\d+):(\d+):\d+-/.exec(entry);
    const source = place && map.sources[Number(place[1])];
    if (place && source) {
      const line = Number(place[2]);
      return { uri: source.uri, line, text: sourceOf(source.uri)?.split(/\r\n|\r|\n/)[line - 1]?.trim() };
    }
  }
  return undefined;
}
