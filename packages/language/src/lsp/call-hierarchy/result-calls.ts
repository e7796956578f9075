import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Graphs } from '../../rules/graphs/graphs.ts';
import type { ResultNode } from '../../rules/graphs/results.ts';
import { wordFor } from '../symbols/kinds.ts';
import type { Call } from './place.ts';

/** What hangs on a result: the payments that read it, and the outcomes that are measured by it. */
export function hangingOn(result: ResultNode, graphs: Graphs): Call[] {
  const readers = graphs.results.readersOf(result).map(({ by, at, isGate }): Call => ({ other: by, why: isGate ? `${wordFor(by)}, only if it is reached` : wordFor(by), at }));
  return ast.isMeasure(result) ? [...outcomesBy(result, graphs), ...readers] : readers;
}

function outcomesBy(measure: ast.Measure, graphs: Graphs): Call[] {
  return graphs.accountability.outcomes.filter((outcome) => graphs.results.measuresOf(outcome).includes(measure))
    .map((outcome): Call => ({ other: outcome, why: 'outcome measured by it', at: clauseOf(outcome, ast.isMeasuredBy), property: 'measure' }));
}

/** What an outcome is measured by. */
export function measuresBehind(outcome: ast.Outcome, graphs: Graphs): Call[] {
  return graphs.results.measuresOf(outcome).map((measure): Call => ({ other: measure, why: 'measure', at: clauseOf(outcome, ast.isMeasuredBy), property: 'measure' }));
}

/** The results that what a declaration pays hangs on. */
export function resultsBehind(by: ast.Payable, graphs: Graphs): Call[] {
  const { results } = graphs;
  return [...results.decisiveOutcomes, ...results.paidMeasures].flatMap((result): Call[] => results.readersOf(result).filter((reader) => reader.by === by)
    .map(({ at, isGate }) => ({ other: result, why: isGate ? `${wordFor(result)} that must be reached` : wordFor(result), at })));
}
