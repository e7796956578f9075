import type { SourceMap } from '@remit/program';
import { placeAround } from '@remit/program/source-place';

/** A line of a contract. */
export interface SourceLine {
  uri: string;
  /** From 1. */
  line: number;
  /** Without the blanks around it; undefined if the text cannot be had or has changed. */
  text: string | undefined;
}

type SourceOf = (uri: string) => string | undefined;

const known = new WeakMap<SourceOf, Map<string, readonly string[] | undefined>>();

/** The lines of a source; undefined if its text cannot be had. */
export function linesOf(uri: string, sourceOf: SourceOf): readonly string[] | undefined {
  let sources = known.get(sourceOf);
  if (!sources) known.set(sourceOf, sources = new Map());
  if (!sources.has(uri)) sources.set(uri, sourceOf(uri)?.split(/\r\n|\r|\n/));
  return sources.get(uri);
}

/** The line of the contract that a part of a program comes from: its own place, else that of the part around it. */
export function sourceLineOf(pointer: string, map: SourceMap | undefined, sourceOf: SourceOf): SourceLine | undefined {
  const place = placeAround(pointer, map);
  return place && { uri: place.uri, line: place.line, text: linesOf(place.uri, sourceOf)?.[place.line - 1]?.trim() };
}
