import type { CheckResult, FactsDocument, IsoDate, Ledger, Observation, Result } from '@remit/program';
import { entitle } from '../entitle.ts';
import type { Span } from '../evaluate/carried.ts';
import { Carried } from '../evaluate/carried.ts';
import type { Rest, Rests } from '../evaluate/rests.ts';
import type { Remembered } from '../evaluate/run-state.ts';
import { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable } from '../finding.ts';
import { readObservation } from '../facts/observations.ts';
import { loadFacts } from '../facts/load.ts';
import type { FactStore } from '../facts/store.ts';
import { ProgramFault } from '../fault.ts';
import { gathered } from '../gather.ts';
import type { Checked } from '../lines/checks.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';
import { carriedAmounts } from './carried-amounts.ts';
import { reportChecks, reportEntitlements, reportHolds } from '../result/report.ts';
import { earlierOf, laterOf } from '../dates.ts';
import { dayAfterAll, firstDay, knowledgeDays, memberDays, turningDays } from './days.ts';
import type { Followed, Owed } from './followed-runs.ts';
import { FollowedRuns } from './followed-runs.ts';

/** What is owed while nothing changes, and the days of runs that come to the same. */
export interface Standing extends Owed {
  readonly checked: readonly Checked[];
  readonly span: Span;
  /** What holds and funds rest on besides the entitlements, where that is kept. */
  readonly rest?: Rest | undefined;
}

/** What a scenario comes to, looked at as of any day. What is owed on a day is worked out once. */
export class ScenarioState {
  readonly model: Model;
  readonly #facts: FactsDocument;
  readonly #concerned: ReadonlySet<PreparedLine>;
  readonly #results = new Map<IsoDate, Pick<Result, 'entitlements' | 'holds'>>();
  readonly #runs = new Map<IsoDate, FollowedRuns>();
  readonly #standings = new Map<IsoDate, Standing>();
  readonly #recordedAt: IsoDate;
  readonly #turningDays: readonly IsoDate[];
  readonly #memberDays: readonly IsoDate[];
  /** What line-periods were found to be entitled to. */
  readonly amounts = carriedAmounts();
  /** What observations say, which is the same on every day. */
  readonly #entries = new Map<Observation, ReturnType<typeof readObservation>>();
  readonly read: typeof readObservation = (model, observation, recordedAt) => remembered(this.#entries, observation, () => readObservation(model, observation, recordedAt));
  readonly #rests: Rests | undefined;
  #carried: Carried<Remembered<unknown>> | undefined;

  /** `concerned`: the lines on which it hangs what is asked of its payments; all of them if that is not told. `rests`: is told what rests on which facts. */
  constructor(model: Model, facts: FactsDocument, concerned?: ReadonlySet<PreparedLine>, rests?: Rests) {
    this.#rests = rests;
    this.model = model;
    this.#facts = facts;
    this.#concerned = concerned ?? new Set(model.lines);
    this.#recordedAt = firstDay(model);
    this.#turningDays = turningDays(model, facts);
    this.#memberDays = memberDays(model, facts);
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

  /** What is held as of a day. */
  holds(asOf: IsoDate): Result['holds'] {
    const { state, all } = this.#standing(asOf);
    return reportHolds(state, all);
  }

  /** The checks that do not hold as of a day. */
  broken(asOf: IsoDate): CheckResult[] {
    const { state, checked } = this.#standing(asOf);
    return reportChecks(state, checked.filter(({ holds }) => holds === false));
  }

  /**
   * The payments made by a day of the lines that are concerned, when the contract is run on every day on which something changes. A run
   * makes no payment that is due before its own day, so where only payments due by `until` are asked for, no later day is looked at.
   */
  payments(asOf: IsoDate, until: IsoDate = asOf): Ledger['payments'] {
    return remembered(this.#runs, asOf, () => this.#runsUntil(asOf)).until(until);
  }

  /** All that is posted and paid of the lines that are concerned by a day, when the contract is run on every day on which something changes. */
  ledger(asOf: IsoDate): Pick<Ledger, 'postings' | 'payments'> {
    this.payments(asOf);
    return this.#runs.get(asOf)!.books;
  }

  /** Which days are looked at by a day, and what is owed on them. */
  followed(asOf: IsoDate): Omit<Followed, 'owedOn'> & { readonly owedOn: (day: IsoDate) => Standing } {
    return this.#followed(asOf);
  }

  /** What was worked out of values, for the days on which it is the same; undefined as long as nothing was. */
  get carried(): Carried<Remembered<unknown>> | undefined {
    return this.#carried;
  }

  /** Evaluation as of a day, for values that are not published. */
  state(asOf: IsoDate): RunState {
    return this.#standing(asOf).state;
  }

  /** What is owed on a day, and on every day around it until something changes. */
  #standing(day: IsoDate): Standing {
    return remembered(this.#standings, day, () => {
      const { run: { store }, findings } = loadFacts(this.model, this.#facts, day, this.#recordedAt, this.read);
      const state = new RunState(this.model, store, day, this.#carriedFor(day, store), this.#rests);
      const found = [...findings];
      const { value: { value: worked, span }, rest } = state.apartRest(() => state.spanned(() => (isAcceptable(found) ? entitle(state, this.amounts, found) : undefined)));
      if (!worked) throw new ScenarioRefused(gathered(found));
      return { state, ...worked, span: this.#withSameMembers(day, span), rest };
    });
  }

  /** Of some days around one those on which the same members are known: who is there is not among what results rest on. */
  #withSameMembers(day: IsoDate, { from, until }: Span): Span {
    return { from: laterOf(from, this.#memberDays.findLast(each => each <= day) ?? from), until: earlierOf(until, this.#memberDays.find(each => each > day) ?? until) };
  }

  /** What is owed on a day: that of another day, where a run would come to the same by it. */
  #owedOn(day: IsoDate): Standing {
    return this.#standings.get(day) ?? [...this.#standings.values()].find(({ span }) => span.from <= day && day < span.until) ?? this.#standing(day);
  }

  /** What is worked out as of one day is kept for the others. */
  #carriedFor(day: IsoDate, store: FactStore): Carried<Remembered<unknown>> {
    if (this.#carried) return this.#carried;
    const last = dayAfterAll(this.model, this.#facts);
    const all = day >= last ? store : loadFacts(this.model, this.#facts, last, this.#recordedAt, this.read).run.store;
    return this.#carried = new Carried(all, this.model.deadlines);
  }

  /** The runs on all days on which something changes up to one, as known on that day. */
  #runsUntil(asOf: IsoDate): FollowedRuns {
    return new FollowedRuns(this.model, this.#followed(asOf));
  }

  #followed(asOf: IsoDate): ReturnType<ScenarioState['followed']> {
    const changing = new Set([...knowledgeDays(this.model, this.#facts)].filter(day => day <= asOf));
    const last = [...changing].reduce((latest, day) => (day > latest ? day : latest), '');
    const days = [...this.#turningDays.filter(each => each < asOf && each >= this.#recordedAt), asOf];
    return { days, changing, concerned: this.#concerned, owedOn: day => this.#owedOn(day >= last ? asOf : day) };
  }
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

function remembered<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
