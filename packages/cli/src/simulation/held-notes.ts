import type { Program } from '@remit/program';
import { formatMoney, sign, type Rational } from '@remit/program/rational';
import type { Cell } from '@remit/runtime';
import type { Names } from '@remit/story/names';
import { moneyInWords } from '@remit/story/money';

/** Most reasons told of one cell. */
const MOST_REASONS = 6;

/** Sums as cells of a table; why something is held is told once, under a number. */
export class HeldNotes {
  readonly #numbers = new Map<string, number>();
  readonly #program: Program;
  readonly #names: Names;

  constructor(program: Program, names: Names) {
    this.#program = program;
    this.#names = names;
  }

  /** "£1,200.00", "held [1]", "£1,200.00, rest held [1]". */
  cell(cell: Cell): string {
    const money = this.money(cell.amount);
    if (cell.held.length === 0) return money;
    return sign(cell.amount) !== 0 ? `${money}, rest held [${this.#number(cell)}]` : `held [${this.#number(cell)}]`;
  }

  /** A sum of money. */
  money(amount: Rational): string {
    const { code, scale } = this.#program.currency;
    return moneyInWords(formatMoney(amount, scale), code);
  }

  /** How much a sum differs: "+£1,200.00", "-£1,200.00", "none"; "not known" where other payments are held. */
  change(change: Rational | undefined): string {
    if (!change) return 'not known';
    return sign(change) === 0 ? 'none' : sign(change) > 0 ? `+${this.money(change)}` : this.money(change);
  }

  /** Why what is held is held, a line for each number. */
  lines(): string[] {
    return [...this.#numbers].map(([why, number]) => `  [${number}] held: ${why}`);
  }

  #number({ held }: Cell): number {
    const all = [...new Set(held.map((reason) => this.#names.reason(reason)))];
    const why = all.slice(0, MOST_REASONS).join('; ') + (all.length > MOST_REASONS ? `; and ${all.length - MOST_REASONS} more` : '');
    const number = this.#numbers.get(why) ?? this.#numbers.size + 1;
    this.#numbers.set(why, number);
    return number;
  }
}
