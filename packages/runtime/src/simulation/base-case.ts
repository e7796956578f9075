import type { FactsDocument, IsoDate, Observation, ObservedValue, Scenario } from '@remit/program';
import { formatNumber, mul, sub } from '@remit/program/rational';
import type { Rational } from '@remit/program/rational';
import { entitle } from '../entitle.ts';
import { bindKey } from '../evaluate/context.ts';
import { noKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { loadFacts } from '../facts/load.ts';
import type { Observed } from '../facts/stored.ts';
import { isNumber } from '../facts/value.ts';
import { ProgramFault } from '../fault.ts';
import type { Finding } from '../finding.ts';
import { isAcceptable } from '../finding.ts';
import { gathered } from '../gather.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model } from '../prepare/model.ts';
import { dayAfterAll, firstDay } from '../scenario/days.ts';
import { factsOfScenario } from '../scenario/scenario-facts.ts';
import type { CaseValue } from './read-values.ts';
import type { Target } from './target.ts';
import { nameOf } from './target.ts';

/** A value that is other than in the base case. */
export interface Change { readonly target: Target; readonly value: CaseValue; /** Where it was asked for, for findings. */ readonly at?: string }

/** What a case comes to, or why its facts are refused. */
export type CaseOutcome =
  | { readonly ok: true; readonly all: readonly Entitled[]; readonly run: RunState; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Facts from which cases differ. The contract is prepared and the facts are sorted once; a case costs what working out
 * the entitlements costs, and nothing is posted. Facts that do not say when they were recorded count as known from the
 * start.
 */
export class BaseCase {
  readonly model: Model;
  readonly asOf: IsoDate;
  readonly #facts: FactsDocument;
  readonly #recordedAt: IsoDate;
  readonly #byName = new Map<string, Observation[]>();
  #base: CaseOutcome | undefined;

  /** @param asOf the day to look from; the day after everything is due and recorded if not given */
  constructor(model: Model, facts: FactsDocument, asOf: IsoDate = dayAfterAll(model, facts)) {
    const first = firstDay(model);
    this.model = model;
    this.asOf = asOf;
    this.#facts = facts;
    this.#recordedAt = first < asOf ? first : asOf;
    for (const observation of facts.observations) {
      const name = this.#nameOf(observation);
      const same = this.#byName.get(name);
      if (same) same.push(observation); else this.#byName.set(name, [observation]);
    }
  }

  /** What the facts come to as they are. Worked out once. */
  outcome(): CaseOutcome {
    return this.#base ??= this.#work(this.#facts);
  }

  /** What they come to with some values changed. */
  with(changes: readonly Change[]): CaseOutcome {
    return changes.length === 0 ? this.outcome() : this.#work(this.factsWith(changes));
  }

  /** The facts with some values changed, and others left out as if nobody knew them. */
  factsWith(changes: readonly Change[], without: readonly Target[] = []): FactsDocument {
    const replaced = new Set([...changes.map(({ target }) => target), ...without].flatMap(target => this.#byName.get(nameOf(target)) ?? []));
    const made = changes.map(change => this.#observation(change));
    return { ...this.#facts, observations: [...this.#facts.observations.filter(each => !replaced.has(each)), ...made] };
  }

  /** What the facts say of a value, in their order; none where they do not give it. */
  observationsOf(target: Target): readonly Observation[] {
    return this.#byName.get(nameOf(target)) ?? [];
  }

  /** What the base case knows of a value. */
  observed(target: Target): Observed | undefined {
    const base = this.outcome();
    if (!base.ok) return undefined;
    const keys = this.keysIn(base.run, target);
    return keys && base.run.store.newest(target.fact, target.period, keys);
  }

  /** The values of a fact that are given, in the order of the facts, each once. */
  given(fact: Target['fact']): Target[] {
    const seen = new Map<string, Target>();
    for (const [name, [first]] of this.#byName) {
      if (first!.fact !== fact.declared.id) continue;
      const period = this.model.time.byId.get(first!.period);
      if (period) seen.set(name, { fact, period, keys: fact.each.map(each => first!.dims?.[each.id] ?? '') });
    }
    return [...seen.values()];
  }

  /** The keys of a value as a run binds them; nothing where it has no such member. */
  keysIn(run: RunState, { fact, keys }: Target): number[] | undefined {
    let bound: number[] | undefined = noKeys(run);
    fact.each.forEach((dimension, index) => {
      const position = run.store.dimensions[dimension.index]!.positions.get(keys[index]!);
      bound = bound && position !== undefined ? bindKey(this.model.dimensions.all, bound, dimension, position) : undefined;
    });
    return bound;
  }

  /** The value that a fact gets: a share keeps the denominator that the base case has, where it has one. */
  observedValue({ target, value }: Change): ObservedValue {
    if ('observed' in value) return value.observed;
    const parts = this.observed(target)?.parts;
    if (!parts || !isNumber(parts.denominator)) return formatNumber(value.share);
    const excluded = isNumber(parts.excluded) ? parts.excluded : undefined;
    const eligible: Rational = excluded ? sub(parts.denominator, excluded) : parts.denominator;
    return {
      numerator: formatNumber(mul(value.share, eligible)), denominator: formatNumber(parts.denominator),
      ...(excluded ? { excluded: formatNumber(excluded) } : {}),
    };
  }

  #observation(change: Change): Observation {
    const { target: { fact, period, keys }, at } = change;
    const before = this.#byName.get(nameOf(change.target)) ?? [];
    const recordedAt = before.map(each => each.recordedAt ?? this.#recordedAt).sort()[0];
    const decidedBy = before.at(-1)?.decidedBy;
    return {
      fact: fact.declared.id, period: period.id, value: this.observedValue(change),
      ...(keys.length > 0 ? { dims: Object.fromEntries(fact.each.map((each, index) => [each.id, keys[index]!])) } : {}),
      ...(recordedAt === undefined ? {} : { recordedAt }), ...(decidedBy ? { decidedBy } : {}), ...(at === undefined ? {} : { at }),
    };
  }

  #work(facts: FactsDocument): CaseOutcome {
    try {
      const { run, findings: found } = loadFacts(this.model, facts, this.asOf, this.#recordedAt);
      const findings = [...found];
      const worked = isAcceptable(findings) ? entitle(run, REFERENCE_AMOUNTS, findings) : undefined;
      return worked ? { ok: true, all: worked.all, run, findings: gathered(findings) } : { ok: false, findings: gathered(findings) };
    } catch (error) {
      if (error instanceof ProgramFault) return { ok: false, findings: error.findings };
      throw error;
    }
  }

  #nameOf({ fact, period, dims }: Observation): string {
    const declared = this.model.facts.get(fact);
    const at = this.model.time.byId.get(period);
    if (!declared || !at) return JSON.stringify([fact, period]);
    return nameOf({ fact: declared, period: at, keys: declared.each.map(each => (dims && Object.hasOwn(dims, each.id) ? dims[each.id]! : '')) });
  }
}

/**
 * The facts of a scenario as a base case.
 *
 * @returns the base case, or why the scenario's facts cannot be completed
 */
export function baseOfScenario(model: Model, scenario: Scenario, asOf?: IsoDate): BaseCase | readonly Finding[] {
  const findings: Finding[] = [];
  const facts = factsOfScenario(model, scenario, findings);
  return findings.length > 0 ? findings : new BaseCase(model, facts, asOf);
}
