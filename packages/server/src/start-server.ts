import { startLanguageServer } from 'langium/lsp';
import { CodeActionKind, type Connection } from 'vscode-languageserver';
import { followClosedDocuments } from './closed-documents.ts';
import { codePagesOf } from './code-pages.ts';
import { answerComparisons } from './comparisons.ts';
import { answerCompile } from './compile.ts';
import { CompilerFindings } from './compiler-findings.ts';
import { answerContractTree } from './contract-tree.ts';
import type { ServerSharedServices } from './create-services.ts';
import { answerDebugging } from './debugging/answer-debugging.ts';
import { answerInlineValues } from './inline-values.ts';
import type { EditorFileSystem } from './editor-file-system.ts';
import { FactsFiles } from './facts/serve-facts.ts';
import { answerLinkedNames } from './linked-names.ts';
import { NewFolders } from './new-folders.ts';
import { answerPastes } from './paste-table.ts';
import { answerOverviews } from './overviews.ts';
import { packClosedDocuments } from './pack-closed-documents.ts';
import { ProjectFiles } from './project-files.ts';
import { ProjectCounts } from './projects.ts';
import { forgetUnused } from './unused-documents.ts';
import { DiagnosticsPublisher } from './publish-diagnostics.ts';
import { reportStatus } from './report-status.ts';
import { answerScenarios } from './scenarios/answer-scenarios.ts';
import { filterWatchedFiles } from './watched-files.ts';
import { answerFactsFiles } from './facts/offered-files.ts';
import { answerWhatIf } from './what-if/answer-what-if.ts';

/** The kinds of actions that are offered, so that editors list them where each belongs. */
const codeActionKinds: CodeActionKind[] = [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.SourceOrganizeImports];

/** Version of the language server, the same as that of the extension it ships in. */
export const serverVersion = '0.1.0';

/**
 * Starts the language server on a connection. The entry points differ only in the connection and the file system that
 * they give to the services.
 *
 * @param connection the connection that `services` were made with
 * @param files the files of the editor, where `services` read by way of it
 */
export function startServer(connection: Connection, services: ServerSharedServices, files?: EditorFileSystem): void {
  const publisher = new DiagnosticsPublisher(connection, services);
  const projectFiles = new ProjectFiles(connection, services);
  const counts = new ProjectCounts(services);
  const compiler = new CompilerFindings(services, (uri) => {
    publisher.changed.add(uri);
    counts.changed.add(uri);
  });
  const newFolders = new NewFolders(services);
  filterWatchedFiles(services, () => void projectFiles.reload(), (uris) => newFolders.noticed(uris));
  followClosedDocuments(services);
  packClosedDocuments(services);
  answerOverviews(connection, services, compiler.compiled);
  const facts = new FactsFiles(connection, services);
  const publish = (): void => {
    publisher.publishRest();
    projectFiles.publish();
  };
  reportStatus(connection, services, counts, async (isCurrent) => {
    await compiler.update(isCurrent, publish);
    facts.checkSoon();
    if (isCurrent()) await forgetUnused(services);
  });
  answerContractTree(connection, services);
  answerScenarios(connection, services);
  answerDebugging(connection, services);
  answerWhatIf(connection, services);
  answerFactsFiles(connection, services);
  answerInlineValues(connection, services);
  answerLinkedNames(connection, services);
  answerCompile(connection, services);
  answerComparisons(connection);
  answerPastes(connection, services);
  startLanguageServer(services);
  connection.onInitialize(async (params) => {
    files?.follow(params);
    publisher.codePages = codePagesOf(params);
    const result = await services.lsp.LanguageServer.initialize(params);
    return { ...result, capabilities: { ...result.capabilities, codeActionProvider: { codeActionKinds }, inlineValueProvider: true, linkedEditingRangeProvider: true }, serverInfo: { name: 'Remit language server', version: serverVersion } };
  });
}
