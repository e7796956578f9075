import type { LangiumDocument } from 'langium';
import type { Context } from '../context.ts';
import { compileDocuments, type CompilerFinding, type ProjectContract } from '../engine/compiler.ts';
import { inDocument } from '../report/from-diagnostic.ts';
import { inOrder, type Place, type ReportedFinding } from '../report/reported-finding.ts';
import { loadContracts, type LoadContractsOptions, type LoadedContracts } from './load-contracts.ts';

/** Contracts that were loaded, checked and compiled. One with errors has no program, but others beside it may. */
export interface CompiledContracts extends LoadedContracts {
  /** The contracts in the files named that have a program. */
  contracts: ProjectContract[];
  /** Those in files that are only imported. */
  imported: ProjectContract[];
  findings: ReportedFinding[];
}

/** Loads, checks and compiles the contracts in the files named and in what these import. */
export async function compileContracts(named: readonly string[], context: Context, options: LoadContractsOptions = {}): Promise<CompiledContracts> {
  const loaded = await loadContracts(named, context, options);
  const compiled = await compileDocuments(loaded.documents, loaded.loader);
  const documents = new Map(loaded.documents.map((document) => [document.uri.toString(), document]));
  const findings = inOrder([...loaded.reported, ...compiled.findings.map((one) => toReported(one, loaded, documents))]);
  const roots = new Set(loaded.roots.map(({ uri }) => uri.toString()));
  const contracts = compiled.contracts.filter(({ document }) => roots.has(document));
  return { ...loaded, contracts, imported: compiled.contracts.filter(({ document }) => !roots.has(document)), findings };
}

function toReported({ code, severity, message, place, related }: CompilerFinding, { pathOf }: LoadedContracts, documents: ReadonlyMap<string, LangiumDocument>): ReportedFinding {
  if (!place) return { code, severity, message };
  const at = ({ uri, startLine, startColumn, endLine, endColumn }: NonNullable<CompilerFinding['place']>): Place =>
    ({ file: pathOf(uri), range: { line: startLine, column: startColumn, endLine, endColumn } });
  const document = documents.get(place.uri);
  const offset = document?.textDocument.offsetAt({ line: place.startLine - 1, character: place.startColumn - 1 });
  return {
    code, severity, message, ...at(place),
    ...(related ? { related: related.map((one) => ({ message: one.message, ...at(one.place) })) } : {}),
    ...(document && offset !== undefined ? inDocument(document, offset) : {}),
  };
}
