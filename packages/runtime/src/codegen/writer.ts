import type { Rational } from '@remit/program/rational';
import type { Coefficient } from './coefficient.ts';
import { unsupported } from './unsupported.ts';

/** Lines of code, some of them still to be filled in. */
export type Code = (string | Code)[];

/** Why a row is not worked out here. `1`: an integer may leave the range in which doubles are exact. `2`: only the reference can tell. */
export type Status = 1 | 2;

/** Something that is worked out once for a run, from its parameters. */
export type Prelude<T> = (parameters: readonly Rational[], known: readonly boolean[]) => T;

/** No function is generated that is longer than this many lines: a program that needs more is no work for straight-line code. */
const MOST_LINES = 40_000;

/**
 * Writes the body of a loop over rows. The same calls write code for doubles
 * that hold integers, or, when `exact`, for BigInts of any size.
 */
export class Writer {
  readonly exact: boolean;
  readonly body: Code = [];
  /** Integers worked out before the first row. */
  readonly registers: Prelude<bigint>[] = [];
  /** Conditions worked out before the first row. */
  readonly flags: Prelude<boolean>[] = [];
  readonly #registerOf = new Map<string, string>();
  readonly #flagOf = new Map<string, string>();
  readonly #homes = new Map<string, Code>();
  #open: Code[] = [this.body];
  #names = 0;
  #lines = 0;

  constructor(exact: boolean) {
    this.exact = exact;
  }

  /** Where code is being written. */
  get here(): Code {
    return this.#open.at(-1)!;
  }

  line(...lines: Code): void {
    if (++this.#lines > MOST_LINES) unsupported('The code would be too long.');
    this.here.push(...lines);
  }

  /** Remembers what is written; calling what it gives takes back everything since. */
  mark(): () => void {
    const [length, registers, flags, lines] = [this.body.length, this.registers.length, this.flags.length, this.#lines];
    return () => {
      this.body.length = length;
      this.#lines = lines;
      this.#forget(this.registers, this.#registerOf, registers);
      this.#forget(this.flags, this.#flagOf, flags);
    };
  }

  #forget(list: unknown[], names: Map<string, string>, length: number): void {
    list.length = length;
    for (const [key, name] of names) if (Number(name.slice(1)) >= length) names.delete(key);
  }

  /** How much has been written. */
  get length(): number {
    return this.#lines;
  }

  /** A place in the code that is filled in later. */
  gap(): Code {
    const code: Code = [];
    this.here.push(code);
    return code;
  }

  /** Writes into `code`, which lies within what is being written. */
  into<T>(code: Code, work: () => T): T {
    this.#open.push(code);
    try {
      return work();
    } finally {
      this.#open.pop();
    }
  }

  /** A name of its own. */
  name(prefix = 't'): string {
    return `${prefix}${this.#names++}`;
  }

  /** Gives the value of an expression a name. */
  define(expression: string, prefix?: string): string {
    const name = this.name(prefix);
    this.line(`const ${name}=${expression};`);
    this.#homes.set(name, this.here);
    return name;
  }

  /** Declares a variable in a gap. */
  declare(gap: Code, initial: string): string {
    const name = this.name('v');
    gap.push(`let ${name}=${initial};`);
    this.#homes.set(name, this.here);
    return name;
  }

  /** Whether what was defined under a name can be read where code is being written. */
  isVisible(name: string): boolean {
    const home = this.#homes.get(name);
    return home === undefined || this.#open.includes(home);
  }

  /** Leaves the row to others. */
  fail(status: Status): void {
    this.line(`{S[i]=${this.exact ? 2 : status};continue;}`);
  }

  /** Leaves the row to others where a condition is true. */
  failIf(condition: string, status: Status): void {
    this.line(`if(${condition}){S[i]=${this.exact ? 2 : status};continue;}`);
  }

  /** An integer as it is written. */
  integer(value: bigint): string {
    return this.exact ? `${value}n` : String(value);
  }

  /** The numerator or denominator of a coefficient that depends on parameters. */
  register(coefficient: Coefficient, part: 'n' | 'd'): string {
    return once(this.#registerOf, `${part} ${coefficient.key}`, () => `k${this.registers.push(parameters => coefficient.of(parameters)[part]) - 1}`);
  }

  /** A condition on parameters. */
  flag(key: string, prelude: Prelude<boolean>): string {
    return once(this.#flagOf, key, () => `f${this.flags.push(prelude) - 1}`);
  }
}

/** Code as text. */
export function textOf(code: Code): string {
  const lines: string[] = [];
  const pending: Code[] = [[...code].reverse()];
  while (pending.length > 0) {
    const next = pending.at(-1)!.pop();
    if (next === undefined) pending.pop();
    else if (typeof next === 'string') lines.push(next);
    else pending.push([...next].reverse());
  }
  return lines.join('\n');
}

function once(made: Map<string, string>, key: string, make: () => string): string {
  let name = made.get(key);
  if (name === undefined) made.set(key, name = make());
  return name;
}
