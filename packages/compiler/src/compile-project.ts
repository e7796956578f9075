/** All contracts of a project. */
import type { LangiumDocument } from 'langium';
import type { Program, ScenarioSuite, SourceMap } from '@remit/program';
import { compileContract } from './compile.ts';
import type { Finding } from './diagnostics/findings.ts';
import { contractsIn } from './lower/contracts.ts';
import { placeOfName } from './lower/place.ts';
import { findShared, inOrder, type ContractHead } from './several-contracts.ts';

/** A contract with its program, and the document it stands in. */
export interface ProjectContract { name: string; document: string; program: Program; map: SourceMap; scenarios: ScenarioSuite }

export interface CompiledProject { contracts: ProjectContract[]; findings: Finding[] }

/** The contracts of one document, compiled. */
export interface CompiledDocument extends CompiledProject {
  /** All its contracts, also those without a program. */
  heads: ContractHead[];
}

/**
 * Compiles every contract of the documents, in the order of their names. Documents must be
 * linked and without errors; the order in which they are given does not matter.
 */
export function compileProject(documents: readonly LangiumDocument[]): CompiledProject {
  const sorted = byAddress(documents);
  const compiled = sorted.map((document) => compileDocument(document, sorted));
  return {
    contracts: inOrder(compiled.flatMap(({ contracts }) => contracts)),
    findings: [...findShared(compiled.flatMap(({ heads }) => heads)), ...compiled.flatMap(({ findings }) => findings)],
  };
}

/** Documents in the order in which their scenarios are told. */
export function byAddress(documents: readonly LangiumDocument[]): LangiumDocument[] {
  return [...documents].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
}

/**
 * Compiles the contracts of one document, with the scenarios for them in any of `documents`, which are given by address.
 * What contracts of several documents do to each other is left to `findShared`.
 */
export function compileDocument(document: LangiumDocument, documents: readonly LangiumDocument[]): CompiledDocument {
  const uri = document.uri.toString();
  const done: CompiledDocument = { heads: [], contracts: [], findings: [] };
  for (const contract of contractsIn(document)) {
    const { name } = contract;
    const place = placeOfName(contract);
    const { program, map, scenarios, findings } = compileContract(contract, documents);
    done.findings.push(...findings);
    done.heads.push({ name, document: uri, ...(place ? { place } : {}), ...(program ? { identifier: program.id } : {}) });
    if (program && map && scenarios) done.contracts.push({ name, document: uri, program, map, scenarios });
  }
  return done;
}
