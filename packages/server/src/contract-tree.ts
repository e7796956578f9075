import type { TreeRoot } from '@remit/language/contract-tree/contract-tree';
import { treeContentOf, treeRootsOf } from '@remit/language/contract-tree/create-contract-tree';
import { standardScheme } from '@remit/language/scoping/standard-library';
import { URI, type AstNode, type LangiumDocument } from 'langium';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { contractTreeRequest, type ContractTreeAnswer, type ContractTreeParams } from './contract-tree-request.ts';
import type { ServerSharedServices } from './create-services.ts';
import { followDeletions } from './deleted-files.ts';

/** Answers requests for the contracts of the workspace, once every check that is under way has ended. */
export function answerContractTree(connection: Connection, services: ServerSharedServices): void {
  const { WorkspaceLock, WorkspaceManager } = services.workspace;
  const isDeleted = followDeletions(services);
  connection.onRequest<ContractTreeAnswer, void>(contractTreeRequest, async (params: ContractTreeParams) => {
    await WorkspaceManager.ready;
    if (params.uri !== undefined) return WorkspaceLock.read(() => ({ content: contentOf(params.uri!, params.contract, services) }));
    return WorkspaceLock.read(() => ({ roots: rootsOf(services).filter(({ uri }) => !isDeleted(uri)) }));
  });
}

function rootsOf({ workspace }: ServerSharedServices): TreeRoot[] {
  const own = workspace.LangiumDocuments.all.filter(({ uri }) => uri.scheme !== standardScheme);
  return own.toArray().flatMap(rememberedRoots).sort(inOrder);
}

/** What was last worked out of a document, and from what. */
interface Roots { readonly tree: AstNode; readonly found: readonly Diagnostic[] | undefined; readonly count: number; readonly roots: readonly TreeRoot[] }

const known = new WeakMap<LangiumDocument, Roots>();

/** The list is asked for after each change of one file, and the others need not be looked at again. */
function rememberedRoots(document: LangiumDocument): readonly TreeRoot[] {
  const { parseResult: { value: tree }, diagnostics: found } = document;
  const last = known.get(document);
  if (last && last.tree === tree && last.found === found && last.count === (found?.length ?? 0)) return last.roots;
  const roots = treeRootsOf(document);
  known.set(document, { tree, found, count: found?.length ?? 0, roots });
  return roots;
}

function inOrder(a: TreeRoot, b: TreeRoot): number {
  if (a.kind !== b.kind) return a.kind === 'contract' ? -1 : 1;
  return a.name.localeCompare(b.name, 'en') || (a.uri < b.uri ? -1 : 1);
}

function contentOf(address: string, contract: string | undefined, services: ServerSharedServices): Extract<ContractTreeAnswer, { content: unknown }>['content'] {
  const { LangiumDocuments, ProjectLoader } = services.workspace;
  const document = LangiumDocuments.getDocument(URI.parse(address));
  if (!document) return null;
  const imported = ProjectLoader.closureOf(document).filter((one) => one !== document && one.uri.scheme !== standardScheme);
  return treeContentOf(document, contract, imported, possibleScenarios(document, services)) ?? null;
}

/** The document, and those that import it and so may have scenarios for its contracts. */
function possibleScenarios(document: LangiumDocument, { workspace }: ServerSharedServices): LangiumDocument[] {
  const { ProjectLoader, LangiumDocuments } = workspace;
  const importers = ProjectLoader.importersOf(document.uri).flatMap((uri) => LangiumDocuments.getDocument(uri) ?? []);
  return [document, ...importers.sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1))];
}
