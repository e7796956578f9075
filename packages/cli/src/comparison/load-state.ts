import type { CompiledContract, ContractState, StateFinding } from '@remit/compare';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.ts';
import { compileContracts, type CompiledContracts } from '../contracts/compile-contracts.ts';
import type { ContractSource } from '../contracts/load-contracts.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';

/** Which files a state is made of, and what they are called in both states. */
export interface StateFiles {
  /** The file or folder as named. */
  readonly named: string;
  /** Files that are not on the disk. */
  readonly source?: ContractSource;
  /** What both states call a file, by its absolute path. */
  readonly nameOf: (absolute: string) => string;
}

/** Loads, compiles and checks one state. */
export async function loadState({ named, source, nameOf }: StateFiles, context: Context): Promise<ContractState> {
  const loaded = await compileContracts([named], context, source ? { source } : {});
  const { cwd } = context.io;
  const pathOf = (uri: string): string => (uri.startsWith('file:') ? nameOf(fileURLToPath(uri)) : loaded.pathOf(uri));
  return {
    texts: loaded.documents.map((document) => ({ document, path: pathOf(document.uri.toString()) })),
    contracts: contractsOf(loaded),
    findings: loaded.findings.map((finding) => toStateFinding(finding, (file) => nameOf(path.resolve(cwd, file)))),
  };
}

function contractsOf({ contracts, imported }: CompiledContracts): CompiledContract[] {
  return [...contracts, ...imported];
}

function toStateFinding({ code, severity, message, file, range, declaration }: ReportedFinding, nameOf: (file: string) => string): StateFinding {
  return {
    code, severity, message,
    ...(file === undefined ? {} : { path: nameOf(file) }),
    ...(range ? { line: range.line, column: range.column } : {}),
    ...(declaration === undefined ? {} : { declaration }),
  };
}
