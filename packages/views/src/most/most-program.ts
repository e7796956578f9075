import type { Program } from '@remit/program';
import { knownParts } from './known-parts.ts';
import { mostOf } from './most-of.ts';

/** A program that pays the most that results can earn, and which of its lines do. */
export interface MostProgram {
  readonly program: Program;
  /** Lines whose amounts are the most that they can come to; what the others come to means nothing. */
  readonly lines: ReadonlySet<string>;
}

/** Makes the program whose lines pay the most that results can earn, with those facts that are given; undefined where no line depends on results in a way that tells. */
export function mostProgram(program: Program, given: ReadonlySet<string>): MostProgram | undefined {
  const most = mostOf(knownParts(program, given));
  const made = program.lines.map(({ id }) => most.line(id));
  if (made.every((line, index) => line === undefined || line === program.lines[index])) return undefined;
  const added = most.vars();
  return {
    lines: new Set(made.flatMap((line) => line?.id ?? [])),
    program: {
      ...program, lines: program.lines.map((line, index) => made[index] ?? line), checks: [],
      // Each behind the one it is the most of, so that all stand behind what they read.
      vars: program.vars.flatMap((one) => (added.has(one.id) ? [one, added.get(one.id)!] : [one])),
    },
  };
}

