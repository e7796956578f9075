import type { Program, SourceMap } from '@remit/program';

/** A program that is told of, and what is known of the text it comes from. */
export interface ToldProgram {
  readonly program: Program;
  readonly map?: SourceMap | undefined;
  /** The text of a source by the address in the map; nothing where it is not the text that was compiled. */
  sourceOf(uri: string): string | undefined;
}

/** Which payment: for what, for when and for whom. */
export interface Place { readonly line: string; readonly period: string; readonly dims?: Readonly<Record<string, string>> }

/** Sets off a piece of text. */
export type Emphasis = (text: string) => string;
