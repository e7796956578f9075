import type { CheckResult, Entitlement, Hold, PublishedValue, Unfunded } from '@remit/program';
import { formatMoney, formatNumber } from '@remit/program/rational';
import { combinations, namedKeys } from '../evaluate/bindings.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import { valueOf } from '../evaluate/references.ts';
import { MOST_REASONS, sortReasons } from '../evaluate/reasons.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Checked } from '../lines/checks.ts';
import type { Entitled } from '../lines/settled.ts';

/** The line-periods that are not held, in the order of lines, periods and keys. */
export function reportEntitlements(run: RunState, all: readonly Entitled[]): Entitlement[] {
  const { scale } = run.model;
  return all.filter(each => each.reasons.length === 0).map(each => ({
    ...whereOf(run, each), ...versionOf(each),
    amount: formatMoney(each.amount, scale),
    ...(each.notApplicable === undefined ? {} : { notApplicable: each.notApplicable }),
    ...(each.heldInPart.length > 0 ? { heldInPart: [...each.heldInPart] } : {}),
    legs: each.legs.map(leg => ({ ...leg, amount: formatMoney(leg.amount, scale) })),
  }));
}

/** The line-periods that are held, with all reasons. */
export function reportHolds(run: RunState, all: readonly Entitled[]): Hold[] {
  return all.filter(each => each.reasons.length > 0)
    .map(each => ({ ...whereOf(run, each), ...versionOf(each), reasons: sortReasons(each.reasons).slice(0, MOST_REASONS) }));
}

/** What funds could not pay. */
export function reportUnfunded(run: RunState, all: readonly Entitled[]): Unfunded[] {
  return all.flatMap(each => {
    const { from } = each.line.declared;
    if (!each.unfunded || !('fund' in from)) return [];
    return [{ ...whereOf(run, each), fund: from.fund, amount: formatMoney(each.unfunded.amount, run.model.scale), then: each.unfunded.then }];
  });
}

/** Published values of the periods that have ended. */
export function reportValues(run: RunState): PublishedValue[] {
  const values: PublishedValue[] = [];
  const view = run.views.known(run.asOf);
  for (const each of run.model.vars.values()) {
    if (!each.declared.published) continue;
    for (const period of run.model.time.byGrain.get(each.declared.grain) ?? []) {
      if (period.history || period.end > run.asOf) continue;
      for (const keys of combinations(run, each.each, period)) {
        const outcome = run.settle(() => valueOf(each, { run, view, period, keys }));
        if (outcome instanceof Missing) continue;
        const dims = namedKeys(run, each.each, keys);
        const where = { id: each.declared.id, period: period.id, ...(dims ? { dims } : {}) };
        if (outcome instanceof NotApplicable) values.push({ ...where, value: null, notApplicable: outcome.reason });
        else values.push({ ...where, value: typeof outcome === 'object' ? formatNumber(outcome) : outcome });
      }
    }
  }
  return values;
}

/** What the checks came to. */
export function reportChecks(run: RunState, checked: readonly Checked[]): CheckResult[] {
  return checked.map(({ check, period, keys, holds }) => {
    const dims = namedKeys(run, check.each, keys);
    return { id: check.declared.id, title: check.declared.title, period: period.id, ...(dims ? { dims } : {}), holds };
  });
}

function whereOf(run: RunState, each: Entitled): Pick<Entitlement, 'line' | 'period' | 'dims'> {
  const dims = namedKeys(run, each.line.each, each.keys);
  return { line: each.line.declared.id, period: each.slot.period, ...(dims ? { dims } : {}) };
}

/** The version of the contract that governs the line-period, where there is more than one. */
function versionOf({ slot }: Entitled): Pick<Entitlement, 'version'> {
  return slot.version === undefined ? {} : { version: slot.version };
}
