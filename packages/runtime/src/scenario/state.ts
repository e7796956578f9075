import type { FactsDocument, IsoDate, Ledger, Result } from '@remit/program';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable } from '../finding.ts';
import { loadFacts } from '../facts/load.ts';
import type { Model } from '../prepare/model.ts';
import { run } from '../run.ts';
import { firstDay, turningDays } from './days.ts';

/** What a scenario comes to, looked at as of any day. Runs are made once each. */
export class ScenarioState {
  readonly model: Model;
  readonly #facts: FactsDocument;
  readonly #results = new Map<IsoDate, Result>();
  readonly #ledgers = new Map<IsoDate, Ledger>();
  readonly #states = new Map<IsoDate, RunState>();
  readonly #recordedAt: IsoDate;

  constructor(model: Model, facts: FactsDocument) {
    this.model = model;
    this.#facts = facts;
    this.#recordedAt = firstDay(model);
  }

  /** What is wrong with the facts, or the first run. */
  check(asOf: IsoDate): readonly Finding[] {
    const outcome = run(this.model, this.#facts, { asOf, recordedAt: this.#recordedAt });
    if (outcome.ok) this.#results.set(asOf, outcome.result);
    return isAcceptable(outcome.findings) ? [] : outcome.findings;
  }

  /** Entitlements and holds as of a day. */
  result(asOf: IsoDate): Result {
    return remembered(this.#results, asOf, () => this.#run(asOf));
  }

  /** All payments made by a day, when the contract is run on every day on which something changes. */
  payments(asOf: IsoDate): Ledger['payments'] {
    return remembered(this.#ledgers, asOf, () => {
      let ledger: Ledger | undefined;
      const days = turningDays(this.model, this.#facts).filter(day => day < asOf && day >= this.#recordedAt);
      for (const day of [...days, asOf]) ledger = this.#run(day, ledger).ledger;
      return ledger!;
    }).payments;
  }

  /** Evaluation as of a day, for values that are not published. */
  state(asOf: IsoDate): RunState {
    return remembered(this.#states, asOf, () => loadFacts(this.model, this.#facts, asOf, this.#recordedAt).run);
  }

  #run(asOf: IsoDate, ledger?: Ledger): Result {
    const outcome = run(this.model, this.#facts, { asOf, recordedAt: this.#recordedAt, ledger });
    if (outcome.ok) return outcome.result;
    throw new ScenarioRefused(outcome.findings);
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
