import type { IsoDate } from '@remit/program';
import type { RunState } from '../evaluate/run-state.ts';
import type { HeldTogether } from '../lines/held-with.ts';
import { inOrderOfPlace } from '../lines/line-periods.ts';
import { placeOf } from '../lines/place.ts';
import type { Entitled } from '../lines/settled.ts';
import type { PreparedFund } from '../prepare/model.ts';
import { directLeg } from './legs.ts';
import { FundRun } from './fund.ts';

/**
 * Cuts line-periods by their funds, in the order of place across all funds, and
 * gives each its legs. Holds that a fund causes hold what waits for them too.
 * A fund that carries comes after all others, because it goes by years: what
 * another fund holds is then known in every year.
 */
export function fundAll(run: RunState, all: readonly Entitled[], together: HeldTogether): void {
  const byFund = new Map<PreparedFund, Entitled[]>();
  for (const each of all) {
    const { from } = each.line.declared;
    if (each.reasons.length > 0) continue;
    if (!('fund' in from)) { each.legs = directLeg(run, each); continue; }
    const fund = run.model.funds.get(from.fund)!;
    if (isLimited(fund)) each.place = placeInFunds(run, each);
    const same = byFund.get(fund);
    if (same) same.push(each); else byFund.set(fund, [each]);
  }
  const works = [...byFund].sort(([a], [b]) => a.index - b.index).map(([fund, payable]) => ({ work: new FundRun(run, fund, together), payable }));
  const [later, first] = [works.filter(({ work }) => work.carries), works.filter(({ work }) => !work.carries)];
  takeInTurn(first.map(({ work, payable }) => work.steps(payable)));
  for (const { work, payable } of later) takeInTurn([work.steps(payable)]);
  for (const { work } of works) work.finish();
  together.apply();
  for (const each of all) if (each.reasons.length > 0) { each.legs = []; each.unfunded = undefined; }
}

/** The place of a line-period among all that funds pay. */
function placeInFunds(run: RunState, each: Entitled): IsoDate {
  const view = run.views.known(run.asOf);
  return run.settle(() => run.remember(`the place of '${each.line.declared.id}'`, view, `${each.slot.period} ${each.slot.due} ${each.address}`, 1, () => placeOf(run, each, view)));
}

/** The next step is that of the fund whose next line-period comes first. */
function takeInTurn(queues: readonly (readonly { first: Entitled; take(): void }[])[]): void {
  const next = queues.map(() => 0);
  for (;;) {
    let chosen = -1;
    for (let queue = 0; queue < queues.length; queue++) {
      const step = queues[queue]![next[queue]!];
      if (step && (chosen < 0 || inOrderOfPlace(step.first, queues[chosen]![next[chosen]!]!.first) < 0)) chosen = queue;
    }
    if (chosen < 0) return;
    queues[chosen]![next[chosen]!++]!.take();
  }
}

function isLimited(fund: PreparedFund): boolean {
  return fund.limits.length > 0 || fund.terms.some(({ caps }) => caps.some(cap => cap !== undefined));
}
