import type { RemitServices } from '@remit/language';
import { overviewsOf } from '@remit/language/overview/create-overview';
import { declarationPlaces } from '@remit/language/overview/declaration-places';
import { reckoned } from '@remit/views/reckoned';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { CompiledDocuments } from './compiled-documents.ts';
import type { ServerSharedServices } from './create-services.ts';
import { overviewRequest, type OverviewAnswer, type OverviewedContract, type OverviewRequest } from './overview-request.ts';

/** Answers requests for what a file says. */
export function answerOverviews(connection: Connection, services: ServerSharedServices, compiled: CompiledDocuments): void {
  connection.onRequest(overviewRequest, async ({ textDocument, year, on }: OverviewRequest, token: CancellationToken): Promise<OverviewAnswer | null> => {
    let answer: OverviewAnswer | undefined;
    await services.workspace.WorkspaceManager.ready;
    await services.workspace.WorkspaceLock.read(() => {
      const document = services.workspace.LangiumDocuments.getDocument(URI.parse(textDocument.uri));
      if (document?.state === DocumentState.Validated && !token.isCancellationRequested) answer = answerFor(document, { year, on }, services, compiled);
    });
    // A run takes its time, and need not hold up a check of the text.
    return answer && !token.isCancellationRequested ? { ...answer, contracts: answer.contracts.map(withReckoned) } : null;
  });
}

function answerFor(document: LangiumDocument, { year, on }: Pick<OverviewRequest, 'year' | 'on'>, services: ServerSharedServices, compiled: CompiledDocuments): OverviewAnswer {
  const { ProjectLoader, TextDocuments } = services.workspace;
  const closure = ProjectLoader.closureOf(document);
  const isSound = ProjectLoader.isSound(document);
  const programs = new Map(compiled.contractsOf(document).map(({ name, program }) => [name, program]));
  const language = services.ServiceRegistry.getServices(document.uri) as RemitServices;
  return {
    version: TextDocuments.get(document.uri)?.version ?? null,
    isSound,
    files: closure.map(({ uri }) => uri.toString()),
    contracts: isSound ? overviewsOf(document, language, { ...(year !== undefined && { year }), ...(on !== undefined && { on }) }).map((overview) => {
      const program = programs.get(overview.name);
      return { overview, ...(program && { program }) };
    }) : [],
    declarations: closure.flatMap(declarationPlaces),
  };
}

function withReckoned({ overview, program }: OverviewedContract): OverviewedContract {
  return program ? { overview: reckoned(overview, program), program } : { overview };
}
