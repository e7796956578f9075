import type { CheckResult, FactsDocument, IsoDate, Ledger, Result } from '@remit/program';
import { entitle } from '../entitle.ts';
import { Carried } from '../evaluate/carried.ts';
import type { Remembered } from '../evaluate/run-state.ts';
import { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable } from '../finding.ts';
import { loadFacts } from '../facts/load.ts';
import type { FactStore } from '../facts/store.ts';
import { ProgramFault } from '../fault.ts';
import { gathered } from '../gather.ts';
import { Books } from '../ledger/books.ts';
import { postAll } from '../ledger/post-all.ts';
import { emptyLedger } from '../ledger/prior.ts';
import type { Checked } from '../lines/checks.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model } from '../prepare/model.ts';
import { eq } from '@remit/program/rational';
import { carriedAmounts } from './carried-amounts.ts';
import { reportChecks, reportEntitlements, reportHolds } from '../result/report.ts';
import { dayAfterAll, firstDay, knowledgeDays, turningDays } from './days.ts';

/** What is owed while nothing changes. */
interface Standing { readonly state: RunState; readonly all: readonly Entitled[]; readonly checked: readonly Checked[] }

/** What a scenario comes to, looked at as of any day. What is owed on a day is worked out once. */
export class ScenarioState {
  readonly model: Model;
  readonly #facts: FactsDocument;
  readonly #results = new Map<IsoDate, Pick<Result, 'entitlements' | 'holds'>>();
  readonly #payments = new Map<IsoDate, Ledger['payments']>();
  readonly #standings = new Map<IsoDate, Standing>();
  readonly #recordedAt: IsoDate;
  readonly #turningDays: readonly IsoDate[];
  readonly #amounts = carriedAmounts();
  #carried: Carried<Remembered<unknown>> | undefined;

  constructor(model: Model, facts: FactsDocument) {
    this.model = model;
    this.#facts = facts;
    this.#recordedAt = firstDay(model);
    this.#turningDays = turningDays(model, facts);
  }

  /** What is wrong with the facts, or with what is owed as of a day. */
  check(asOf: IsoDate): readonly Finding[] {
    try {
      this.#standing(asOf);
      return [];
    } catch (error) {
      if (error instanceof ScenarioRefused || error instanceof ProgramFault) return error.findings;
      throw error;
    }
  }

  /** Entitlements and holds as of a day. */
  result(asOf: IsoDate): Pick<Result, 'entitlements' | 'holds'> {
    return remembered(this.#results, asOf, () => {
      const { state, all } = this.#standing(asOf);
      return { entitlements: reportEntitlements(state, all), holds: reportHolds(state, all) };
    });
  }

  /** The checks that do not hold as of a day. */
  broken(asOf: IsoDate): CheckResult[] {
    const { state, checked } = this.#standing(asOf);
    return reportChecks(state, checked.filter(({ holds }) => holds === false));
  }

  /**
   * All payments made by a day, when the contract is run on every day on which something changes. Between days on which
   * what is owed may change it is worked out once, and a day on which nothing opens posts nothing.
   */
  payments(asOf: IsoDate): Ledger['payments'] {
    return remembered(this.#payments, asOf, () => {
      const changing = knowledgeDays(this.model, this.#facts);
      const last = [...changing].filter(day => day <= asOf).reduce((latest, day) => (day > latest ? day : latest), '');
      const books = new Books(this.model, emptyLedger(this.model));
      let worked: Standing | undefined;
      let before: IsoDate | undefined;
      for (const day of [...this.#turningDays.filter(each => each < asOf && each >= this.#recordedAt), asOf]) {
        const isNew: boolean = !worked || changing.has(day);
        const earlier: Standing | undefined = worked;
        if (isNew) worked = this.#standing(day >= last ? asOf : day);
        const isAll = isNew && !(earlier && sameLinePeriods(earlier.all, worked!.all));
        const opened = isAll ? worked!.all : worked!.all.filter((each, index) => each.slot.opens <= day && (before === undefined || each.slot.opens > before || (isNew && !standsAs(each, earlier!.all[index]!))));
        // What waits to be recovered may lapse or be taken off on a day on which nothing else happens.
        if (isNew || opened.length > 0 || books.hasRecoveries) this.#post(worked!.state, opened, day, books, isAll);
        before = day;
      }
      return books.payments;
    });
  }

  /** Evaluation as of a day, for values that are not published. */
  state(asOf: IsoDate): RunState {
    return this.#standing(asOf).state;
  }

  /** What is owed on a day, and on every day around it until something changes. */
  #standing(day: IsoDate): Standing {
    return remembered(this.#standings, day, () => {
      const { run: { store }, findings } = loadFacts(this.model, this.#facts, day, this.#recordedAt);
      const state = new RunState(this.model, store, day, this.#carriedFor(day, store));
      const found = [...findings];
      const worked = isAcceptable(found) ? entitle(state, this.#amounts, found) : undefined;
      if (!worked) throw new ScenarioRefused(gathered(found));
      return { state, ...worked };
    });
  }

  /** What is worked out as of one day is kept for the others. */
  #carriedFor(day: IsoDate, store: FactStore): Carried<Remembered<unknown>> {
    if (this.#carried) return this.#carried;
    const last = dayAfterAll(this.model, this.#facts);
    const all = day >= last ? store : loadFacts(this.model, this.#facts, last, this.#recordedAt).run.store;
    return this.#carried = new Carried(all, this.model.deadlines);
  }

  /** Adds what a day posts and pays to the books: of all line-periods, or of those that have opened while all others stand as they did. */
  #post(state: RunState, all: readonly Entitled[], day: IsoDate, books: Books, isAll: boolean): void {
    postAll(state.asOf === day ? state : new RunState(this.model, state.store, day), all, books, [], isAll);
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

/** Thrown when a run of a scenario is refused; turned into its findings. */
export class ScenarioRefused extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(finding => finding.message).join('\n'));
    this.name = 'ScenarioRefused';
    this.findings = findings;
  }
}

function remembered<T>(known: Map<IsoDate, T>, day: IsoDate, make: () => T): T {
  const found = known.get(day);
  if (found !== undefined) return found;
  const made = make();
  known.set(day, made);
  return made;
}
