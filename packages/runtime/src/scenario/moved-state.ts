import type { FactsDocument, IsoDate } from '@remit/program';
import { eq } from '@remit/program/rational';
import { earlierOf, laterOf } from '../dates.ts';
import { entitle } from '../entitle.ts';
import type { Span } from '../evaluate/carried.ts';
import { Carried } from '../evaluate/carried.ts';
import { Missing } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import type { Rest } from '../evaluate/rests.ts';
import type { Remembered } from '../evaluate/run-state.ts';
import { RunState } from '../evaluate/run-state.ts';
import { loadFacts } from '../facts/load.ts';
import type { FactStore } from '../facts/store.ts';
import { isAcceptable } from '../finding.ts';
import { directLeg } from '../funding/legs.ts';
import type { Entitlement } from '../lines/amounts.ts';
import type { LinePeriod } from '../lines/line-periods.ts';
import type { Entitled } from '../lines/settled.ts';
import { entitledTo } from '../lines/settled.ts';
import { UnpayableAmounts } from '../lines/unpayable.ts';
import type { Model, PreparedLine } from '../prepare/model.ts';
import { carriedAmounts } from './carried-amounts.ts';
import { firstDay } from './days.ts';
import type { Owed } from './followed-runs.ts';
import type { ScenarioState, Standing } from './state.ts';

/** What is owed with some values moved, and the places of the line-periods of which not the same is owed as before, by the same to the same. */
export interface MovedStanding extends Owed { readonly span: Span; readonly changed: readonly number[] }

/** Thrown where moved values change more than can be followed, or are refused: a whole run tells. */
export class CannotFollow extends Error {}

/**
 * What is owed on the days of a scenario with a few values moved: what rests on none of them stays as it was worked out
 * before, and the rest is worked out anew.
 */
export class MovedState {
  readonly #before: ScenarioState;
  readonly #model: Model;
  readonly #facts: FactsDocument;
  readonly #stale: ReadonlySet<Rest>;
  readonly #alone: ReadonlySet<PreparedLine>;
  readonly #carried: Carried<Remembered<unknown>>;
  readonly #amounts: ReturnType<typeof carriedAmounts>;
  readonly #standings = new Map<Standing, MovedStanding[]>();
  /** All there are, in their order. */
  #linePeriods: readonly LinePeriod[] | undefined;
  readonly #last: { readonly day: IsoDate; readonly store: FactStore };

  /**
   * @param before what was worked out, with what it rests on
   * @param last the last day that is looked at
   * @param staleIn what may come to something else, by all that is ever recorded
   * @throws CannotFollow where a whole run has to tell
   */
  constructor(before: ScenarioState, facts: FactsDocument, last: IsoDate, staleIn: (store: FactStore) => ReadonlySet<Rest>) {
    this.#before = before;
    this.#model = before.model;
    this.#facts = facts;
    this.#alone = linesThatStandAlone(before.model);
    const store = this.#load(last);
    this.#last = { day: last, store };
    this.#stale = staleIn(store);
    const { carried, amounts } = before;
    if (!carried?.suits(store) || !isSame(store.firstDays, before.followed(last).owedOn(last).state.store.firstDays)) throw new CannotFollow();
    const stands = (rest: Rest | undefined): boolean => rest !== undefined && !this.#stale.has(rest);
    this.#carried = new Carried(store, this.#model.deadlines, { carried, stands: ({ rest }) => stands(rest) });
    this.#amounts = carriedAmounts({ amounts, stands });
  }

  /** What is owed on a day on which `before` was owed; the same object while nothing changes. The last day is asked for first: only then it is told what is waited for. */
  on(day: IsoDate, before: Standing): MovedStanding {
    const known = this.#standings.get(before);
    const found = known?.find(({ span }) => span.from <= day && day < span.until);
    if (found) return found;
    const made = this.#work(day, before);
    if (known) known.push(made); else this.#standings.set(before, [made]);
    return made;
  }

  #load(day: IsoDate): FactStore {
    const { run: { store }, findings } = loadFacts(this.#model, this.#facts, day, firstDay(this.#model), this.#before.read);
    if (!isAcceptable([...findings])) throw new CannotFollow();
    return store;
  }

  #work(day: IsoDate, before: Standing): MovedStanding {
    const store = day === this.#last.day ? this.#last.store : this.#load(day);
    const state = new RunState(this.#model, store, day, this.#carried);
    if (!state.carries || !before.state.carries || before.rest === undefined) throw new CannotFollow();
    return (this.#stale.has(before.rest) ? undefined : this.#patched(state, before)) ?? this.#whole(state, before);
  }

  /** What was owed, with the line-periods changed that rest on what was moved; nothing where others hang on one of them. */
  #patched(state: RunState, before: Standing): MovedStanding | undefined {
    const all = [...before.all];
    const changed: number[] = [];
    const linePeriods = this.#linePeriods ??= this.#model.lines.flatMap(line => [...this.#amounts.linePeriods(state, line)]);
    let { span } = before;
    const unpayable = new Map<PreparedLine, UnpayableAmounts>();
    for (const [index, each] of before.all.entries()) {
      if (each.rest !== undefined && !this.#stale.has(each.rest)) continue;
      const linePeriod = linePeriods[index]!;
      const { value: found, span: own } = state.spanned(() => this.#amounts.entitled(state, linePeriod));
      span = { from: laterOf(span.from, own.from), until: earlierOf(span.until, own.until) };
      const earlier = this.#before.amounts.kept(before.state, linePeriod);
      if (earlier && isSameEntitlement(earlier.value, found, state.asOf === this.#last.day)) continue;
      if (!this.#alone.has(each.line)) return undefined;
      const made = entitledTo(linePeriod, found);
      let wrong = unpayable.get(each.line);
      if (!wrong) unpayable.set(each.line, wrong = new UnpayableAmounts(state, each.line));
      wrong.check(linePeriod, made.amount);
      if (made.reasons.length === 0) made.legs = directLeg(state, made);
      all[index] = made;
      if (!owesTheSame(each, made)) changed.push(index);
    }
    if ([...unpayable.values()].some(each => each.findings().length > 0)) throw new CannotFollow();
    return { state, all, span, changed };
  }

  /** All line-periods anew, as far as they do not rest on what was worked out before. */
  #whole(state: RunState, before: Standing): MovedStanding {
    const { value: worked, span } = state.spanned(() => entitle(state, this.#amounts, []));
    if (!worked || worked.all.length !== before.all.length || worked.all.some((each, index) => each.keys !== before.all[index]!.keys)) throw new CannotFollow();
    const { from, until } = before.span;
    return { state, all: worked.all, span: { from: laterOf(span.from, from), until: earlierOf(span.until, until) }, changed: [...worked.all.keys()].filter(index => !owesTheSame(before.all[index]!, worked.all[index]!)) };
  }
}

/** Lines of which each line-period is paid by itself: from no fund, held with nothing and by no check, and nothing is held with them. */
function linesThatStandAlone({ lines, program }: Model): Set<PreparedLine> {
  const partners = new Set(lines.flatMap(({ declared: { heldWith } }) => heldWith?.line ?? []));
  const blocked = new Set(program.checks.flatMap(({ severity, lines: some }) => (severity === 'block' ? some ?? [] : [])));
  return new Set(lines.filter(({ declared: { id, from, heldWith } }) => !('fund' in from) && !heldWith && !partners.has(id) && !blocked.has(id)));
}

/**
 * Whether a line-period is entitled to the same, or waits; then funds and what is held with it make the same of it.
 *
 * @param isTold whether it is told what it waits for, so that this must be the same too
 */
function isSameEntitlement(some: Entitlement, other: Entitlement, isTold: boolean): boolean {
  const [a, b] = [some.entitlement, other.entitlement];
  if (some.place !== other.place || some.notApplicable?.reason !== other.notApplicable?.reason || some.heldInPart.join('\n') !== other.heldInPart.join('\n')) return false;
  if (a instanceof Missing || b instanceof Missing) return a instanceof Missing && b instanceof Missing && (!isTold || JSON.stringify(reasonsOf(a)) === JSON.stringify(reasonsOf(b)));
  return eq(a, b);
}

function isSame(some: ReadonlySet<IsoDate>, others: ReadonlySet<IsoDate>): boolean {
  return some.size === others.size && [...some].every(day => others.has(day));
}

/** Whether the same is owed, by the same to the same, or held. */
function owesTheSame(some: Entitled, other: Entitled): boolean {
  if (some === other) return true;
  return some.reasons.length > 0 === other.reasons.length > 0 && some.legs.length === other.legs.length && some.legs.every(({ payer, payee, fund, amount }, index) => {
    const leg = other.legs[index]!;
    return payer === leg.payer && payee === leg.payee && fund === leg.fund && eq(amount, leg.amount);
  });
}
