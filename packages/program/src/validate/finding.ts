import type { JsonPointer } from '../pointer.ts';

/** Something wrong with a document: what, where, why it matters and what to do. */
export interface Finding {
  /** "PRG-012": three letters for the kind of document, three digits, never used again for anything else. */
  code: string;
  title: string;
  /** Where in the document. */
  at: JsonPointer;
  /** What is wrong, with the names concerned in quotes. */
  message: string;
  why: string;
  fix: string;
}

/** An entry of the catalogue of findings: `{name}` in its message and fix stands for what a finding fills in. */
export interface FindingKind<M extends string = string, F extends string = string> {
  readonly code: string;
  readonly title: string;
  readonly message: M;
  readonly why: string;
  readonly fix: F;
}

/** The names in braces in a text. */
export type Blanks<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never;
type Fill<M extends string, F extends string> = Record<Blanks<M> | Blanks<F>, string | number>;

/** Declares a kind of finding. */
export function defineFinding<const M extends string, const F extends string>(kind: FindingKind<M, F>): FindingKind<M, F> {
  return Object.freeze(kind);
}

/** A finding of this kind at a place. */
export function finding<M extends string, F extends string>(kind: FindingKind<M, F>, at: JsonPointer, blanks: Fill<M, F>): Finding {
  const values: Record<string, string | number> = blanks;
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (blank, name: string) => Object.hasOwn(values, name) ? shown(values[name]!) : blank);
  return { code: kind.code, title: kind.title, at, message: fill(kind.message), why: kind.why, fix: fill(kind.fix) };
}

/** Long texts are cut: a message is read by a person. */
function shown(value: string | number): string {
  const text = String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
