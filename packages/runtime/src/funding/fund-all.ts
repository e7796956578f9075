import type { IsoDate } from '@remit/program';
import type { RunState } from '../evaluate/run-state.ts';
import type { HeldTogether } from '../lines/held-with.ts';
import type { AmountSource } from '../lines/amounts.ts';
import type { LinePeriod } from '../lines/line-periods.ts';
import { inOrderOfPlace } from '../lines/line-periods.ts';
import { placeOf } from '../lines/place.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Model, PreparedFund, PreparedLine } from '../prepare/model.ts';
import { directLeg } from './legs.ts';
import { FundRun } from './fund.ts';

/**
 * Cuts line-periods by their funds, in the order of place across all funds, and
 * gives each its legs. Holds that a fund causes hold what waits for them too.
 * A fund that carries comes after all others, because it goes by years: what
 * another fund holds is then known in every year.
 */
export function fundAll(run: RunState, all: readonly Entitled[], together: HeldTogether, { funded = always }: AmountSource): void {
  const byFund = new Map<PreparedFund, Entitled[]>();
  for (const each of all) {
    const fund = fundOf(run.model, each.line);
    if (!fund) {
      if (each.reasons.length === 0) each.legs = directLeg(run, each);
      continue;
    }
    if (each.reasons.length === 0 && !each.hasPlace && hasOrder(fund)) each.place = placeInFunds(run, each);
    const same = byFund.get(fund);
    if (same) same.push(each); else byFund.set(fund, [each]);
  }
  const works = [...byFund].sort(([a], [b]) => a.index - b.index).map(([fund, mine]) => ({ fund, mine, work: new FundRun(run, fund, together), payable: mine.filter(each => each.reasons.length === 0) }));
  const apart = works.filter(({ fund }) => standsApart(run.model, fund));
  for (const { fund, mine, work, payable } of apart) funded(run, fund, mine, () => { takeInTurn([work.steps(payable)]); work.finish(); });
  const others = works.filter(each => !apart.includes(each));
  takeInTurn(others.filter(({ work }) => !work.carries).map(({ work, payable }) => work.steps(payable)));
  for (const { work, payable } of others.filter(each => each.work.carries)) takeInTurn([work.steps(payable)]);
  for (const { work } of others) work.finish();
  together.apply();
  for (const each of all) if (each.reasons.length > 0) { each.legs = []; each.unfunded = undefined; }
}

const always: NonNullable<AmountSource['funded']> = (_run, _fund, _all, work) => work();

/** The place of a line-period among all that funds pay. */
export function placeInFunds(run: RunState, each: LinePeriod): IsoDate {
  const view = run.views.known(run.asOf);
  return run.settle(() => run.remember(`the place of '${each.line.declared.id}'`, view, `${each.slot.period} ${each.slot.due} ${each.address}`, 1, () => placeOf(run, each, view)));
}

/** The fund that a line is paid from. */
export function fundOf(model: Model, { declared: { from } }: PreparedLine): PreparedFund | undefined {
  return 'fund' in from ? model.funds.get(from.fund) : undefined;
}

const known = new WeakMap<PreparedFund, boolean>();

/** Whether what a fund does hangs on its own line-periods alone: none of them is held with one that it does not pay, nor the other way round. */
function standsApart(model: Model, fund: PreparedFund): boolean {
  let apart = known.get(fund);
  if (apart === undefined) {
    apart = model.lines.every(line => {
      const partner = line.declared.heldWith && model.linesById.get(line.declared.heldWith.line);
      return !partner || (fundOf(model, line) === fund) === (fundOf(model, partner) === fund);
    });
    known.set(fund, apart);
  }
  return apart;
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

/** Whether it matters to a fund in which order it pays. */
export function hasOrder(fund: PreparedFund): boolean {
  return fund.limits.length > 0 || fund.terms.some(({ caps }) => caps.some(cap => cap !== undefined));
}
