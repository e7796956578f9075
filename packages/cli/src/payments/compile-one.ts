import type { Context } from '../context.ts';
import { compileContracts, type CompiledContracts } from '../contracts/compile-contracts.ts';
import type { ProjectContract } from '../engine/compiler.ts';
import { Refused } from '../report/refused.ts';
import { UsageError } from '../usage-error.ts';
import type { LoadedProgram } from './load-program.ts';

/**
 * Compiles the one contract that a file holds, or the one named among several; `withScenarios` also takes the one that the
 * scenarios in the file are for.
 *
 * @throws UsageError where it is not clear which contract is meant
 * @throws Refused where it has errors
 */
export async function compileOne(name: string, contract: string | undefined, context: Context, { withScenarios = false } = {}): Promise<LoadedProgram> {
  const compiled = await compileContracts([name], context);
  if (compiled.findings.some(({ severity, objection }) => severity === 'error' && !objection)) throw new Refused(compiled.findings, compiled.sourceOf);
  const { program, map, scenarios } = chosen(withScenarios ? inPlay(compiled) : compiled.contracts, name, contract);
  return { program, map, scenarios: scenarios.scenarios, file: name, findings: compiled.findings, sourceOf: (uri) => compiled.sourceOf(compiled.pathOf(uri)) };
}

/** The contracts in the file and, where it holds none, those it imports and has scenarios for. */
function inPlay({ contracts, imported, roots }: CompiledContracts): readonly ProjectContract[] {
  if (contracts.length > 0) return contracts;
  const files = new Set(roots.map(({ uri }) => uri.toString()));
  return imported.filter(({ scenarios }) => scenarios.scenarios.some(({ at }) => at !== undefined && files.has(at.replace(/:\d+$/, ''))));
}

function chosen(contracts: readonly ProjectContract[], file: string, wanted: string | undefined): ProjectContract {
  const names = contracts.map(({ name }) => `"${name}"`).join(', ');
  if (contracts.length === 0) throw new UsageError(`There is no contract in "${file}".`, 'Name the file that holds the contract.');
  if (wanted === undefined) {
    if (contracts.length === 1) return contracts[0]!;
    throw new UsageError(`There are several contracts in "${file}": ${names}.`, 'Say which one with --contract NAME.');
  }
  const found = contracts.find(({ name }) => name === wanted);
  if (!found) throw new UsageError(`There is no contract "${wanted}" in "${file}".`, `There is ${names}.`);
  return found;
}
