import { cmp, formatNumber } from '@remit/program/rational';
import type { Outcome } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { outOfBounds } from '../catalogue/facts.ts';
import type { PreparedExpr } from '../prepare/model.ts';
import type { Entry } from './observations.ts';
import { describeKey } from './observations.ts';
import { isNumber } from './value.ts';

/** Refuses a live observation outside the bounds of its fact. Bounds may read other facts of the same key. */
export function checkBounds(run: RunState, entry: Entry, keys: readonly number[], findings: Finding[]): void {
  const { fact, period, read } = entry;
  const { value } = read;
  const compare = (bound: PreparedExpr | undefined, isOutside: (order: number) => boolean, relation: string): void => {
    if (!bound) return;
    const limit = run.settle(() => bound.evaluate({ run, view: run.views.known(run.asOf), period, keys }));
    const order = orderOf(value, limit);
    if (order === undefined || !isOutside(order)) return;
    findings.push(refuse(outOfBounds, entry.observation.at, { where: describeKey(fact, period, entry.keys), value: shown(value), relation, bound: shown(limit) }));
  };
  compare(fact.min, order => order < 0, 'below the least');
  compare(fact.max, order => order > 0, 'above the most');
}

/** How a number or a date compares with its bound; undefined where there is nothing to compare. */
function orderOf(value: Outcome, bound: Outcome): number | undefined {
  if (isNumber(value) && isNumber(bound)) return cmp(value, bound);
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined;
  return value < bound ? -1 : value > bound ? 1 : 0;
}

function shown(value: Outcome): string {
  return isNumber(value) ? formatNumber(value) : String(value);
}
