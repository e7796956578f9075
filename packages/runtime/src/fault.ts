import { unrunnable } from './catalogue/program.ts';
import type { Finding } from './finding.ts';
import { refuse } from './finding.ts';

/**
 * Thrown when a program cannot be run as it stands, for instance because it was
 * edited by hand: the validator of programs finds these before a run. `run`
 * turns it into a refusal; only `prepare` lets it reach its caller.
 */
export class ProgramFault extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(finding => finding.message).join('\n'));
    this.name = 'ProgramFault';
    this.findings = findings;
  }
}

/** A value that rests on itself. */
export class CircularValue extends ProgramFault {}

/** Stops the run: a value rests on itself. */
export function circularValue(what: string): never {
  throw new CircularValue([refuse(unrunnable, undefined, { problem: `${what} depends on its own value, so it has none. The contract has to break the circle, for instance by reading an earlier period.` })]);
}

/** Stops the run: the program says something that has no meaning. */
export function programFault(problem: string, at?: string): never {
  throw new ProgramFault([refuse(unrunnable, at, { problem })]);
}
