/** All contracts of a project. */
import type { LangiumDocument } from 'langium';
import type { Program, ScenarioSuite, SourceMap } from '@remit/program';
import { compileContract } from './compile.ts';
import { Findings, type Finding } from './diagnostics/findings.ts';
import { contractsIn, type Contract } from './lower/contracts.ts';
import { placeOf } from './lower/place.ts';

/** A contract with its program, and the document it stands in. */
export interface ProjectContract { name: string; document: string; program: Program; map: SourceMap; scenarios: ScenarioSuite }

export interface CompiledProject { contracts: ProjectContract[]; findings: Finding[] }

/**
 * Compiles every contract of the documents, in the order of their names. Documents must be
 * linked and without errors; the order in which they are given does not matter.
 */
export function compileProject(documents: readonly LangiumDocument[]): CompiledProject {
  const contracts = documents
    .flatMap((document) => contractsIn(document).map((contract) => ({ contract, document: document.uri.toString() })))
    .sort((a, b) => compare(a.contract.name, b.contract.name) || compare(a.document, b.document));
  const sorted = [...documents].sort((a, b) => compare(a.uri.toString(), b.uri.toString()));
  const findings = doubled(contracts.map((c) => c.contract));
  const made: ProjectContract[] = [];
  for (const { contract, document } of contracts) {
    const compiled = compileContract(contract, sorted);
    findings.push(...compiled.findings);
    const { program, map, scenarios } = compiled;
    if (program && map && scenarios) {
      const other = made.find((one) => one.program.id === program.id && one.name !== contract.name);
      if (other) findings.push(...sharedIdentifier(contract, program.id, other.name));
      made.push({ name: contract.name, document, program, map, scenarios });
    }
  }
  return { contracts: made, findings };
}

function doubled(contracts: readonly Contract[]): Finding[] {
  const findings = new Findings();
  contracts.forEach((contract, i) => {
    if (contracts.findIndex((c) => c.name === contract.name) < i) findings.add('MOD-165', placeOf(contract), { name: contract.name });
  });
  return findings.all;
}

function sharedIdentifier(contract: Contract, identifier: string, other: string): Finding[] {
  const findings = new Findings();
  findings.add('MOD-178', placeOf(contract), { identifier, other });
  return findings.all;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
