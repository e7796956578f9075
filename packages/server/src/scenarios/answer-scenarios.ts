import { hasTrials } from '@remit/compiler/lower/scenario/listed-scenarios';
import { standardScheme } from '@remit/language/scoping/standard-library';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { ProgressType } from 'vscode-languageserver';
import { pathsFrom, withChecked } from '../checked-document.ts';
import type { ServerSharedServices } from '../create-services.ts';
import { explainScenario, unexplained } from './explain-scenario.ts';
import { scenarioRequests, type DocumentScenarios, type ExplainScenarioRequest, type ListedScenario, type RunScenariosRequest, type ScenarioRun, type ScenariosChanged, type ScenariosRequest, type ScenariosRun, type ScenarioStory } from './protocol.ts';
import { compiledScenario, runAll, type Runnable } from './run-scenarios.ts';
import { documentScenarios, ownDocuments, scenariosOf } from './scenario-list.ts';
import { isObstacle, ScenarioPrograms } from './scenario-programs.ts';
import { Stamps } from './stamps.ts';

const partialResults = new ProgressType<ScenarioRun>();

/** How long after a check the editor is told which scenarios may be others, in milliseconds. */
const pause = 50;

/** Answers requests about scenarios, and tells the editor when they may be others. */
export function answerScenarios(connection: Connection, services: ServerSharedServices): void {
  const { WorkspaceLock, WorkspaceManager } = services.workspace;
  const programs = new ScenarioPrograms(services);

  /** Does something with a checked document; undefined if there is none, or nobody wants it any more. */
  const checked = <T>(uri: string, token: CancellationToken, work: (document: LangiumDocument) => T): Promise<T | undefined> =>
    withChecked(uri, services, (document) => document && work(document), token);

  const runnable = (document: LangiumDocument, all: readonly ListedScenario[], listed: ListedScenario): Runnable => {
    const { name, uri: target } = listed.contract;
    if (target === undefined) return { listed, scenario: undefined, of: { sentence: `There is no contract '${name}', so the scenario was not run.`, findings: [] } };
    const of = programs.contract(target, name, document);
    return { listed, of, scenario: isObstacle(of) ? undefined : compiledScenario(of, document.uri.toString(), listed, all.slice(0, all.indexOf(listed))) };
  };

  connection.onRequest(scenarioRequests.list, async ({ uri }: ScenariosRequest, token: CancellationToken): Promise<DocumentScenarios[]> => {
    if (uri !== undefined) return await checked(uri, token, (document) => [documentScenarios(document, services)]) ?? [];
    await WorkspaceManager.ready;
    return await WorkspaceLock.read(() => ownDocuments(services).map((document) => documentScenarios(document, services)).filter(({ scenarios }) => scenarios.length > 0));
  });

  connection.onRequest(scenarioRequests.run, async ({ uri, ids, coverage, partialResultToken }: RunScenariosRequest, token: CancellationToken): Promise<ScenariosRun> => {
    const asked = ids && new Set(ids);
    const runnables = await checked(uri, token, (document) => {
      const all = scenariosOf(document);
      return all.filter(({ id }) => !asked || asked.has(id)).map((listed) => runnable(document, all, listed));
    });
    return runAll(runnables ?? [], {
      coverage: coverage === true, token,
      onRun: (run) => {
        if (partialResultToken !== undefined) void connection.sendProgress(partialResults, partialResultToken, run);
      },
    });
  });

  connection.onRequest(scenarioRequests.explain, async ({ uri, id }: ExplainScenarioRequest, token: CancellationToken): Promise<ScenarioStory | null> => {
    const found = await checked(uri, token, (document) => {
      const all = scenariosOf(document);
      const listed = all.find((one) => one.id === id);
      return listed && runnable(document, all, listed);
    });
    if (!found) return null;
    const { listed, of, scenario } = found;
    const { scenarios: [ran] } = await runAll([found], { coverage: false, token, onRun: () => {} });
    if (!ran) return null;
    if (isObstacle(of) || !scenario) return unexplained(listed, ran.obstacle ?? '');
    return explainScenario(of, { listed, scenario }, uri, ran, pathsFrom(URI.parse(uri), services));
  });

  tellChanges(connection, services);
}

/** Tells the editor, after a check, which documents with contracts or scenarios say something else now, or rest on others that do, or went. */
function tellChanges(connection: Connection, services: ServerSharedServices): void {
  const { DocumentBuilder, LangiumDocuments, ProjectLoader, WorkspaceLock } = services.workspace;
  const stamps = new Stamps(services);
  /** What documents with contracts or scenarios rested on when they were last looked at, by address. */
  const known = new Map<string, string>();
  let touched = new Map<string, URI>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOther = (uri: URI): boolean => {
    const key = uri.toString();
    const document = LangiumDocuments.getDocument(uri);
    const [before, now] = [known.get(key), document && hasTrials(document) ? stamps.of(document) : undefined];
    if (now === undefined) known.delete(key);
    else known.set(key, now);
    return before !== now;
  };
  const send = async (): Promise<void> => {
    timer = undefined;
    // Waits until no check is under way.
    await WorkspaceLock.read(() => {
      // Not every document that imports another is checked again with it.
      const reached = touched;
      touched = new Map();
      for (const uri of reached.values()) for (const importer of ProjectLoader.importersOf(uri)) reached.set(importer.toString(), importer);
      const uris = [...reached.values()].filter((uri) => isOther(uri)).map(String).sort();
      if (uris.length > 0) void connection.sendNotification(scenarioRequests.changed, { uris } satisfies ScenariosChanged);
    });
  };
  const touch = (uri: URI): void => {
    if (uri.scheme === standardScheme) return;
    touched.set(uri.toString(), uri);
    timer ??= setTimeout(() => void send().catch((fault) => console.error('The editor could not be told of scenarios:', fault)), pause);
  };
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => touch(uri));
  DocumentBuilder.onUpdate((_, deleted) => deleted.forEach(touch));
}
