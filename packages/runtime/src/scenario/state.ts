import type { FactsDocument, IsoDate, Ledger, Result } from '@remit/program';
import { entitle } from '../entitle.ts';
import { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable } from '../finding.ts';
import { loadFacts } from '../facts/load.ts';
import { ProgramFault } from '../fault.ts';
import { gathered } from '../gather.ts';
import { postAll } from '../ledger/post-all.ts';
import { emptyLedger } from '../ledger/prior.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model } from '../prepare/model.ts';
import { reportEntitlements, reportHolds } from '../result/report.ts';
import { firstDay, knowledgeDays, turningDays } from './days.ts';

/** What is owed while nothing changes, and the days on which some of it opens. */
interface Standing { readonly state: RunState; readonly all: readonly Entitled[]; readonly opens: readonly IsoDate[] }

/** What a scenario comes to, looked at as of any day. What is owed on a day is worked out once. */
export class ScenarioState {
  readonly model: Model;
  readonly #facts: FactsDocument;
  readonly #results = new Map<IsoDate, Pick<Result, 'entitlements' | 'holds'>>();
  readonly #payments = new Map<IsoDate, Ledger['payments']>();
  readonly #standings = new Map<IsoDate, Standing>();
  readonly #recordedAt: IsoDate;
  readonly #turningDays: readonly IsoDate[];

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

  /**
   * All payments made by a day, when the contract is run on every day on which something changes. Between days on which
   * what is owed may change it is worked out once, and a day on which nothing opens posts nothing.
   */
  payments(asOf: IsoDate): Ledger['payments'] {
    return remembered(this.#payments, asOf, () => {
      const changing = knowledgeDays(this.model, this.#facts);
      const last = [...changing].filter(day => day <= asOf).reduce((latest, day) => (day > latest ? day : latest), '');
      const ledger = emptyLedger(this.model);
      let worked: Standing | undefined;
      let before: IsoDate | undefined;
      for (const day of [...this.#turningDays.filter(each => each < asOf && each >= this.#recordedAt), asOf]) {
        const isNew: boolean = !worked || changing.has(day);
        if (isNew) worked = this.#standing(day >= last ? asOf : day);
        const opens = worked!.opens.some(each => each <= day && (before === undefined || each > before));
        // What waits to be recovered may lapse or be taken off on a day on which nothing else happens.
        if (isNew || opens || ledger.postings.some(each => each.amount.startsWith('-'))) this.#post(worked!, day, ledger);
        before = day;
      }
      return ledger.payments;
    });
  }

  /** Evaluation as of a day, for values that are not published. */
  state(asOf: IsoDate): RunState {
    return this.#standing(asOf).state;
  }

  /** What is owed on a day, and on every day around it until something changes. */
  #standing(day: IsoDate): Standing {
    return remembered(this.#standings, day, () => {
      const { run: state, findings } = loadFacts(this.model, this.#facts, day, this.#recordedAt);
      const found = [...findings];
      const worked = isAcceptable(found) ? entitle(state, REFERENCE_AMOUNTS, found) : undefined;
      if (!worked) throw new ScenarioRefused(gathered(found));
      return { state, all: worked.all, opens: [...new Set(worked.all.flatMap(each => (each.reasons.length === 0 ? [each.slot.opens] : [])))] };
    });
  }

  /** Adds what a day posts and pays to the ledger. */
  #post({ state, all }: Standing, day: IsoDate, ledger: Ledger): void {
    const { postings, payments } = postAll(state.asOf === day ? state : new RunState(this.model, state.store, day), all, ledger, []);
    ledger.postings.push(...postings);
    ledger.payments.push(...payments);
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

function remembered<T>(known: Map<IsoDate, T>, day: IsoDate, make: () => T): T {
  const found = known.get(day);
  if (found !== undefined) return found;
  const made = make();
  known.set(day, made);
  return made;
}
