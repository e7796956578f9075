import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Place } from '../../checks/check.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { standsBeside } from '../outcomes.ts';
import { declarationsOf } from '../review.ts';

/**
 * The measures behind the outcomes of a contract, each with the first outcome that reads it: those behind all outcomes that it declares or pays
 * for, behind those whose result changes what is paid, or behind those that money hangs on at all.
 */
export function measuresRead(contract: ast.Contract, { results }: Graphs, which: 'all' | 'paid' | 'decisive'): ReadonlyMap<ast.Measure, ast.Outcome> {
  const outcomes = which === 'paid' ? results.paidOutcomes : [...results.decisiveOutcomes, ...(which === 'all' ? declarationsOf(contract).filter(ast.isOutcome) : [])];
  const read = new Map<ast.Measure, ast.Outcome>();
  for (const outcome of outcomes) for (const measure of results.measuresOf(outcome)) if (!read.has(measure)) read.set(measure, outcome);
  return read;
}

/** Where a contract is told what a measure lacks: at the measure, or, where that stands in another file, at the outcome that reads it. */
export function placeOfMeasure(measure: ast.Measure, outcome: ast.Outcome | undefined, contract: ast.Contract): { readonly at: AstNode | Place; readonly isElsewhere: boolean } | undefined {
  if (standsBeside(measure, contract)) return { at: { node: measure, property: 'name' }, isElsewhere: false };
  const measured = outcome && clauseOf(outcome, ast.isMeasuredBy);
  return measured && standsBeside(measured, contract) ? { at: measured, isElsewhere: true } : undefined;
}
