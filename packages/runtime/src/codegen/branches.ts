import { div } from '@remit/program/rational';
import type { Coefficient } from './coefficient.ts';
import { common } from './coefficient.ts';
import { scaledTo } from './arithmetic.ts';
import { isSafe, productOf, union } from './interval.ts';
import { eitherRange } from './range.ts';
import type { Term } from './term.ts';
import { ensure, integer, named, product } from './term.ts';
import type { Bool, Num, Text, Value } from './value.ts';
import { NEVER } from './value.ts';
import { unsupported } from './unsupported.ts';
import type { Code, Writer } from './writer.ts';

/** One way a value may come about, and the code that ends with it. */
interface Arm { readonly code: Code; readonly value: Value }

/** Collects the values of branches, and makes them one value that is read after the branches. */
export class Branches {
  readonly #writer: Writer;
  readonly #gap: Code;
  readonly #arms: Arm[] = [];

  /** To be made before the code of the branches is written. */
  constructor(writer: Writer) {
    this.#writer = writer;
    this.#gap = writer.gap();
  }

  /** Says that the code being written ends with a value. */
  add(value: Value): void {
    this.#arms.push({ code: this.#writer.here, value });
  }

  /** What it comes to. */
  join(): Value {
    const writer = this.#writer;
    const arms = this.#arms.filter(arm => arm.value.kind !== 'never');
    const [first] = arms;
    if (!first) return NEVER;
    if (arms.length === 1 && first.code === writer.here) return first.value;
    if (arms.every(arm => arm.value.kind === first.value.kind)) {
      return first.value.kind === 'number' ? this.#joinNumbers(arms.map(({ code, value }) => ({ code, value: value as Num }))) : this.#joinOthers(arms);
    }
    return unsupported('Branches of different types.');
  }

  #joinOthers(arms: readonly Arm[]): Value {
    const { kind } = arms[0]!.value as Bool | Text;
    const name = this.#writer.declare(this.#gap, kind === 'bool' ? 'false' : '0');
    for (const { code, value } of arms) code.push(`${name}=${(value as Bool | Text).code};`);
    return { kind, code: name };
  }

  #joinNumbers(arms: readonly { code: Code; value: Num }[]): Num {
    const writer = this.#writer;
    const k = commonOf(arms.map(arm => arm.value));
    const shared = this.#sharedDenominator(k, arms.map(arm => arm.value));
    const written = arms.map(({ code, value }) => writer.into(code, () => {
      const n = scaledTo(writer, k, value);
      return { code, n: ensure(writer, shared && value.d.code !== shared.code ? product(writer, n, shared) : n), d: shared ?? ensure(writer, value.d) };
    }));
    const range = arms.map(arm => arm.value.range).reduce(eitherRange);
    return { kind: 'number', k, n: this.#assign(written.map(({ code, n }) => ({ code, term: n }))), d: shared ?? this.#assign(written.map(({ code, d }) => ({ code, term: d }))), range };
  }

  /** The one denominator of all branches, where it can be read after them and costs no branch its bounds. */
  #sharedDenominator(k: Coefficient, values: readonly Num[]): Term | undefined {
    const one = integer(this.#writer, 1n);
    const others = new Map(values.filter(value => value.d.literal !== 1n).map(value => [value.d.code, value.d]));
    if (others.size === 0) return one;
    const [d] = others.values();
    if (others.size > 1 || !d || !this.#writer.isVisible(d.code)) return undefined;
    const fits = (value: Num): boolean => {
      if (this.#writer.exact || value.d.code === d.code || value.n.literal === 0n) return true;
      if (!k.literal || !value.k.literal) return false;
      const factor = div(value.k.literal, k.literal).n;
      return isSafe(productOf(d, productOf(value.n, { lo: factor, hi: factor })));
    };
    return values.every(fits) ? d : undefined;
  }

  #assign(terms: readonly { code: Code; term: Term }[]): Term {
    const writer = this.#writer;
    const [first] = terms;
    if (terms.every(({ term }) => term.code === first!.term.code) && writer.isVisible(first!.term.code)) return first!.term;
    const name = writer.declare(this.#gap, writer.integer(0n));
    for (const { code, term } of terms) code.push(`${name}=${term.code};`);
    return named(writer, name, terms.map(({ term }) => term).reduce<{ lo?: bigint; hi?: bigint }>(union, first!.term), true);
  }
}

function commonOf(values: readonly Num[]): Coefficient {
  const counted = values.filter(value => value.n.literal !== 0n).map(value => value.k);
  const [first = values[0]!.k, ...rest] = counted;
  return rest.reduce(common, common(first, first));
}
