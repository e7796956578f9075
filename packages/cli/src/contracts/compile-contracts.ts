import type { Context } from '../context.ts';
import { compileDocuments, type CompilerFinding, type ProjectContract } from '../engine/compiler.ts';
import { inOrder, type Place, type ReportedFinding } from '../report/reported-finding.ts';
import { loadContracts, type LoadedContracts } from './load-contracts.ts';

/** Contracts that were loaded, checked and compiled. One with errors has no program, but others beside it may. */
export interface CompiledContracts extends LoadedContracts {
  /** The contracts in the files named that have a program. */
  contracts: ProjectContract[];
  /** Those in files that are only imported. */
  imported: ProjectContract[];
  findings: ReportedFinding[];
}

/** Loads, checks and compiles the contracts in the files named and in what these import. */
export async function compileContracts(named: readonly string[], context: Context): Promise<CompiledContracts> {
  const loaded = await loadContracts(named, context);
  const compiled = await compileDocuments(loaded.documents, loaded.loader);
  const findings = inOrder([...loaded.reported, ...compiled.findings.map((one) => toReported(one, loaded))]);
  const roots = new Set(loaded.roots.map(({ uri }) => uri.toString()));
  const contracts = compiled.contracts.filter(({ document }) => roots.has(document));
  return { ...loaded, contracts, imported: compiled.contracts.filter(({ document }) => !roots.has(document)), findings };
}

function toReported({ code, severity, message, place, related }: CompilerFinding, { pathOf }: LoadedContracts): ReportedFinding {
  if (!place) return { code, severity, message };
  const at = ({ uri, startLine, startColumn, endLine, endColumn }: NonNullable<CompilerFinding['place']>): Place =>
    ({ file: pathOf(uri), range: { line: startLine, column: startColumn, endLine, endColumn } });
  return { code, severity, message, ...at(place), ...(related ? { related: related.map((one) => ({ message: one.message, ...at(one.place) })) } : {}) };
}
