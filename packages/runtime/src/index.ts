/** Runs a program on facts: pure, exact, without a clock. */
export { catalogue } from './catalogue/index.ts';
export type { Finding } from './finding.ts';
export { ProgramFault } from './fault.ts';
export type { Model as Prepared } from './prepare/model.ts';
export { prepare } from './prepare/prepare.ts';
export type { RunOptions, RunOutcome } from './run.ts';
export { run } from './run.ts';
export type { ReadFacts } from './reading/csv.ts';
export { readFactsCsv } from './reading/csv.ts';
export { readFactsJson } from './reading/json.ts';
export { mergeFacts, placeBeforeMerge } from './reading/merge.ts';
export type { ScenarioOutcome } from './scenario/run-scenario.ts';
export { runScenario, runScenarios } from './scenario/run-scenario.ts';
export type { ExplainOptions, Explanation } from './trace/explain.ts';
export { explain } from './trace/explain.ts';
export type { TraceNode } from './trace/trace-node.ts';
export type { Batch, BatchRequest, BatchResult, FactInput, GeneratedAmountsOptions, Input, MembershipInput, Output, Parameter, ParameterValue } from './codegen/index.ts';
export { canGenerateCode, generatedAmounts, parameterValues, prepareBatch, ROW_STATUS } from './codegen/index.ts';
