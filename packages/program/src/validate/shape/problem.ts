import type { JsonPointer } from '../../pointer.ts';

/** A place where a document does not have the shape of its schema. */
export type ShapeProblem = { at: JsonPointer } & (
  | { kind: 'missing'; field: string }
  | { kind: 'unknown'; field: string; known: string }
  | { kind: 'value'; expected: string; found: string }
  | { kind: 'number'; found: string; canonical: string }
  | { kind: 'date'; found: string }
  | { kind: 'text'; found: string }
  | { kind: 'depth'; limit: number }
);

/** Documents nested more deeply than this are refused before anything else looks at them. */
export const MAX_NESTING = 1000;
/** So many problems are listed; a document with more is of another kind altogether. */
export const MAX_PROBLEMS = 100;
