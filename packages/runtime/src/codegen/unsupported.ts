/** A part of a program that generated code does not cover: the reference works it out instead. Never a wrong figure. */
export class Unsupported extends Error {}

/** Gives up on generating code for the expression at hand. */
export function unsupported(what: string): never {
  throw new Unsupported(what);
}
