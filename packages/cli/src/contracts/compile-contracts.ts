import type { Context } from '../context.ts';
import { compileDocuments, type CompilerFinding, type ProjectContract } from '../engine/compiler.ts';
import { inOrder, type ReportedFinding } from '../report/reported-finding.ts';
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
  const findings = inOrder([...loaded.reported, ...compiled.findings.map((one) => toReported(one, loaded)), ...almostSameNames(compiled.contracts, loaded)]);
  const roots = new Set(loaded.roots.map(({ uri }) => uri.toString()));
  const contracts = compiled.contracts.filter(({ document }) => roots.has(document));
  return { ...loaded, contracts, imported: compiled.contracts.filter(({ document }) => !roots.has(document)), findings };
}

function toReported({ code, severity, message, place }: CompilerFinding, { pathOf }: LoadedContracts): ReportedFinding {
  if (!place) return { code, severity, message };
  const { uri, startLine, startColumn, endLine, endColumn } = place;
  return { code, severity, message, file: pathOf(uri), range: { line: startLine, column: startColumn, endLine, endColumn } };
}

/** Names that differ in capital letters only would share a file where the file system overlooks these. */
function almostSameNames(contracts: readonly ProjectContract[], { pathOf }: LoadedContracts): ReportedFinding[] {
  const first = new Map<string, ProjectContract>();
  const findings: ReportedFinding[] = [];
  for (const contract of contracts) {
    const key = contract.name.toLowerCase();
    const other = first.get(key);
    if (!other) first.set(key, contract);
    else if (other.name !== contract.name) {
      findings.push({
        code: 'PRG-098', severity: 'error', file: pathOf(contract.document),
        message: `The contracts "${other.name}" and "${contract.name}" differ in capital letters only, so their programs would have the same file on many computers. Give one of them another name.`,
        related: [{ file: pathOf(other.document), message: `the contract "${other.name}"` }],
      });
    }
  }
  return findings;
}
