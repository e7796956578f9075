/** Contracts to programs. */
import type { LangiumDocument } from 'langium';
import { documentHash, sha256Hex } from '@remit/program/hash';
import type { Program, ScenarioSuite, SourceMap } from '@remit/program';
import { assemble } from './emit/assemble.ts';
import { sourceMap } from './emit/source-map.ts';
import { Findings, type Finding } from './diagnostics/findings.ts';
import { documentsOf, scenariosFor, sharedFactsFor, type Contract } from './lower/contracts.ts';
import { lowerContract } from './lower/lower-contract.ts';
import { placeOf } from './lower/place.ts';
import { lowerScenarios } from './lower/scenario/scenarios.ts';

/** The lines that a scenario asks for by the name of what pays them; what is got back or paid ahead by other lines is not asked for so. */
export type Payables = ReadonlyMap<string, readonly string[]>;

/** What compiling a contract gives. Without a program something stands in its way, and the findings say what. */
export interface CompiledContract {
  name: string;
  program?: Program;
  map?: SourceMap;
  scenarios?: ScenarioSuite;
  /** By the name of what pays: the lines that a scenario asks for by that name. */
  payables?: Payables;
  findings: Finding[];
}

/**
 * Compiles one contract. `documents` are those its text is made of (its own and what that
 * imports); they must be linked and without errors. Scenarios are those of `documents` that
 * are for this contract.
 */
export function compileContract(contract: Contract, documents: readonly LangiumDocument[]): CompiledContract {
  try {
    return compileReadable(contract, documents);
  } catch (fault) {
    if (!isTooDeep(fault)) throw fault;
    const findings = new Findings();
    findings.add('TYP-129', placeOf(contract), { name: contract.name });
    return { name: contract.name, findings: findings.all };
  }
}

/** Whether calls were nested further than the machine allows. Lets may read each other in chains of any length; what else is read stands where it is read. */
function isTooDeep(fault: unknown): boolean {
  return fault instanceof RangeError && /call stack/.test(fault.message);
}

function compileReadable(contract: Contract, documents: readonly LangiumDocument[]): CompiledContract {
  const { draft, context, findings } = lowerContract(contract);
  const done = (): CompiledContract => ({ name: contract.name, findings: findings.all });
  if (!draft || !context) return done();
  const assembled = assemble(draft);
  if ('cycle' in assembled) {
    findings.add('MOD-111', placeOf(contract), { name: assembled.cycle[0] ?? contract.name });
    return done();
  }
  const { program } = assembled;
  const scenarios = context.textOn(program.term.end, () => lowerScenarios(context, program, scenariosFor(contract, documents), sharedFactsFor(contract, documents)));
  if (findings.refused) return done();
  const sources = documentsOf(contract, documents).map((d) => ({ uri: d.uri.toString(), sha256: sha256Hex(d.textDocument.getText()) }));
  const map = sourceMap(program, documentHash(program), context.origins, sources);
  const payables: Payables = new Map([...context.flows.values()].flatMap(({ node, lines }) => (node.name === undefined ? [] : [[node.name, lines.map(({ id }) => id)]])));
  return { ...done(), program, map, scenarios, payables };
}
