import { ownPlaceOf, placeAround } from '@remit/program/source-place';
import type { Telling } from '../explanation-rows.ts';
import { linesOf } from '../source-places.ts';

/** Where the contract says so. */
export interface StepSource {
  /** Path of the text, for people. */
  path: string;
  /** From 1. */
  line: number;
  /** What stands there; undefined if that is a whole declaration, or cannot be had. */
  words: string | undefined;
}

/** Words longer than this are cut off. */
const LONGEST = 90;

const found = new WeakMap<Telling, Map<string, StepSource | undefined>>();

/** The place that a part of a program comes from: its own, else that of the part around it; looked for once. */
export function sourceOfStep(pointer: string, telling: Telling): StepSource | undefined {
  let places = found.get(telling);
  if (!places) found.set(telling, places = new Map());
  if (!places.has(pointer)) places.set(pointer, findSource(pointer, telling));
  return places.get(pointer);
}

function findSource(pointer: string, { loaded: { map, sourceOf }, pathOf }: Telling): StepSource | undefined {
  const place = placeAround(pointer, map);
  if (!place) return undefined;
  const { uri, line, column, endLine, endColumn } = place;
  const text = line === endLine ? linesOf(uri, sourceOf)?.[line - 1]?.slice(column - 1, endColumn - 1).trim() : undefined;
  return { path: pathOf(uri), line, words: text === undefined || text === '' ? undefined : text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text };
}

/** "line 82: "up to 8% of Core""; with the path of the text where that is not `home`. */
export function placeInWords({ path, line, words }: StepSource, home?: string): string {
  const at = path === home ? `line ${line}` : `${path}:${line}`;
  return words === undefined ? at : `${at}: "${words}"`;
}

/** The first word of the line of a part of a program, where that says what a figure is: "baseline", "target". */
export function roleOf(pointer: string, telling: Telling): string {
  const { map, sourceOf } = telling.loaded;
  const place = map && ownPlaceOf(pointer, map);
  const before = place && linesOf(place.uri, sourceOf)?.[place.line - 1]?.slice(0, place.column - 1);
  return /\b(baseline|target|threshold|floor|ceiling)\s+$/.exec(before ?? '')?.[1] ?? '';
}
