import type { IsoDate, Program } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, isZero, largestRemainder, min, sign, sub, sum, ZERO } from '@remit/program/rational';
import type { RunState } from '../evaluate/run-state.ts';
import { groupBy } from '../group-by.ts';
import type { HeldTogether } from '../lines/held-with.ts';
import { inOrderOfPlace } from '../lines/line-periods.ts';
import type { Entitled } from '../lines/settled.ts';
import { isIdle } from '../lines/settled.ts';
import { windowOf } from '../lines/windows.ts';
import type { PreparedFund, PreparedFundTerms } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { TaxRate } from '../tax.ts';
import type { Terms } from './account.ts';
import { FundAccount } from './account.ts';
import { LegSum, nameOf } from './legs.ts';


/** Some line-periods that a fund deals with at once, and when. */
export interface Step { readonly first: Entitled; take(): void }

/** What a fund could not pay yet and offers again next year. */
interface Waiting { readonly each: Entitled; amount: Rational }

/** A fund at work: line-periods come in the order of place, and each gets what its limits leave. */
export class FundRun {
  /** Whether what the fund cannot pay in a year is offered again in the next; a fund that holds or overflows leaves nothing to offer. */
  readonly carries: boolean;
  readonly #run: RunState;
  readonly #account: FundAccount;
  readonly #together: HeldTogether;
  readonly #legs = new Map<Entitled, LegSum>();
  readonly #years: readonly TimePeriod[];
  #waiting: Waiting[] = [];
  #year = -1;

  constructor(run: RunState, fund: PreparedFund, together: HeldTogether) {
    this.#run = run;
    this.#account = new FundAccount(run, fund);
    this.#together = together;
    this.carries = fund.terms.some(({ declared: { whenExceeded, unfunded } }) => unfunded.rule === 'carried' && (whenExceeded.rule === 'inOrder' || whenExceeded.rule === 'scale'));
    this.#years = (run.model.time.byGrain.get('year') ?? []).filter(year => !year.history);
  }

  /** What there is to do, in the order in which this fund does it. Nothing takes nothing of a limit, and owes nobody anything. */
  steps(all: readonly Entitled[]): Step[] {
    const { carries } = this;
    const ordered = all.filter(each => !isIdle(each) || this.#isScaled(each)).sort((a, b) => (carries ? this.#yearOf(a) - this.#yearOf(b) : 0) || inOrderOfPlace(a, b));
    const steps = byPlace(ordered, each => this.#isScaled(each), carries ? each => this.#yearOf(each) : () => 0);
    return steps.map(together => ({
      first: together[0]!,
      take: () => {
        if (carries) this.#beginYear(this.#yearOf(together[0]!));
        if (this.#isScaled(together[0]!)) this.#scale(together); else this.#take(together[0]!);
      },
    }));
  }

  /** Ends the work: offers what waits in the years that are left, and gives every line-period its legs. */
  finish(): void {
    if (this.carries) this.#beginYear(this.#years.length - 1);
    for (const { each, amount } of this.#waiting) addUnfunded(each, amount, 'carried');
    for (const [each, legs] of this.#legs) each.legs = legs.legs();
  }

  #take(each: Entitled): void {
    const terms = this.#termsFor(each);
    if (!terms) return;
    const room = sign(each.amount) < 0 ? undefined : this.#account.room(terms);
    const rest = room && cmp(each.amount, room) > 0 ? sub(each.amount, room) : ZERO;
    const { id } = this.#account.fund.declared;
    const { whenExceeded } = terms.by.declared;
    if (!isZero(rest) && whenExceeded.rule === 'hold') {
      each.reasons.push({ reason: 'fund-exceeded', fund: id });
      return;
    }
    this.#pay(each, terms, sub(each.amount, rest));
    if (isZero(rest)) return;
    if (whenExceeded.rule === 'overflow') this.#legsOf(each).add(whenExceeded.to, rest, this.#fundOf(whenExceeded.to, terms.by));
    else this.#leaveUnfunded(each, rest, terms.by);
  }

  /** Line-periods of one place share what is left, one limit after the other; negative amounts come first. */
  #scale(together: readonly Entitled[]): void {
    const offered: { each: Entitled; terms: Terms; amount: Rational }[] = [];
    const signs = [...together.filter(each => sign(each.amount) < 0), ...together.filter(each => sign(each.amount) >= 0)];
    for (const each of signs) {
      const terms = this.#termsFor(each);
      if (!terms) continue;
      if (sign(each.amount) < 0 || each.line.declared.outsideLimits) this.#pay(each, terms, each.amount);
      else offered.push({ each, terms, amount: each.amount });
    }
    this.#account.fund.limits.forEach((_, index) => {
      const windows = groupBy(offered.filter(offer => offer.terms.limits[index]!.max), offer => offer.terms.limits[index]!.window);
      for (const offers of windows.values()) this.#scaleTo(offers, index);
    });
    for (const { each, terms, amount } of offered) {
      this.#pay(each, terms, amount);
      if (cmp(amount, each.amount) < 0) this.#leaveUnfunded(each, sub(each.amount, amount), terms.by);
    }
  }

  #scaleTo(offers: { terms: Terms; amount: Rational }[], index: number): void {
    const left = this.#account.left(offers[0]!.terms.limits[index]!);
    const wanted = offers.map(({ terms, amount }) => this.#account.cost(terms.limits[index]!, amount));
    if (!left || cmp(sum(wanted), left) <= 0) return;
    const shares = largestRemainder(left, wanted, this.#run.model.unit);
    offers.forEach((offer, place) => { offer.amount = this.#account.within(offer.terms.limits[index]!, shares[place]!); });
  }

  /** The rate of the tax on what a line-period pays: that of its due date. */
  #rateOf({ line, slot }: Entitled): TaxRate | undefined {
    const { tax } = line.declared;
    return tax && this.#run.model.tax?.rateOn(tax.treatment, slot.due);
  }

  #termsFor(each: Entitled): Terms | undefined {
    if (this.#together.isHeldWithAnother(each)) {
      this.#together.hold(each);
      return undefined;
    }
    const by = this.#account.by(each.slot.version);
    // Outside the limits it is split by the plain shares, and nothing counts.
    if (each.line.declared.outsideLimits) return { limits: [], caps: [], counted: [], by, missing: [] };
    const terms = this.#account.terms(each.slot.at, each.slot.version, this.#rateOf(each), by);
    if (terms.missing.length === 0 || sign(each.amount) <= 0) return terms;
    each.reasons.push(...terms.missing);
    return undefined;
  }

  #pay(each: Entitled, terms: Terms, amount: Rational, counts = true): void {
    for (const { party, amount: part } of this.#account.pay(terms, amount)) {
      if (counts) this.#legsOf(each).add(party, part, this.#account.fund.declared.id);
    }
  }

  #leaveUnfunded(each: Entitled, rest: Rational, by: PreparedFundTerms): void {
    const { unfunded } = by.declared;
    if (unfunded.rule === 'carried') { this.#waiting.push({ each, amount: rest }); return; }
    if (unfunded.rule === 'owed') this.#legsOf(each).add(unfunded.by, rest, this.#fundOf(unfunded.by, by));
    addUnfunded(each, rest, unfunded.rule);
  }

  /** Opens the years up to this one: what waits is offered first, in the order in which it arose. */
  #beginYear(index: number): void {
    while (this.#year < index) {
      const year = this.#years[++this.#year]!;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const { each, amount } of waiting) this.#offerAgain(each, amount, year);
    }
  }

  #offerAgain(each: Entitled, amount: Rational, year: TimePeriod): void {
    const terms = this.#account.terms(year, versionAt(this.#run.model.program, year.start), this.#rateOf(each), this.#account.by(each.slot.version));
    const room = terms.missing.length > 0 ? ZERO : this.#account.room(terms);
    const paid = room ? min(amount, room) : amount;
    const counts = this.#run.hasCome(year.start);
    if (!isZero(paid)) this.#pay(each, terms, paid, counts);
    if (!counts) addUnfunded(each, paid, 'carried');
    else if (!isZero(paid)) (each.fundedLater ??= []).push({ year: year.id, amount: paid });
    if (cmp(paid, amount) < 0) this.#waiting.push({ each, amount: sub(amount, paid) });
  }

  #yearOf(each: Entitled): number {
    const year = windowOf(this.#run.model, each.slot.at, 'year');
    return year ? this.#years.indexOf(year) : -1;
  }

  #isScaled(each: Entitled): boolean {
    return this.#account.by(each.slot.version).declared.whenExceeded.rule === 'scale';
  }

  #fundOf(party: string, { declared: { sources } }: PreparedFundTerms): string | undefined {
    return sources.some(source => source.party === party || source.cap?.overflowTo === party) ? this.#account.fund.declared.id : undefined;
  }

  #legsOf(each: Entitled): LegSum {
    const made = this.#legs.get(each) ?? new LegSum(nameOf(this.#run, each.line.declared.to, each.keys));
    this.#legs.set(each, made);
    return made;
  }
}

function addUnfunded(each: Entitled, amount: Rational, then: 'lapses' | 'carried' | 'owed'): void {
  if (!isZero(amount)) each.unfunded = { amount: each.unfunded ? add(each.unfunded.amount, amount) : amount, then };
}

/** Line-periods that share what is left stand together with those of their place, any other alone. */
function byPlace(ordered: readonly Entitled[], isScaled: (each: Entitled) => boolean, year: (each: Entitled) => number): Entitled[][] {
  const steps: Entitled[][] = [];
  const shared = new Map<string, Entitled[]>();
  for (const each of ordered) {
    const key = isScaled(each) ? `${year(each)} ${each.place}` : undefined;
    const same = key === undefined ? undefined : shared.get(key);
    if (same) { same.push(each); continue; }
    const step = [each];
    steps.push(step);
    if (key !== undefined) shared.set(key, step);
  }
  return steps;
}

/** The version in force on a day; nothing where the contract was never varied. */
function versionAt({ versions }: Program, day: IsoDate): number | undefined {
  return versions?.findLast(version => version.effective <= day)?.number;
}
