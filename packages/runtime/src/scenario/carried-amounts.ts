import type { HoldReason } from '@remit/program';
import { eq } from '@remit/program/rational';
import type { Span } from '../evaluate/carried.ts';
import { Missing } from '../evaluate/outcome.ts';
import type { Rest } from '../evaluate/rests.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { fundOf, hasOrder, placeInFunds } from '../funding/fund-all.ts';
import type { AmountSource, Entitlement } from '../lines/amounts.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import type { LinePeriod } from '../lines/line-periods.ts';
import { linePeriods } from '../lines/line-periods.ts';
import type { Entitled } from '../lines/settled.ts';
import type { PreparedFund, PreparedLine } from '../prepare/model.ts';

/** So many of the last offers to a fund are kept: an earlier one hardly ever comes again. */
const MOST_OFFERS = 3;

/** Line-periods of payments that are made for no members: they are the same whatever the facts. */
const ofProgram = new WeakMap<PreparedLine, readonly LinePeriod[]>();

/** What a fund was offered and what it made of it, by place among its line-periods. Of what was offered only the reasons change afterwards. */
interface Funded {
  readonly offered: readonly Entitled[];
  /** How many reasons each had before. */
  readonly before: readonly number[];
  readonly made: readonly Made[];
  readonly span: Span;
  readonly rest: Rest | undefined;
}

/** An entitlement with the days on which it is the same. */
interface KeptEntitlement { readonly value: Entitlement; readonly span: Span }

/** An `AmountSource` that keeps what it found. */
export interface CarriedAmounts extends AmountSource {
  readonly idle: Pick<Map<Entitlement, Entitled>, 'get' | 'set'>;
  /** What was kept of a line-period and holds on the day of a run. */
  kept(run: RunState, each: LinePeriod): KeptEntitlement | undefined;
  /** What was kept of a fund that is offered the same. */
  keptOf(run: RunState, fund: PreparedFund, all: readonly Entitled[]): Funded | undefined;
}

/** What was kept for facts of which a few values are other now, and what of it comes to the same all the same. */
export interface AmountsBefore { readonly amounts: CarriedAmounts; readonly stands: (rest: Rest | undefined) => boolean }

/** What a fund made of one line-period; nothing of one that gets nothing from it and is held for no more. */
type Made = (Pick<Entitled, 'legs' | 'unfunded' | 'fundedLater'> & { readonly more: readonly HoldReason[] }) | undefined;

/**
 * The reference for several runs on the same facts, each as of another day: line-periods that are the same on every day
 * are listed once, and what one is entitled to, and what a fund makes of the same line-periods, is worked out once for all
 * days on which it is the same.
 */
export function carriedAmounts(before?: AmountsBefore): CarriedAmounts {
  const listed = new Map<PreparedLine, readonly LinePeriod[]>();
  const known = new WeakMap<LinePeriod, KeptEntitlement[]>();
  const funds = new Map<PreparedFund, Funded[]>();
  const idle = new Map<Entitlement, Entitled>();
  const kept = (run: RunState, each: LinePeriod): KeptEntitlement | undefined => {
    const own = known.get(each)?.find(({ span }) => isIn(span, run));
    if (own || !before) return own;
    const found = before.amounts.kept(run, each);
    return found && before.stands(found.value.rest) ? found : undefined;
  };
  const keptOf = (run: RunState, fund: PreparedFund, all: readonly Entitled[]): Funded | undefined => {
    const own = funds.get(fund)?.find(({ span, offered, before: reasons }) => isIn(span, run) && offered.length === all.length && offered.every((each, index) => isOffered(each, reasons[index]!, all[index]!)));
    if (own || !before) return own;
    const found = before.amounts.keptOf(run, fund, all);
    return found && before.stands(found.rest) ? found : undefined;
  };
  return {
    idle: before ? { get: key => idle.get(key) ?? before.amounts.idle.get(key), set: (key, value) => idle.set(key, value) } : idle,
    kept,
    keptOf,
    linePeriods(run: RunState, line: PreparedLine): Iterable<LinePeriod> {
      const slots = [...line.slots.values()];
      if (before) return before.amounts.linePeriods(run, line);
      if (!run.carries || slots.some(({ ended, dueFrom }) => ended ?? dueFrom)) return linePeriods(run, line);
      // Reviews count from the days on which members joined, which are the same wherever results are carried.
      const lists = line.each.every(({ kind }) => kind === 'set') && slots.every(({ dueAfterReview }) => !dueAfterReview) ? ofProgram : listed;
      let all = lists.get(line);
      if (!all) lists.set(line, all = [...linePeriods(run, line)]);
      return all;
    },
    entitled(run: RunState, each: LinePeriod): Entitlement {
      if (!run.carries) return REFERENCE_AMOUNTS.entitled(run, each);
      let found = kept(run, each);
      if (!found) {
        const { value: made, rest } = run.apartRest(() => run.spanned(() => withPlace(run, each, REFERENCE_AMOUNTS.entitled(run, each))));
        found = rest ? { ...made, value: { ...made.value, rest } } : made;
        const others = known.get(each);
        if (others) others.push(found); else known.set(each, [found]);
      }
      run.restsOn(found.span);
      return found.value;
    },
    funded(run: RunState, fund: PreparedFund, all: readonly Entitled[], work: () => void): void {
      if (!run.carries) { work(); return; }
      const memory = funds.get(fund) ?? [];
      funds.set(fund, memory);
      let found = keptOf(run, fund, all);
      if (found) {
        for (const [index, made] of found.made.entries()) {
          if (!made) continue;
          const { more, ...funded } = made;
          all[index]!.reasons.push(...more);
          Object.assign(all[index]!, funded);
        }
      } else {
        const reasons = all.map(each => each.reasons.length);
        const { value: { span }, rest } = run.apartRest(() => run.spanned(work));
        if (memory.length >= MOST_OFFERS) memory.shift();
        memory.push(found = { offered: all, before: reasons, made: all.map((each, index) => madeOf(each, reasons[index]!)), span, rest });
      }
      run.uses(found.rest);
      run.restsOn(found.span);
    },
  };
}

function isIn({ from, until }: Span, { asOf }: RunState): boolean {
  return from <= asOf && asOf < until;
}

/** With the place that its fund asks for, so that both are carried together. */
function withPlace(run: RunState, each: LinePeriod, found: Entitlement): Entitlement {
  const fund = fundOf(run.model, each.line);
  return !fund || !hasOrder(fund) || found.entitlement instanceof Missing || each.slot.awaited ? found : { ...found, place: placeInFunds(run, each) };
}

/** Whether a line-period comes to its fund as one did on another day, which then had so many reasons. */
function isOffered(before: Entitled, reasons: number, each: Entitled): boolean {
  return before.line === each.line && before.address === each.address && before.slot.at === each.slot.at && before.slot.due === each.slot.due && before.slot.version === each.slot.version
    && before.place === each.place && (reasons === 0) === (each.reasons.length === 0) && eq(before.amount, each.amount);
}

function madeOf({ legs, unfunded, fundedLater, reasons }: Entitled, before: number): Made {
  return legs.length === 0 && unfunded === undefined && fundedLater === undefined && reasons.length === before ? undefined : { legs, unfunded, fundedLater, more: reasons.slice(before) };
}
