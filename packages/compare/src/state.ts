import type { ComparedText } from '@remit/language/compare/index';
import type { Program, ScenarioSuite } from '@remit/program';
import type { StateFinding } from './findings/compare-findings.ts';

/** A contract that has a program: what the compiler gives. */
export interface CompiledContract { readonly name: string; /** Address of the document that it stands in. */ readonly document: string; readonly program: Program; readonly scenarios: ScenarioSuite }

/** One state of contract files: loaded and linked, compiled as far as that goes, and checked. */
export interface ContractState {
  readonly texts: readonly ComparedText[];
  /** The contracts that have a program; those that are in the texts and not here cannot be compiled. */
  readonly contracts: readonly CompiledContract[];
  readonly findings: readonly StateFinding[];
}
