import type { Context } from '../context.ts';
import { compileContracts } from '../contracts/compile-contracts.ts';
import type { ProjectContract } from '../engine/compiler.ts';
import { Refused } from '../report/refused.ts';
import { anyAtLeast } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';
import type { LoadedProgram } from './load-program.ts';

/**
 * Compiles the one contract that a file holds, or the one named among several.
 *
 * @throws UsageError where it is not clear which contract is meant
 * @throws Refused where it has errors
 */
export async function compileOne(name: string, contract: string | undefined, context: Context): Promise<LoadedProgram> {
  const compiled = await compileContracts([name], context);
  if (anyAtLeast(compiled.findings, 'error')) throw new Refused(compiled.findings, compiled.sourceOf);
  const { program, map } = chosen(compiled.contracts, name, contract);
  return { program, map, file: name, findings: compiled.findings, sourceOf: (uri) => compiled.sourceOf(compiled.pathOf(uri)) };
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
