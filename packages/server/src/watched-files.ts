import { URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { FileEvent } from 'vscode-languageserver';

/**
 * Lets only those file events through that can change a finding: contract files and folders. Project files go their own way.
 *
 * Editors report every file of a workspace, because that is the only way to hear of a folder that is moved or deleted;
 * each event would otherwise break off the check under way and start it anew.
 *
 * @param onProjectFile called when a `remit.json` was made, changed or removed
 */
export function filterWatchedFiles(services: LangiumSharedServices, onProjectFile: () => void): void {
  const handler = services.lsp.DocumentUpdateHandler;
  const handle = handler.didChangeWatchedFiles?.bind(handler);
  if (!handle) return;
  handler.didChangeWatchedFiles = ({ changes }) => {
    const relevant = changes.filter((change) => isRelevant(change, services));
    if (relevant.length > 0) handle({ changes: relevant });
    if (changes.some(({ uri }) => UriUtils.basename(URI.parse(uri)) === 'remit.json')) onProjectFile();
  };
}

function isRelevant(change: FileEvent, services: LangiumSharedServices): boolean {
  const uri = URI.parse(change.uri);
  if (services.ServiceRegistry.hasServices(uri) || UriUtils.extname(uri) === '') return true;
  const folder = `${uri.toString()}/`;
  return services.workspace.LangiumDocuments.all.some((document) => document.uri.toString().startsWith(folder));
}
