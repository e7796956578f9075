import type { HoldReason } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, largestRemainder, max, min, sign, splitWithRemainder, sub, ZERO } from '@remit/program/rational';
import { noKeys } from '../evaluate/bindings.ts';
import { asNumber } from '../evaluate/numbers.ts';
import type { Scalar } from '../evaluate/outcome.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { wholeLimit, windowOf } from '../lines/windows.ts';
import type { PreparedExpr, PreparedFund } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { TaxRate } from '../tax.ts';

/** A limit as it stands for a period: its window and what it allows; no `max` where it is no limit; the rate where what is paid counts with its tax. */
interface Standing { readonly window: string; readonly max: Rational | undefined; readonly rate?: TaxRate }

/** The limits and caps that apply to a period, and why those that cannot be told cannot. */
export interface Terms { readonly limits: readonly Standing[]; readonly caps: readonly (Standing | undefined)[]; readonly missing: readonly HoldReason[] }

/** What a fund has paid so far in each window of its limits and of the caps of its sources. */
export class FundAccount {
  readonly fund: PreparedFund;
  readonly #run: RunState;
  readonly #used = new Map<string, Rational>();
  readonly #maxima = new Map<string, Rational | Missing | undefined>();

  constructor(run: RunState, fund: PreparedFund) {
    this.#run = run;
    this.fund = fund;
  }

  /** The limits and caps for a period, by the windows its start lies in. A limit of other versions than `version` is no limit here, and is counted all the same. `rate` is that of the tax on what is paid. */
  terms(period: TimePeriod, version: number | undefined, rate: TaxRate | undefined): Terms {
    const causes: Missing[] = [];
    const standing = (limit: PreparedExpr & { window: 'year' | 'term'; versions?: readonly number[] | undefined }, name: string): Standing => {
      const window = windowOf(this.#run.model, period, limit.window);
      if (limit.versions && (version === undefined || !limit.versions.includes(version))) return { window: `${name} ${window?.id ?? ''}`, max: undefined };
      const found = this.#maximum(limit, `${name} ${window?.id ?? ''}`, window ?? period);
      if (found instanceof Missing) causes.push(found);
      return { window: `${name} ${window?.id ?? ''}`, max: found instanceof Missing ? undefined : found };
    };
    const limits = this.fund.limits.map((limit, index) => ({ ...standing(limit, `limit ${index}`), ...(limit.includesTax && rate ? { rate } : {}) }));
    const caps = this.fund.caps.map((cap, index) => cap && standing(cap, `cap ${index}`));
    return { limits, caps, missing: causes.flatMap(reasonsOf) };
  }

  /** What is left under a limit, never below zero; nothing where it is no limit. */
  left(standing: Standing): Rational | undefined {
    return standing.max && max(ZERO, sub(standing.max, this.#used.get(standing.window) ?? ZERO));
  }

  /** What a sum takes of a limit: with its tax where that counts. */
  cost({ rate }: Standing, amount: Rational): Rational {
    return rate ? this.#run.model.tax!.cost(amount, rate) : amount;
  }

  /** The largest sum that takes no more of a limit than `left`. */
  within({ rate }: Standing, left: Rational): Rational {
    return rate ? this.#run.model.tax!.within(left, rate, this.#run.model.unit) : left;
  }

  /** What is left under all the limits that apply. */
  room(terms: Terms): Rational | undefined {
    return terms.limits.reduce<Rational | undefined>((least, standing) => {
      const whole = this.left(standing);
      const left = whole && this.within(standing, whole);
      return left && least ? min(left, least) : left ?? least;
    }, undefined);
  }

  /**
   * Pays an amount out of the fund: counts it against the limits, splits it by
   * the shares of the sources, and moves what exceeds a cap to the party that
   * takes the overflow. A negative amount is given back by the plain shares.
   */
  pay(terms: Terms, amount: Rational): { party: string; amount: Rational }[] {
    for (const standing of terms.limits) this.#use(standing.window, this.cost(standing, amount));
    const { sources } = this.fund.declared;
    const parts = this.#split(amount);
    const moved: { party: string; amount: Rational }[] = [];
    terms.caps.forEach((cap, index) => {
      if (!cap) return;
      const wanted = parts[index]!;
      const left = sign(wanted) < 0 ? undefined : this.left(cap);
      const kept = left ? min(wanted, left) : wanted;
      this.#use(cap.window, kept);
      const excess = sub(wanted, kept);
      if (sign(excess) === 0) return;
      parts[index] = kept;
      const to = this.fund.caps[index]!.overflowTo;
      const place = sources.findIndex((source, at) => at > index && source.party === to);
      if (place >= 0) parts[place] = add(parts[place]!, excess);
      else moved.push({ party: to, amount: excess });
    });
    return [...sources.map((source, index) => ({ party: source.party, amount: parts[index]! })), ...moved];
  }

  #split(amount: Rational): Rational[] {
    const { sources, remainderTo } = this.fund.declared;
    const to = remainderTo === undefined ? -1 : sources.findIndex(source => source.party === remainderTo);
    const { unit } = this.#run.model;
    return to < 0 ? largestRemainder(amount, this.fund.shares, unit) : splitWithRemainder(amount, this.fund.shares, unit, to);
  }

  #use(window: string, amount: Rational): void {
    this.#used.set(window, add(this.#used.get(window) ?? ZERO, amount));
  }

  #maximum(limit: PreparedExpr, name: string, period: TimePeriod): Rational | Missing | undefined {
    if (!this.#maxima.has(name)) this.#maxima.set(name, this.#evaluate(limit, period));
    return this.#maxima.get(name);
  }

  #evaluate(limit: PreparedExpr, period: TimePeriod): Rational | Missing | undefined {
    const run = this.#run;
    const outcome = run.settle(() => limit.evaluate({ run, view: run.views.known(run.asOf), period, keys: noKeys(run) }));
    if (outcome instanceof Missing) return outcome;
    return outcome instanceof NotApplicable ? undefined : wholeLimit(run.model, asNumber(outcome as Scalar));
  }
}
