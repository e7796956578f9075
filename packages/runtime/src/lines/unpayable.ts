import type { Rational } from '@remit/program/rational';
import { formatNumber, isMultipleOf, sign } from '@remit/program/rational';
import { namedKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { negativeAmount } from '../catalogue/facts.ts';
import { unroundedAmount } from '../catalogue/program.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { LinePeriod } from './line-periods.ts';

/** The amounts of one line that cannot be paid: one finding for all below zero, one for all in parts of a unit. */
export class UnpayableAmounts {
  readonly #run: RunState;
  readonly #line: PreparedLine;
  readonly #unrounded: { where: string; amount: string }[] = [];
  readonly #negative: { where: string; amount: string }[] = [];

  constructor(run: RunState, line: PreparedLine) {
    this.#run = run;
    this.#line = line;
  }

  /** Looks at an amount. */
  check(each: LinePeriod, amount: Rational): void {
    if (!isMultipleOf(amount, this.#run.model.unit)) this.#unrounded.push(this.#named(each, amount));
    else if (sign(amount) < 0 && this.#line.declared.negative === undefined) this.#negative.push(this.#named(each, amount));
  }

  /** What was found, at the amount in the program. */
  findings(): Finding[] {
    const at = `/lines/${this.#line.index}/amount`;
    const currency = this.#run.model.program.currency.code;
    const [unrounded] = this.#unrounded;
    const [negative] = this.#negative;
    return [
      ...(unrounded ? [refuse(unroundedAmount, at, { ...unrounded, currency, others: others(this.#unrounded, 'not whole') })] : []),
      ...(negative ? [refuse(negativeAmount, at, { ...negative, others: others(this.#negative, 'below zero') })] : []),
    ].map((found): Finding => ({ ...found, within: 'program' }));
  }

  #named({ keys, slot }: LinePeriod, amount: Rational): { where: string; amount: string } {
    const { declared, each } = this.#line;
    const who = Object.values(namedKeys(this.#run, each, keys) ?? {});
    return { where: `'${declared.id}'${who.length > 0 ? ` for ${who.join(', ')}` : ''} in ${slot.period}`, amount: formatNumber(amount) };
  }
}

function others(all: readonly unknown[], what: string): string {
  const more = all.length - 1;
  return more === 0 ? '' : ` ${more} more of its amounts ${more === 1 ? 'is' : 'are'} ${what}.`;
}
