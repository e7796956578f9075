import { compileLoaded } from '@remit/compiler/compile-loaded';
import type { Finding } from '@remit/compiler';
import { declarationAt } from '@remit/language/lsp/symbols/declaration-at';
import { EXTENSION } from '@remit/language/project/import-path';
import { filesInMemory } from '@remit/language/project/files-in-memory';
import { createProjectServices, loadProject, type ProjectFinding } from '@remit/language/project/index';
import type { StandardLibrary } from '@remit/language/scoping/standard-library';
import { URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { StateFinding } from './findings/compare-findings.ts';
import type { ContractState } from './state.ts';

/** A contract file or a project file of a state, wherever its text comes from. */
export interface FileText { readonly uri: string; readonly text: string }

/** How a state is read. */
export interface StateOptions {
  /** The contract files and rule profiles that come with Remit. */
  readonly library: StandardLibrary;
  /** What both states call a file, by its address. */
  readonly nameOf: (uri: string) => string;
  /** Which contract files are compared; the others are there to be imported. All, if nothing is said. */
  readonly isAsked?: (uri: string) => boolean;
}

const SEVERITIES = ['error', 'error', 'warning', 'info', 'hint'] as const;

/**
 * Loads, compiles and checks a state that is held in memory: another revision, or what an editor has not saved. All contract files among
 * `files` are compared that are asked for; imports are looked for among them alone, and project files (`remit.json`) count for the files below them.
 */
export async function stateOfFiles(files: readonly FileText[], { library, nameOf, isAsked = () => true }: StateOptions): Promise<ContractState> {
  const encoder = new TextEncoder();
  const inMemory = filesInMemory(files.map(({ uri, text }) => [URI.parse(uri), encoder.encode(text)] as const));
  const { shared } = createProjectServices({ fileSystemProvider: () => inMemory }, library);
  const asked = files.filter(({ uri }) => isAsked(uri)).map(({ uri }) => URI.parse(uri)).filter(({ path }) => path.endsWith(EXTENSION));
  const { documents, findings } = await loadProject(shared, { files: asked, folders: [] });
  const compiled = compileLoaded(documents, shared.workspace.ProjectLoader);
  const byUri = new Map(documents.map((document) => [document.uri.toString(), document]));
  return {
    texts: documents.map((document) => ({ document, path: nameOf(document.uri.toString()) })),
    contracts: compiled.contracts,
    findings: [
      ...findings.map(({ uri, finding }) => ofDiagnostic(finding, nameOf(uri.toString()))),
      ...documents.flatMap((document) => (document.diagnostics ?? []).map((one) => ofDiagnostic(one, nameOf(document.uri.toString()), document))),
      ...compiled.findings.map((one) => ofCompiler(one, nameOf, byUri)),
    ],
  };
}

function ofDiagnostic({ code, severity, message, range }: Diagnostic | ProjectFinding, path: string, document?: LangiumDocument): StateFinding {
  const declaration = document && declarationAt(document, document.textDocument.offsetAt(range.start));
  return {
    code: String(code ?? 'REM-000'), severity: SEVERITIES[severity ?? 1] ?? 'error', message: typeof message === 'string' ? message : message.value,
    path, line: range.start.line + 1, column: range.start.character + 1, ...(declaration === undefined ? {} : { declaration }),
  };
}

function ofCompiler({ code, severity, message, place }: Finding, nameOf: StateOptions['nameOf'], documents: ReadonlyMap<string, LangiumDocument>): StateFinding {
  if (!place) return { code, severity, message };
  const document = documents.get(place.uri);
  const declaration = document && declarationAt(document, document.textDocument.offsetAt({ line: place.startLine - 1, character: place.startColumn - 1 }));
  return { code, severity, message, path: nameOf(place.uri), line: place.startLine, column: place.startColumn, ...(declaration === undefined ? {} : { declaration }) };
}
