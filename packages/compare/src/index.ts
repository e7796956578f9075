/** What is other between two states of contracts: in words, in money, and in what was found. */
export { compareStates, compareStepwise, type Comparison } from './compare-states.ts';
export { stateOfFiles, type FileText, type StateOptions } from './state-of-files.ts';
export type { CompiledContract, ContractState } from './state.ts';
export { compareFindings, type FindingComparison, type StateFinding } from './findings/compare-findings.ts';
export { fingerprints, type Fingerprinted } from './findings/fingerprints.ts';
export type { Amounts, ContractComparison, DueDays, PayeeDifference, PayerDifference, PaymentDifference, ScenarioComparison, Verdicts } from './money/compared-money.ts';
export { comparisonMarkdown } from './render/markdown.ts';
export { toldComparison, type ToldChange, type ToldClause, type ToldComparison, type ToldContract, type ToldFinding, type ToldPayee, type ToldPayment, type ToldPlace, type ToldScenario, type ToldSums, type Way } from './render/told-comparison.ts';
export { comparisonText, plainMarks, type Marks } from './render/text.ts';
