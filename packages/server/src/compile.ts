import { byAddress, compileDocument } from '@remit/compiler/compile-project';
import { contractsIn } from '@remit/compiler/lower/contracts';
import { defaultSettings } from '@remit/language/project/project-settings';
import type { SourceMap } from '@remit/program';
import { URI, UriUtils, type LangiumDocument } from 'langium';
import { DiagnosticSeverity, type Connection } from 'vscode-languageserver';
import { compileRequest, type CompileAnswer, type CompileParams } from './compile-request.ts';
import type { ServerSharedServices } from './create-services.ts';

/** Answers requests for programs, once every check that is under way has ended. */
export function answerCompile(connection: Connection, services: ServerSharedServices): void {
  const { WorkspaceLock, WorkspaceManager } = services.workspace;
  connection.onRequest<CompileAnswer, void>(compileRequest, async ({ uri }: CompileParams) => {
    await WorkspaceManager.ready;
    return WorkspaceLock.read(() => compileFile(URI.parse(uri), services));
  });
}

function compileFile(uri: URI, services: ServerSharedServices): CompileAnswer {
  const { LangiumDocuments, ProjectLoader } = services.workspace;
  const document = LangiumDocuments.getDocument(uri);
  if (!document) return { refused: 'not found' };
  if (contractsIn(document).length === 0) return { refused: 'no contract' };
  const errorsOf = ({ diagnostics = [] }: LangiumDocument): number => diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  const wrong = ProjectLoader.closureOf(document).filter((one) => errorsOf(one) > 0);
  if (wrong[0]) return { refused: 'errors', errors: wrong.reduce((sum, one) => sum + errorsOf(one), 0), uri: wrong[0].uri.toString() };
  const { contracts, findings } = compileDocument(document, withTests(document, services));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || contracts.length === 0) return { refused: 'errors', errors, uri: uri.toString() };
  const folder = outOf(uri, services);
  return {
    contracts: contracts.map(({ name }) => name),
    files: contracts.flatMap(({ name, program, map }) => [
      { uri: UriUtils.joinPath(folder, `${name}.program.json`).toString(), text: jsonText(program) },
      { uri: UriUtils.joinPath(folder, `${name}.map.json`).toString(), text: jsonText(withRelativeSources(map, folder)) },
    ]),
  };
}

/** The document with those that import it and are without errors themselves: their scenarios belong to its contracts. */
function withTests(document: LangiumDocument, { workspace }: ServerSharedServices): LangiumDocument[] {
  const importers = workspace.ProjectLoader.importersOf(document.uri).flatMap((uri) => workspace.LangiumDocuments.getDocument(uri) ?? []);
  return byAddress([...new Set([document, ...importers.filter((one) => workspace.ProjectLoader.isSound(one))])]);
}

/** The folder that the project file names; without a project, `build` in the folder that is open, or beside the file. */
function outOf(uri: URI, { workspace }: ServerSharedServices): URI {
  const project = workspace.ProjectLoader.knownProjectOf(uri);
  if (project) return UriUtils.joinPath(project.folder, project.settings.out);
  const around = (workspace.WorkspaceManager.workspaceFolders ?? []).filter((folder) => uri.toString().startsWith(`${folder.uri}/`));
  const nearest = around.sort((a, b) => b.uri.length - a.uri.length)[0];
  return UriUtils.joinPath(nearest ? URI.parse(nearest.uri) : UriUtils.dirname(uri), defaultSettings.out);
}

/** Sources on the file system of the program are named from beside it, so that the map is the same on every computer. */
function withRelativeSources(map: SourceMap, folder: URI): SourceMap {
  const relative = (address: string): string => {
    const uri = URI.parse(address);
    return uri.scheme === folder.scheme && uri.authority === folder.authority ? encodeURI(UriUtils.relative(folder, uri)) : address;
  };
  return { ...map, sources: map.sources.map(({ uri, sha256 }) => ({ uri: relative(uri), sha256 })) };
}

/** As `remit compile` writes it. */
function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
