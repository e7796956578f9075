/** What would be paid if results were other than they are: tables of cases, and which results move the money most. */
export type { CaseOutcome, Change } from './base-case.ts';
export { BaseCase, baseOfScenario } from './base-case.ts';
export type { Cell, Column, Sums } from './columns.ts';
export { periodNamed } from './period-named.ts';
export { SimulationProblem } from './problem.ts';
export type { CaseValue } from './read-values.ts';
export { numberOf } from './read-values.ts';
export type { Case, CaseTable, TableOutcome, TableRequest, Variation } from './table.ts';
export { readVariation, workOutTable } from './table.ts';
export type { Target } from './target.ts';
export type { Bar, EndOutcome, EndSource, Mover, Tornado, TornadoOutcome, TornadoRequest } from './tornado.ts';
export { readMover, readSwing, workOutTornado } from './tornado.ts';
