import { parentPointer } from '@remit/program/pointer';
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
  for (let at: string | undefined = pointer; map && at !== undefined; at = parentPointer(at)) {
    const entry = Object.hasOwn(map.map, at) ? map.map[at] : undefined;
    const place = entry === undefined ? null : /^(\d+):(\d+):(\d+)-(\d+):(\d+)$/.exec(entry);
    if (!place) continue;
    const [index, line, column, endLine, endColumn] = place.slice(1).map(Number) as [number, number, number, number, number];
    const source = map.sources[index];
    if (!source) return undefined;
    const text = line === endLine ? linesOf(source.uri, sourceOf)?.[line - 1]?.slice(column - 1, endColumn - 1).trim() : undefined;
    return { path: pathOf(source.uri), line, words: text === undefined || text === '' ? undefined : text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text };
  }
  return undefined;
}

/** "line 82: "up to 8% of Core""; with the path of the text where that is not `home`. */
export function placeInWords({ path, line, words }: StepSource, home?: string): string {
  const at = path === home ? `line ${line}` : `${path}:${line}`;
  return words === undefined ? at : `${at}: "${words}"`;
}

/** The first word of the line of a part of a program, where that says what a figure is: "baseline", "target". */
export function roleOf(pointer: string, telling: Telling): string {
  const { map, sourceOf } = telling.loaded;
  const entry = map && Object.hasOwn(map.map, pointer) ? map.map[pointer] : undefined;
  const place = entry === undefined ? null : /^(\d+):(\d+):(\d+)-/.exec(entry);
  const source = place && map?.sources[Number(place[1])];
  const before = source ? linesOf(source.uri, sourceOf)?.[Number(place[2]) - 1]?.slice(0, Number(place[3]) - 1) : undefined;
  return /\b(baseline|target|threshold|floor|ceiling)\s+$/.exec(before ?? '')?.[1] ?? '';
}
