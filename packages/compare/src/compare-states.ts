import { compareTexts, type TextComparison } from '@remit/language/compare/index';
import { compareFindings, type FindingComparison } from './findings/compare-findings.ts';
import { compareContracts, type Progress } from './money/compare-contracts.ts';
import type { ContractComparison } from './money/compared-money.ts';
import type { ContractState } from './state.ts';

/** What is other between two states of contracts: plain data, as `remit compare --format json` writes it. */
export interface Comparison {
  format: 'remit-comparison/1.0';
  /** Whether nothing is other: not in what the texts say, not in any payment, and not in what was found. */
  same: boolean;
  text: TextComparison;
  contracts: ContractComparison[];
  findings: FindingComparison;
}

/** Compares two states: what the texts say, what is paid in the scenarios of both, and what was found. */
export function compareStates(before: ContractState, after: ContractState, options: { readonly onProgress?: (done: number, total: number) => void } = {}): Comparison {
  const steps = compareStepwise(before, after);
  let step = steps.next();
  for (; !step.done; step = steps.next()) options.onProgress?.(step.value.done, step.value.total);
  return step.value;
}

/** As `compareStates`, halting each time another scenario has been worked through, so that it can be given up there. */
export function* compareStepwise(before: ContractState, after: ContractState): Generator<Progress, Comparison> {
  const text = compareTexts(before.texts, after.texts);
  const contracts = yield* compareContracts(before, after, text);
  const findings = compareFindings(before.findings, after.findings, text.renamed, text.contracts.before);
  const isOther = ({ what, scenarios }: ContractComparison): boolean => what === 'new' || what === 'gone' || scenarios.some((one) => one.what !== 'same' && one.what !== 'refused');
  const same = text.changes.length === 0 && findings.fresh.length === 0 && findings.gone.length === 0 && !contracts.some(isOther);
  return { format: 'remit-comparison/1.0', same, text, contracts, findings };
}
