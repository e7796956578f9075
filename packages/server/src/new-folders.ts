import { URI } from 'langium';
import type { ServerSharedServices } from './create-services.ts';

/** How long after the last new folder it is searched, in milliseconds: an editor has learnt to watch it by then. */
const delay = 2_000;

/**
 * Searches folders once more a moment after they came. An editor hears of what is in a folder once it has heard of the folder, so files that are
 * written into it right away, as by whoever unpacks an archive, would be missing until the window is loaded anew.
 */
export class NewFolders {
  private readonly services: ServerSharedServices;
  private readonly came = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: ServerSharedServices) {
    this.services = services;
  }

  /** To be called when folders have come. */
  noticed(uris: readonly string[]): void {
    if (uris.length === 0) return;
    for (const uri of uris) this.came.add(uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), delay);
  }

  private async search(): Promise<void> {
    const { WorkspaceLock, WorkspaceManager, DocumentBuilder, LangiumDocuments } = this.services.workspace;
    const folders = [...this.came];
    this.came.clear();
    const found = (await Promise.all(folders.map((uri) => WorkspaceManager.searchFolder(URI.parse(uri))))).flat();
    const missed = found.filter((uri) => !LangiumDocuments.hasDocument(uri));
    if (missed.length > 0) await WorkspaceLock.write((token) => DocumentBuilder.update(missed, [], token));
  }
}
