import { pathBelow } from '@remit/language/project/membership';
import { isOnFileSystem } from '@remit/language/project/on-file-system';
import { URI, type LangiumDocument } from 'langium';
import type { ServerSharedServices } from './create-services.ts';
import { rememberedByShape } from './workspace-shape.ts';

/** What a command would load at once: documents by address. */
export type CommandSet = ReadonlyMap<string, LangiumDocument>;

/**
 * The documents as commands would take them together: those of each workspace folder that belong to its projects, with all
 * that they import, and each open file beside these by itself, with all that it imports. What two contracts do to each
 * other is found within one set alone; a document in none of them is in nobody's view.
 */
export const commandSets = rememberedByShape((services): readonly CommandSet[] => {
  const { LangiumDocuments, ProjectLoader, TextDocuments, WorkspaceManager } = services.workspace;
  const folders = (WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
  const sources = new Map<string, LangiumDocument[]>();
  for (const document of LangiumDocuments.all) {
    const around = isMember(document.uri, services) ? folders.filter((folder) => pathBelow(folder, document.uri) !== undefined) : [];
    const isLoose = around.length === 0 && TextDocuments.get(document.uri) !== undefined;
    for (const { path } of isLoose ? [document.uri] : around) {
      const roots = sources.get(path);
      if (roots) roots.push(document);
      else sources.set(path, [document]);
    }
  }
  return [...sources.values()].map((roots) => {
    const reached = new Map(roots.map((document) => [document.uri.toString(), document]));
    for (const { uri } of reached.values()) {
      for (const target of ProjectLoader.importsOf(uri)) {
        const document = reached.has(target.toString()) ? undefined : LangiumDocuments.getDocument(target);
        if (document) reached.set(target.toString(), document);
      }
    }
    return reached;
  });
});

function isMember(uri: URI, { workspace }: ServerSharedServices): boolean {
  return isOnFileSystem(uri) && workspace.WorkspaceManager.shouldIncludeEntry({ uri, isFile: true, isDirectory: false });
}
