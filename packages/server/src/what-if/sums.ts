import { groupedBy } from '@remit/language/model/grouped';
import type { Program } from '@remit/program';
import { add, sub, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioPayment } from '@remit/runtime';
import type { Names } from '@remit/story/names';
import { differenceOf } from './changed-payments.ts';
import { compared, type Money, type Worked } from './money-words.ts';
import type { WhatIfSum } from './protocol.ts';
import { amountsIn, partsOf, waitingIn, type Waits } from './waits.ts';

type Part = ScenarioPayment['parts'][number];

/** What is paid by one payment of the contract, from whom to whom; parties that are members of a group together. */
interface Sum { readonly title: string; readonly parties: string; readonly amount: Rational; /** Of how many parts of payments. */ readonly count: number }

const NONE: readonly ScenarioPayment[] = [];

/** Sums over the whole contract, by what is paid, beside those at the start. */
export class Sums {
  readonly #program: Program;
  readonly #names: Names;
  readonly #money: Money;
  readonly #lines: ReadonlyMap<string, Program['lines'][number]>;
  readonly #groups: ReadonlyMap<string, string>;

  constructor(program: Program, names: Names, money: Money) {
    this.#program = program;
    this.#names = names;
    this.#money = money;
    this.#lines = new Map(program.lines.map((line) => [line.id, line]));
    this.#groups = new Map(program.groups.map(({ id, title }) => [id, title ?? id]));
  }

  /** @param start the payments at the start; undefined where they cannot be worked out */
  of({ payments: now }: Worked, start: readonly ScenarioPayment[] | undefined, waits: Waits): WhatIfSum[] {
    const before = known.get(start ?? NONE) ?? this.#added(new Map(), start ?? NONE, 1);
    known.set(start ?? NONE, before);
    const { come, gone } = differenceOf(now, start ?? NONE);
    const after = this.#added(this.#added(before, gone, -1), come, 1);
    const [arrived, left] = [come, gone].map((payments) => groupedBy(partsOf(payments), (part) => this.#keyOf(part))) as [Map<string, Part[]>, Map<string, Part[]>];
    return [...after].filter(([key, { count }]) => count > 0 || before.has(key)).map(([key, { title, parties, amount, count }]): WhatIfSum => {
      const waiting = waitingIn(arrived.get(key) ?? [], left.get(key) ?? [], waits, amountsIn(this.#money));
      return { title, parties, ...compared(this.#money, count > 0 ? amount : undefined, before.get(key)?.amount, waiting, start !== undefined) };
    });
  }

  /** @param way 1 to add the payments, -1 to take them off */
  #added(sums: ReadonlyMap<string, Sum>, payments: readonly ScenarioPayment[], way: 1 | -1): Map<string, Sum> {
    const all = new Map(sums);
    for (const part of payments.flatMap(({ parts }) => parts)) {
      const key = this.#keyOf(part);
      const { title, parties, amount, count } = all.get(key) ?? { title: ownerTitle(this.#program, this.#names, this.#lines.get(part.line)!.of), parties: this.#partiesOf(part), amount: ZERO, count: 0 };
      all.set(key, { title, parties, amount: (way > 0 ? add : sub)(amount, this.#money.read(part.amount)), count: count + way });
    }
    return all;
  }

  #keyOf(part: Part): string {
    return JSON.stringify([this.#lines.get(part.line)!.of, this.#partiesOf(part)]);
  }

  #partiesOf({ line, payer, payee }: Part): string {
    const { from, to } = this.#lines.get(line)!;
    return `${'member' in from ? this.#groups.get(from.member)! : this.#names.party(payer)} to ${'member' in to ? this.#groups.get(to.member)! : this.#names.party(payee)}`;
  }
}

/** The sums of starts. */
const known = new WeakMap<readonly ScenarioPayment[], ReadonlyMap<string, Sum>>();

/** The title of what a line belongs to. */
export function ownerTitle({ lines }: Program, names: Names, owner: string): string {
  const own = lines.find(({ id }) => id === owner) ?? lines.find(({ of }) => of === owner)!;
  return own.id === owner ? names.line(owner) : own.title ?? names.line(own.id);
}
