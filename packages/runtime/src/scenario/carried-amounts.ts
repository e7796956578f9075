import type { HoldReason } from '@remit/program';
import { eq } from '@remit/program/rational';
import type { Span } from '../evaluate/carried.ts';
import { Missing } from '../evaluate/outcome.ts';
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
}

/** What a fund made of one line-period; nothing of one that gets nothing from it and is held for no more. */
type Made = (Pick<Entitled, 'legs' | 'unfunded' | 'fundedLater'> & { readonly more: readonly HoldReason[] }) | undefined;

/**
 * The reference for several runs on the same facts, each as of another day: line-periods that are the same on every day
 * are listed once, and what one is entitled to, and what a fund makes of the same line-periods, is worked out once for all
 * days on which it is the same.
 */
export function carriedAmounts(): AmountSource {
  const listed = new Map<PreparedLine, readonly LinePeriod[]>();
  const known = new WeakMap<LinePeriod, { readonly value: Entitlement; readonly span: Span }>();
  const funds = new Map<PreparedFund, Funded[]>();
  return {
    idle: new Map(),
    linePeriods(run: RunState, line: PreparedLine): Iterable<LinePeriod> {
      const slots = [...line.slots.values()];
      if (!run.carries || slots.some(({ ended, dueFrom }) => ended ?? dueFrom)) return linePeriods(run, line);
      // Reviews count from the days on which members joined, which are the same wherever results are carried.
      const known = line.each.every(({ kind }) => kind === 'set') && slots.every(({ dueAfterReview }) => !dueAfterReview) ? ofProgram : listed;
      let all = known.get(line);
      if (!all) known.set(line, all = [...linePeriods(run, line)]);
      return all;
    },
    entitled(run: RunState, each: LinePeriod): Entitlement {
      if (!run.carries) return REFERENCE_AMOUNTS.entitled(run, each);
      const before = known.get(each);
      const found = before && isIn(before.span, run) ? before : run.spanned(() => withPlace(run, each, REFERENCE_AMOUNTS.entitled(run, each)));
      if (found !== before) known.set(each, found);
      run.restsOn(found.span);
      return found.value;
    },
    funded(run: RunState, fund: PreparedFund, all: readonly Entitled[], work: () => void): void {
      if (!run.carries) { work(); return; }
      const memory = funds.get(fund) ?? [];
      funds.set(fund, memory);
      let found = memory.find(({ span, offered, before }) => isIn(span, run) && offered.length === all.length && offered.every((each, index) => isOffered(each, before[index]!, all[index]!)));
      if (found) {
        for (const [index, made] of found.made.entries()) {
          if (!made) continue;
          const { more, ...funded } = made;
          all[index]!.reasons.push(...more);
          Object.assign(all[index]!, funded);
        }
      } else {
        const before = all.map(({ reasons }) => reasons.length);
        const { span } = run.spanned(work);
        if (memory.length >= MOST_OFFERS) memory.shift();
        memory.push(found = { offered: all, before, made: all.map((each, index) => madeOf(each, before[index]!)), span });
      }
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
