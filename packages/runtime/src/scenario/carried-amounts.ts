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

/** Line-periods of payments that are made for no members: they are the same whatever the facts. */
const ofProgram = new WeakMap<PreparedLine, readonly LinePeriod[]>();

/** What a fund was offered, as it was then, and what it made of it. */
interface Funded { readonly offered: readonly Offered[]; readonly made: readonly Entitled[]; readonly span: Span }

interface Offered extends Pick<Entitled, 'line' | 'slot' | 'address' | 'amount' | 'place'> { readonly reasons: number }

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
    linePeriods(run: RunState, line: PreparedLine): Iterable<LinePeriod> {
      if (!run.carries || [...line.slots.values()].some(({ ended, dueFrom, dueAfterReview }) => ended ?? dueFrom ?? dueAfterReview)) return linePeriods(run, line);
      const known = line.each.every(({ kind }) => kind === 'set') ? ofProgram : listed;
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
      let found = memory.find(({ span, offered }) => isIn(span, run) && offered.length === all.length && offered.every((each, index) => isOffered(each, all[index]!)));
      if (found) {
        for (const [index, { legs, unfunded, fundedLater, reasons }] of found.made.entries()) {
          const each = all[index]!;
          each.reasons.push(...reasons.slice(found.offered[index]!.reasons));
          Object.assign(each, { legs, unfunded, fundedLater });
        }
      } else {
        const offered = all.map(({ line, slot, address, amount, place, reasons }): Offered => ({ line, slot, address, amount, place, reasons: reasons.length }));
        const { span } = run.spanned(work);
        memory.push(found = { offered, made: all.map(each => ({ ...each, reasons: [...each.reasons] })), span });
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

/** Whether a line-period comes to its fund as one did on another day. */
function isOffered(before: Offered, each: Entitled): boolean {
  return before.line === each.line && before.address === each.address && before.slot.at === each.slot.at && before.slot.due === each.slot.due && before.slot.version === each.slot.version
    && before.place === each.place && (before.reasons === 0) === (each.reasons.length === 0) && eq(before.amount, each.amount);
}
