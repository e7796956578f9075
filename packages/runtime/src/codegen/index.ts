/**
 * The fast path for groups with many members: JavaScript generated from a program.
 *
 * A `Translator` turns expressions into `Value`s, numbers of the form k · n / d:
 * k is a rational that is folded and reduced beforehand (`Coefficient`), n and d
 * are integers in the code of a row (`Term`), with bounds that prove most of them
 * to fit the doubles they are held in. A `Writer` writes the code, once for
 * doubles and once for BigInts; `GeneratedBatch` runs it on columns. A row in
 * which an integer could leave the range of exact doubles is done again with
 * BigInts; one that misses something, and every line with an expression that is
 * not translated (`Unsupported`), is left to the reference evaluator.
 */
export type { Batch, BatchResult, Output } from './batch.ts';
export { ROW_STATUS } from './batch.ts';
export { canGenerateCode } from './environment.ts';
export type { GeneratedAmountsOptions } from './generated-amounts.ts';
export { generatedAmounts } from './generated-amounts.ts';
export type { FactInput, Input, MembershipInput } from './inputs.ts';
export type { Parameter, ParameterValue } from './parameters.ts';
export { parameterValues } from './parameters.ts';
export type { BatchRequest } from './prepare-batch.ts';
export { prepareBatch } from './prepare-batch.ts';
