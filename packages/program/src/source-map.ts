/** Where in the text each part of a program comes from. Never inside the hashed program. */
export const MAP_FORMAT = 'remit-map/1.0';

export interface SourceMap {
  format: typeof MAP_FORMAT;
  /** SHA-256 of the program's canonical bytes. */
  program: string;
  sources: { uri: string; sha256: string }[];
  /** JSON Pointer in the program to "source:line:column-line:column" (lines and columns from 1, end exclusive). */
  map: Record<string, string>;
}
