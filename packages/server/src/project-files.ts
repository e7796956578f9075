import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/** Publishes what is wrong in project files, and reads them again when they change. */
export class ProjectFiles {
  private published = new Set<string>();
  private readonly connection: Connection;
  private readonly services: ServerSharedServices;

  constructor(connection: Connection, services: ServerSharedServices) {
    this.connection = connection;
    this.services = services;
  }

  /** Sends the findings of all project files, and takes those back whose file is gone. */
  publish(): void {
    const now = new Set<string>();
    for (const { file, findings } of this.services.workspace.ProjectLoader.finder.all()) {
      const uri = file.toString();
      if (findings.length > 0) now.add(uri);
      if (findings.length > 0 || this.published.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [...findings] });
      this.published.delete(uri);
    }
    for (const uri of this.published) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    this.published = now;
  }

  /** To be called when a project file was made, changed or removed: what belongs to a project may be different now. */
  async reload(): Promise<void> {
    const { WorkspaceLock, WorkspaceManager, DocumentBuilder } = this.services.workspace;
    await WorkspaceManager.ready;
    await WorkspaceLock.write(async (token) => {
      const { changed, deleted } = await WorkspaceManager.reloadProjects();
      await DocumentBuilder.update(changed, deleted, token);
    });
  }
}
