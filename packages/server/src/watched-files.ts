import { URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';

/**
 * Lets only those file events through that can change a finding: contract files and folders. Project files go their own way.
 *
 * Editors report every file of a workspace, because that is the only way to hear of a folder that is moved or deleted;
 * each event would otherwise break off the check under way and start it anew. A file that is deleted while it is open stays
 * what the editor shows.
 *
 * @param onProjectFile called when a `remit.json` was made, changed or removed
 * @param onNewFolders called with the folders that have come, as far as their names tell them from files
 */
export function filterWatchedFiles(services: LangiumSharedServices, onProjectFile: () => void, onNewFolders: (uris: readonly string[]) => void): void {
  const handler = services.lsp.DocumentUpdateHandler;
  const handle = handler.didChangeWatchedFiles?.bind(handler);
  if (!handle) return;
  handler.didChangeWatchedFiles = ({ changes }) => {
    const relevant = changes.filter((change) => isRelevant(change, services));
    if (relevant.length > 0) handle({ changes: [...relevant, ...relevant.flatMap((change) => stillOpen(change, services))] });
    onNewFolders(changes.filter(({ type, uri }) => type === FileChangeType.Created && UriUtils.extname(URI.parse(uri)) === '').map(({ uri }) => uri));
    if (changes.some(({ uri }) => UriUtils.basename(URI.parse(uri)) === 'remit.json')) onProjectFile();
  };
}

/** Files that a deletion takes away on disk but not from the editor, as changes. */
function stillOpen({ type, uri }: FileEvent, { workspace }: LangiumSharedServices): FileEvent[] {
  if (type !== FileChangeType.Deleted) return [];
  const open = workspace.TextDocuments.all().map((document) => document.uri);
  return open.filter((one) => UriUtils.contains(uri, one)).map((one) => ({ uri: one, type: FileChangeType.Changed }));
}

function isRelevant(change: FileEvent, services: LangiumSharedServices): boolean {
  const uri = URI.parse(change.uri);
  if (services.ServiceRegistry.hasServices(uri) || UriUtils.extname(uri) === '') return true;
  return services.workspace.LangiumDocuments.getDocuments(uri).length > 0;
}
