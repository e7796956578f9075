/** Where in the text each part of a program comes from. Never inside the hashed program. */
import type { NumberText } from './expression.ts';

export const MAP_FORMAT = 'remit-map/1.0';

export interface SourceMap {
  format: typeof MAP_FORMAT;
  /** SHA-256 of the program's canonical bytes. */
  program: string;
  sources: { uri: string; sha256: string }[];
  /** JSON Pointer in the program to "source:line:column-line:column" (lines and columns from 1, end exclusive). */
  map: Record<string, string>;
  /** What the text says of facts and the run does not need, by JSON Pointer in the program. Absent: nothing. */
  told?: Record<string, ToldOfFact>;
  /** Numbers up to 2 that the text writes without a sign, as in "1.5" and not "150%", by JSON Pointer in the program. Absent: none. */
  plain?: string[];
}

/** How a fact is spoken of, and who reports it. */
export interface ToldOfFact {
  /** A rate is given for so many: 1000 in "80 per 1,000 people". */
  per?: NumberText;
  /** Where its values come from. */
  source?: string;
  /** Who owns the source. */
  owner?: string;
}
