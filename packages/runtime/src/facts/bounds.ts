import { cmp, formatNumber } from '@remit/program/rational';
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
  if (!isNumber(read.value)) return;
  const value = read.value;
  const compare = (bound: PreparedExpr | undefined, isOutside: (order: number) => boolean, relation: string): void => {
    if (!bound) return;
    const limit = run.settle(() => bound.evaluate({ run, view: run.views.known(run.asOf), period, keys }));
    if (!isNumber(limit) || !isOutside(cmp(value, limit))) return;
    findings.push(refuse(outOfBounds, entry.observation.at, { where: describeKey(fact, period, entry.keys), value: formatNumber(value), relation, bound: formatNumber(limit) }));
  };
  compare(fact.min, order => order < 0, 'below the least');
  compare(fact.max, order => order > 0, 'above the most');
}
