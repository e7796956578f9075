import type { FactsDocument, Member, Observation, Program, Row } from '@remit/program';
import { readEachFromCsv, readFactsJson, type Finding } from '@remit/runtime';
import type { URI } from 'langium';
import { isJsonFile } from './belonging.ts';
import { csvPlaces } from './csv-places.ts';
import { jsonPlaces } from './json-places.ts';

/** A stretch of a text, as offsets. */
export interface Span { readonly start: number; readonly end: number }

/** What a part of an entry is, where a finding is about it alone. */
export type Part = 'fact' | 'period' | 'key' | 'value' | 'recordedAt' | 'id' | 'supersedes' | 'decidedBy';

/** An entry of a file: a value, a row or a member. */
export type Entry =
  | { readonly kind: 'value'; readonly entry: Observation; readonly index: number }
  | { readonly kind: 'row'; readonly entry: Row; readonly of: string; readonly index: number }
  | { readonly kind: 'member'; readonly entry: Member; readonly of: string; readonly index: number };

/** Finds the places of what is told of a file. */
export interface Places {
  /** The place of a finding of the reader, or of one that says only on which line it is. */
  ofFinding(finding: Finding): Span;
  /** The place of a part of an entry; `message` tells which of several keys or values is meant. */
  ofPart(entry: Entry, part: Part, message: string): Span;
}

/** A file of facts as read: what it holds, what the reader found, and where everything stands. */
export interface FactsFile {
  readonly document: FactsDocument;
  readonly findings: readonly Finding[];
  /** Each entry, by the mark that stands in its `at`. */
  readonly entries: readonly Entry[];
  readonly places: Places;
}

/** Sets the number of an entry off from its place, where a message names it. */
const mark = '\u0001';

/** Reads a file of facts by the reader of the runtime. Each entry gets a mark of its own in `at`, so that what a run finds of it can be placed. */
export function readFactsFile(uri: URI, name: string, text: string, program: Program): FactsFile {
  const entries: Entry[] = [];
  const note = <T extends { at?: string }>(one: T, make: (entry: T) => Entry): T => {
    const noted = { ...one, at: `${one.at ?? name}${mark}${entries.length}` };
    entries.push(make(noted));
    return noted;
  };
  const isJson = isJsonFile(uri);
  const read = isJson ? { ...readFactsJson(text, name), columnOf: new Map<Observation, number>() } : readEachFromCsv(text, name, program);
  const { document: { members, observations, rows, format } } = read;
  const columns = observations.map((each) => read.columnOf.get(each) ?? -1);
  const document: FactsDocument = {
    format,
    observations: observations.map((each, index) => note(each, (entry) => ({ kind: 'value', entry, index }))),
    ...(members ? { members: mapped(members, (each, of, index) => note(each, (entry) => ({ kind: 'member', entry, of, index }))) } : {}),
    ...(rows ? { rows: mapped(rows, (each, of, index) => note(each, (entry) => ({ kind: 'row', entry, of, index }))) } : {}),
  };
  return { document, findings: read.findings, entries, places: isJson ? jsonPlaces(text) : csvPlaces(text, columns) };
}

/** The entry that a finding of a run is about, and the finding without marks. */
export function unmarked(finding: Finding, { entries }: FactsFile): { finding: Finding; entry: Entry | undefined } {
  const { at, message } = finding;
  const [place, number] = at?.split(mark) ?? [];
  const plain: Finding = { ...finding, message: message.replace(new RegExp(`${mark}\\d+`, 'g'), ''), ...(place === undefined ? {} : { at: place }) };
  return { finding: plain, entry: number === undefined ? undefined : entries[Number(number)] };
}

function mapped<T>(lists: Readonly<Record<string, T[]>>, make: (one: T, of: string, index: number) => T): Record<string, T[]> {
  return Object.fromEntries(Object.entries(lists).map(([of, list]) => [of, list.map((one, index) => make(one, of, index))]));
}
