import type { IsoDate, Ledger } from '@remit/program';
import { eq } from '@remit/program/rational';
import { RunState } from '../evaluate/run-state.ts';
import { Books } from '../ledger/books.ts';
import { postAll } from '../ledger/post-all.ts';
import { emptyLedger } from '../ledger/prior.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';

/** What is owed on a day, with the run that says so. */
export interface Owed { readonly state: RunState; readonly all: readonly Entitled[] }

/** Which days are looked at, and what is owed on them. */
export interface Followed {
  /** Days on which something may be posted, in order. */
  readonly days: readonly IsoDate[];
  /** Those on which what is owed may be other than on the day before. */
  readonly changing: ReadonlySet<IsoDate>;
  /** The lines whose payments are asked for. */
  readonly concerned: ReadonlySet<PreparedLine>;
  /** What is owed on a day; the same object while nothing changes. */
  readonly owedOn: (day: IsoDate) => Owed;
}

/**
 * Runs of a contract on one day after another, each with the ledger of the one before. What is owed is worked out once for the days
 * between which nothing changes, and a day on which nothing opens posts nothing.
 */
export class FollowedRuns {
  readonly #model: Model;
  readonly #followed: Followed;
  readonly #books: Books;
  #next = 0;
  #owed: Owed | undefined;
  #before: IsoDate | undefined;

  constructor(model: Model, followed: Followed) {
    this.#model = model;
    this.#followed = followed;
    this.#books = new Books(model, emptyLedger(model));
  }

  /** The payments of all runs up to a day, the day included; and perhaps some of later runs. */
  until(last: IsoDate): Ledger['payments'] {
    const { days } = this.#followed;
    for (; this.#next < days.length && days[this.#next]! <= last; this.#next++) this.#run(days[this.#next]!);
    return this.#books.payments;
  }

  /** What was posted and paid so far. */
  get books(): Pick<Ledger, 'postings' | 'payments'> {
    return this.#books;
  }

  #run(day: IsoDate): void {
    const { changing, concerned, owedOn } = this.#followed;
    const [earlier, before] = [this.#owed, this.#before];
    const owed = !earlier || changing.has(day) ? owedOn(day) : earlier;
    const isNew = owed !== earlier;
    const isAll = isNew && !(earlier && sameLinePeriods(earlier.all, owed.all));
    const isDue = (each: Entitled, index: number): boolean => each.slot.opens <= day && (before === undefined || each.slot.opens > before || (isNew && !standsAs(each, earlier!.all[index]!)));
    const posted = owed.all.filter((each, index) => concerned.has(each.line) && (isAll || isDue(each, index)));
    // What waits to be recovered may lapse or be taken off on a day on which nothing else happens.
    if (isAll || posted.length > 0 || this.#books.hasRecoveries) {
      const { state } = owed;
      postAll(state.asOf === day ? state : new RunState(this.#model, state.store, day), posted, this.#books, [], isAll);
    }
    [this.#owed, this.#before] = [owed, day];
  }
}

/** Whether two runs have the same line-periods in the same places. */
function sameLinePeriods(some: readonly Entitled[], others: readonly Entitled[]): boolean {
  return some.length === others.length && some.every((each, index) => each.keys === others[index]!.keys);
}

/** Whether as much is owed for a line-period as on an earlier day, by the same to the same. */
function standsAs(each: Entitled, earlier: Entitled): boolean {
  if (each.reasons.length > 0 || earlier.reasons.length > 0) return each.reasons.length > 0;
  return each.legs.length === earlier.legs.length && each.legs.every(({ payer, payee, fund, amount }, index) => {
    const before = earlier.legs[index]!;
    return payer === before.payer && payee === before.payee && fund === before.fund && eq(amount, before.amount);
  });
}
