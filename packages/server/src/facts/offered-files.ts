import { globBase, matchAny } from '@remit/language/project/glob';
import { isSkippedFolder, pathBelow } from '@remit/language/project/membership';
import { URI, UriUtils, type LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { withChecked } from '../checked-document.ts';
import type { ServerSharedServices } from '../create-services.ts';
import { contractsAbout } from '../debugging/contract-named.ts';
import { contractsBeside, factsFolders, isSaidOfOther, mayHoldFacts } from './belonging.ts';
import { factsFilesRequest, type FactsFilesAnswer, type FactsFilesRequest } from './files-request.ts';

/** More files than this are not offered; all others can be looked for. */
const MOST = 40;

/** How many folders deep files are looked for below the folder that a project names. */
const DEEPEST = 6;

/** What other tools put beside contracts, and Remit itself. */
const noFacts = /^(?:remit|package|package-lock|tsconfig|launch|settings|tasks)\.json$|\.(?:program|map|result|ledger)\.json$/i;

/**
 * The files from which the facts of the contracts that a document is about can be taken: those that their project says, those that bear such names or
 * lie in a folder `facts`; then all others that may hold facts beside them, in the folder that is open, and one folder below either. What the
 * project says is for another contract is left out.
 */
export async function offeredFiles(document: LangiumDocument, services: ServerSharedServices): Promise<URI[]> {
  const contracts = [...new Set([document.uri.toString(), ...contractsAbout(document).map(({ uri }) => uri)])].map((uri) => URI.parse(uri));
  const isOwn = (uri: URI): boolean => mayHoldFacts(uri, services) && contractsBeside(uri, services).some((one) => contracts.some((contract) => UriUtils.equals(contract, one.uri)));
  const folders = services.workspace.WorkspaceManager.workspaceFolders ?? [];
  const around = folders.map(({ uri }) => URI.parse(uri)).filter((folder) => contracts.some((contract) => pathBelow(folder, contract) !== undefined));
  const said = await Promise.all(contracts.map((contract) => filesSaid(contract, services)));
  const beside = await Promise.all(contracts.flatMap(factsFolders).map((folder) => filesIn(folder, 0, services)));
  const others = await Promise.all([...contracts.map((contract) => UriUtils.dirname(contract)), ...around].map((folder) => filesIn(folder, 1, services)));
  const own = [...said.flat(), ...[...beside.flat(), ...others.flat()].filter(isOwn)];
  const all = new Map([...own, ...others.flat()].map((uri) => [uri.toString(), uri]));
  return [...all.values()].filter((uri) => !isSaidOfOther(uri, contracts, services)).slice(0, MOST);
}

/** The files that the project of a contract says its facts are in. */
export async function filesSaid(contract: URI, services: ServerSharedServices): Promise<URI[]> {
  const project = services.workspace.ProjectLoader.knownProjectOf(contract);
  const path = project && pathBelow(project.folder, contract);
  const globs = project ? [...project.settings.facts].filter(([, named]) => named === path).map(([glob]) => glob) : [];
  const found = await Promise.all(globs.map(async (glob) => {
    const { base } = globBase(glob);
    const start = base === glob ? base.slice(0, Math.max(0, base.lastIndexOf('/'))) : base;
    const isMeant = matchAny([glob]);
    return (await filesIn(UriUtils.joinPath(project!.folder, start), DEEPEST, services)).filter((uri) => isMeant(pathBelow(project!.folder, uri) ?? ''));
  }));
  return found.flat();
}

/** Files that may hold facts by their endings, in a folder and so many below it. */
async function filesIn(folder: URI, deep: number, services: ServerSharedServices): Promise<URI[]> {
  const nodes = await services.workspace.FileSystemProvider.readDirectory(folder).catch(() => []);
  const sorted = nodes.toSorted((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  const files = sorted.filter(({ isFile, uri }) => isFile && /\.(?:csv|json)$/i.test(uri.path) && !noFacts.test(UriUtils.basename(uri))).map(({ uri }) => uri);
  const below = deep === 0 ? [] : sorted.filter(({ isDirectory, uri }) => isDirectory && !isSkippedFolder(UriUtils.basename(uri)) && UriUtils.basename(uri) !== 'dist');
  return [...files, ...(await Promise.all(below.map(({ uri }) => filesIn(uri, deep - 1, services)))).flat()];
}

/** Answers from which files the facts of contracts can be taken. */
export function answerFactsFiles(connection: Connection, services: ServerSharedServices): void {
  connection.onRequest(factsFilesRequest, async ({ uri }: FactsFilesRequest, token: CancellationToken): Promise<FactsFilesAnswer> => {
    const document = await withChecked(uri, services, (found) => found, token);
    return { files: document ? (await offeredFiles(document, services)).map(String) : [] };
  });
}
