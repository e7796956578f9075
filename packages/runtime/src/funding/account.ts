import type { HoldReason } from '@remit/program';
import { fundTermsFor } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, largestRemainder, max, min, sign, splitWithRemainder, sub, ZERO } from '@remit/program/rational';
import { noKeys } from '../evaluate/bindings.ts';
import { asNumber } from '../evaluate/numbers.ts';
import type { Scalar } from '../evaluate/outcome.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { wholeLimit, windowOf } from '../lines/windows.ts';
import type { PreparedExpr, PreparedFund, PreparedFundTerms } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { TaxRate } from '../tax.ts';

/** A limit as it stands for a period: its window and what it allows; no `max` where it is no limit; the rate where what is paid counts with its tax. */
interface Standing { readonly window: string; readonly max: Rational | undefined; readonly rate?: TaxRate }

/** The limits and caps that apply to a period, and why those that cannot be told cannot. */
export interface Terms { readonly limits: readonly Standing[]; readonly caps: readonly (Standing | undefined)[]; /** Windows in which a source has a cap in some version, with the place of the source here. */ readonly counted: readonly { place: number; window: string }[]; readonly by: PreparedFundTerms; readonly missing: readonly HoldReason[] }

interface Capped { readonly party: string; readonly place: number; readonly span: 'year' | 'term' }

/** What a fund has paid so far in each window of its limits and of the caps of its sources. */
export class FundAccount {
  readonly fund: PreparedFund;
  readonly #run: RunState;
  readonly #used = new Map<string, Rational>();
  readonly #capped = new Map<PreparedFundTerms, readonly Capped[]>();
  readonly #terms = new Map<string, Terms>();
  readonly #maxima = new Map<string, Rational | Missing | undefined>();

  constructor(run: RunState, fund: PreparedFund) {
    this.#run = run;
    this.fund = fund;
  }

  /** The terms for the line-periods that a version governs. */
  by(version: number | undefined): PreparedFundTerms {
    const declared = fundTermsFor(this.fund.declared, version);
    return this.fund.terms.find(each => each.declared === declared)!;
  }

  /**
   * The limits and caps for a period, by the windows its start lies in. A limit of other versions than `version` is no limit here, and is
   * counted all the same. `rate` is that of the tax on what is paid; shares and caps are those of the version that governs the line-period.
   */
  terms(period: TimePeriod, version: number | undefined, rate: TaxRate | undefined, by: PreparedFundTerms): Terms {
    const name = `${this.fund.terms.indexOf(by)} ${period.index} ${version ?? ''} ${rate?.text ?? ''}`;
    const known = this.#terms.get(name);
    if (known) return known;
    const found = this.#termsAt(period, version, rate, by);
    this.#terms.set(name, found);
    return found;
  }

  #termsAt(period: TimePeriod, version: number | undefined, rate: TaxRate | undefined, by: PreparedFundTerms): Terms {
    const causes: Missing[] = [];
    const windowId = (span: 'year' | 'term'): string => windowOf(this.#run.model, period, span)?.id ?? '';
    const standing = (limit: PreparedExpr & { window: 'year' | 'term'; versions?: readonly number[] | undefined }, name: string, counted: string): Standing => {
      const window = windowOf(this.#run.model, period, limit.window);
      if (limit.versions && (version === undefined || !limit.versions.includes(version))) return { window: counted, max: undefined };
      const found = this.#maximum(limit, `${name} ${window?.id ?? ''}`, window ?? period);
      if (found instanceof Missing) causes.push(found);
      return { window: counted, max: found instanceof Missing ? undefined : found };
    };
    const limits = this.fund.limits.map((limit, index) => ({ ...standing(limit, `limit ${index}`, `limit ${index} ${windowId(limit.window)}`), ...(limit.includesTax && rate ? { rate } : {}) }));
    const caps = by.caps.map((cap, place) => cap && standing(cap, cap.name, `${cap.window} of ${by.declared.sources[place]!.party} ${windowId(cap.window)}`));
    const counted = this.#cappedBy(by).map(({ party, place, span }) => ({ place, window: `${span} of ${party} ${windowId(span)}` }));
    return { limits, caps, counted, by, missing: causes.flatMap(reasonsOf) };
  }

  /** The sources of some terms that are capped by any terms of the fund, with the spans of those caps: what they pay counts under all of them. */
  #cappedBy(by: PreparedFundTerms): readonly Capped[] {
    const known = this.#capped.get(by);
    if (known) return known;
    const spansOf = (party: string) => new Set(this.fund.terms.flatMap(({ declared, caps }) => caps.flatMap((cap, place) => (cap && declared.sources[place]!.party === party ? [cap.window] : []))));
    const found = by.declared.sources.flatMap(({ party }, place) => [...spansOf(party)].map(span => ({ party, place, span })));
    this.#capped.set(by, found);
    return found;
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
    const { declared: { sources }, caps } = terms.by;
    const parts = this.#split(amount, terms.by);
    const moved: { party: string; amount: Rational }[] = [];
    terms.caps.forEach((cap, index) => {
      if (!cap) return;
      const wanted = parts[index]!;
      const left = sign(wanted) < 0 ? undefined : this.left(cap);
      const kept = left ? min(wanted, left) : wanted;
      const excess = sub(wanted, kept);
      if (sign(excess) === 0) return;
      parts[index] = kept;
      const to = caps[index]!.overflowTo;
      const place = sources.findIndex((source, at) => at > index && source.party === to);
      if (place >= 0) parts[place] = add(parts[place]!, excess);
      else moved.push({ party: to, amount: excess });
    });
    for (const { place, window } of terms.counted) this.#use(window, parts[place]!);
    return [...sources.map((source, index) => ({ party: source.party, amount: parts[index]! })), ...moved];
  }

  #split(amount: Rational, { declared: { sources, remainderTo }, shares }: PreparedFundTerms): Rational[] {
    const to = remainderTo === undefined ? -1 : sources.findIndex(source => source.party === remainderTo);
    const { unit } = this.#run.model;
    return to < 0 ? largestRemainder(amount, shares, unit) : splitWithRemainder(amount, shares, unit, to);
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
