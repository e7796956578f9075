/** All contracts of a project. */
import type { LangiumDocument } from 'langium';
import type { Program, ScenarioSuite, SourceMap } from '@remit/program';
import { compileContract, type Payables } from './compile.ts';
import { Findings, type Finding } from './diagnostics/findings.ts';
import { contractsIn } from './lower/contracts.ts';
import { placeOfName } from './lower/place.ts';
import { isReadableContract, readableOf, unreadableIn } from './lower/readable.ts';
import { findShared, inOrder, type ContractHead } from './several-contracts.ts';

/** A contract with its program, and the document it stands in. */
export interface ProjectContract { name: string; document: string; program: Program; map: SourceMap; scenarios: ScenarioSuite; payables: Payables }

export interface CompiledProject { contracts: ProjectContract[]; findings: Finding[] }

/** The contracts of one document, compiled. */
export interface CompiledDocument extends CompiledProject {
  /** All its contracts, also those without a program. */
  heads: ContractHead[];
}

/**
 * Compiles every contract of the documents, in the order of their names. Documents must be
 * linked; the order in which they are given does not matter. Of a contract whose text cannot be
 * read in full, or refers to one that cannot, there is a finding and no program.
 */
export function compileProject(documents: readonly LangiumDocument[]): CompiledProject {
  const readable = readableOf(byAddress(documents));
  const compiled = readable.map((document) => compileDocument(document, readable));
  const unread = new Findings();
  for (const contract of unreadableIn(byAddress(documents))) unread.add('PRG-120', placeOfName(contract), { name: contract.name ?? '' });
  return {
    contracts: inOrder(compiled.flatMap(({ contracts }) => contracts)),
    findings: [...findShared(compiled.flatMap(({ heads }) => heads)), ...compiled.flatMap(({ findings }) => findings), ...unread.all],
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
    if (!isReadableContract(contract, documents)) {
      const unread = new Findings();
      unread.add('PRG-120', place, { name });
      done.findings.push(...unread.all);
      done.heads.push({ name, document: uri, ...(place ? { place } : {}) });
      continue;
    }
    const { program, map, scenarios, payables, findings } = compileContract(contract, documents);
    done.findings.push(...findings);
    done.heads.push({ name, document: uri, ...(place ? { place } : {}), ...(program ? { identifier: program.id } : {}) });
    if (program && map && scenarios && payables) done.contracts.push({ name, document: uri, program, map, scenarios, payables });
  }
  return done;
}
