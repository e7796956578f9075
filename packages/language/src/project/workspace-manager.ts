import { DefaultWorkspaceManager, DocumentState, UriUtils, type FileSystemNode, type LangiumDocument, type Stream, type URI } from 'langium';
import { wouldFind } from './discover.ts';
import { isSkippedFolder, pathBelow } from './membership.ts';
import type { ProjectLoader } from './project-loader.ts';
import type { ProjectServices } from './project-services.ts';
import { PROJECT_FILE } from './project-settings.ts';

/**
 * Loads the contract files of a workspace as its project files say, and keeps them so when files or project files change.
 *
 * Being loaded makes a file known to "find references" and to the list of findings; what it can refer to is decided by its
 * imports alone.
 */
export class RemitWorkspaceManager extends DefaultWorkspaceManager {
  private readonly projects: () => ProjectLoader;
  private readonly services: ProjectServices;

  constructor(services: ProjectServices) {
    super(services);
    this.services = services;
    this.projects = () => services.workspace.ProjectLoader;
    this.initialBuildOptions = { validation: true };
    this.documentBuilder.onUpdate((changed, deleted) => this.rebuildDependents(changed, deleted));
  }

  /** Nothing in a folder that a search of the workspace would not enter, such as one that came with what was installed. */
  override async searchFolder(folder: URI): Promise<URI[]> {
    const path = this.pathInWorkspace(folder);
    if (path && (path.split('/').some((name) => isSkippedFolder(name)) || !wouldFind(folder, true, this.projects().finder))) return [];
    const { files } = await this.projects().discover(folder);
    return files;
  }

  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    if (entry.isFile && UriUtils.basename(entry.uri) === PROJECT_FILE) return false;
    // A file that an import was waiting for belongs to what is loaded, whether a search would find it or not.
    if (entry.isFile && this.projects().isAwaited(entry.uri)) return true;
    const below = this.pathInWorkspace(entry.uri)?.split('/').slice(0, -1) ?? [];
    if (below.some((name) => isSkippedFolder(name))) return false;
    return (entry.isFile || entry.isDirectory) && wouldFind(entry.uri, entry.isDirectory, this.projects().finder);
  }

  /**
   * To be called when a project file was made, changed or removed: reads the project files again.
   *
   * @returns what to hand to `DocumentBuilder.update`
   */
  async reloadProjects(): Promise<{ changed: URI[]; deleted: URI[] }> {
    const { finder } = this.projects();
    finder.forget();
    const wanted = new Map<string, URI>();
    for (const folder of this.folders ?? []) {
      for (const uri of await this.searchFolder(this.getRootFolder(folder))) wanted.set(uri.toString(), uri);
    }
    for (const document of this.langiumDocuments.all) this.documentBuilder.resetToState(document, DocumentState.ComputedScopes);
    const changed = [...wanted.values()].filter((uri) => !this.langiumDocuments.hasDocument(uri));
    const kept = this.reachable(wanted.values());
    const deleted = this.langiumDocuments.all.map(({ uri }) => uri).filter((uri) => !kept.has(uri.toString())).toArray();
    return { changed, deleted };
  }

  protected override async traverseFolder(folder: URI, uris: URI[]): Promise<void> {
    uris.push(...(await this.searchFolder(folder)));
  }

  protected override async loadWorkspaceDocuments(uris: Stream<URI>, collect: (document: LangiumDocument) => void): Promise<void> {
    for (const uri of uris) {
      const document = await this.langiumDocuments.getOrCreateDocument(uri).catch(() => undefined);
      if (document) collect(document);
    }
  }

  /** An import leads elsewhere when a file comes or goes, even if nothing refers to what it imports. */
  private rebuildDependents(changed: URI[], deleted: URI[]): void {
    const projects = this.projects();
    const touched = new Set([...changed, ...deleted].map((uri) => uri.toString()));
    for (const document of projects.concernedBy(changed, deleted)) {
      if (!touched.has(document.uri.toString())) this.documentBuilder.resetToState(document, DocumentState.ComputedScopes);
    }
    projects.forgetDocuments(deleted);
  }

  /** The files themselves, all that is open, and what these import. */
  private reachable(roots: Iterable<URI>): Set<string> {
    const reached = new Map<string, URI>();
    for (const uri of roots) reached.set(uri.toString(), uri);
    for (const { uri } of this.langiumDocuments.all) if (this.services.workspace.TextDocuments?.get(uri)) reached.set(uri.toString(), uri);
    for (const uri of reached.values()) {
      for (const target of this.projects().importsOf(uri)) reached.set(target.toString(), target);
    }
    return new Set(reached.keys());
  }

  private pathInWorkspace(uri: URI): string | undefined {
    for (const folder of this.folders ?? []) {
      const path = pathBelow(this.getRootFolder(folder), uri);
      if (path !== undefined) return path;
    }
    return undefined;
  }
}

