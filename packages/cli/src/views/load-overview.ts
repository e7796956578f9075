import type { Program } from '@remit/program';
import { closestName } from '@remit/language/diagnostics/close-names';
import { overviewsOf, type Overview } from '@remit/language/overview/create-overview';
import { reckoned } from '@remit/views';
import type { Context } from '../context.ts';
import { compileContracts } from '../contracts/compile-contracts.ts';
import { Refused } from '../report/refused.ts';
import { UsageError } from '../usage-error.ts';

/** A contract for pictures and the summary. */
export interface LoadedOverview {
  readonly overview: Overview;
  readonly program: Program;
}

/**
 * Loads the one contract that a file holds, or the one named among several.
 *
 * @throws UsageError where it is not clear which contract is meant, and where it has no such year
 * @throws Refused where it has errors
 */
export async function loadOverview(name: string, { contract: wanted, year }: { readonly contract?: string; readonly year?: string }, context: Context): Promise<LoadedOverview> {
  const compiled = await compileContracts([name], context);
  if (compiled.findings.some(({ severity, objection }) => severity === 'error' && !objection)) throw new Refused(compiled.findings, compiled.sourceOf);
  const overviews = compiled.roots.flatMap((document) => overviewsOf(document, compiled.servicesOf(document), { fileOf: compiled.pathOf, ...(year !== undefined && { year }) }));
  const names = overviews.map((one) => one.name);
  if (names.length === 0) throw new UsageError(`There is no contract in "${name}".`, 'Name the file that holds the contract.');
  if (wanted === undefined && names.length > 1) throw new UsageError(`There are several contracts in "${name}": ${quoted(names)}.`, 'Say which one with --contract NAME.');
  const overview = wanted === undefined ? overviews[0]! : overviews.find((one) => one.name === wanted);
  if (!overview) throw new UsageError(`There is no contract "${wanted}" in "${name}".`, `There is ${quoted(names)}.`);
  const years = overview.years.map((one) => one.name);
  if (year !== undefined && !years.includes(year)) {
    const close = closestName(year, years);
    throw new UsageError(`"${overview.name}" has no year "${year}".`, years.length === 0 ? 'It has no term.' : `${close === undefined ? '' : `Did you mean "${close}"? `}Its years are ${years.join(', ')}.`);
  }
  const { program } = compiled.contracts.find((one) => one.name === overview.name)!;
  return { overview: reckoned(overview, program), program };
}

function quoted(names: readonly string[]): string {
  return names.map((one) => `"${one}"`).join(', ');
}
