import { UriUtils, type URI } from 'langium';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';
import type { ProjectStatus } from './status.ts';

/** The folder of the nearest `remit.json` above a file, else its workspace folder, else its own folder. */
export function projectRoot(file: URI, { workspace }: ServerSharedServices): string {
  const own = UriUtils.dirname(file);
  const project = workspace.ProjectLoader.finder.knownAbove(own);
  if (project) return project.folder.toString();
  const around = (workspace.WorkspaceManager.workspaceFolders ?? []).filter(({ uri }) => file.toString().startsWith(`${uri}/`));
  return around.sort((a, b) => b.uri.length - a.uri.length)[0]?.uri ?? own.toString();
}

/** Adds up the findings of all contract files and project files, project by project. What comes with Remit is left out. */
export function countByProject(services: ServerSharedServices): ProjectStatus[] {
  const projects = new Map<string, ProjectStatus>();
  const project = (root: string): ProjectStatus => {
    let found = projects.get(root);
    if (!found) {
      found = { root, name: decodeURIComponent(root.slice(root.lastIndexOf('/') + 1)), files: 0, errors: 0, warnings: 0 };
      projects.set(root, found);
    }
    return found;
  };
  for (const document of services.workspace.LangiumDocuments.all) {
    if (document.uri.scheme === 'remit-std') continue;
    const counts = project(projectRoot(document.uri, services));
    counts.files += 1;
    add(counts, document.diagnostics ?? []);
  }
  for (const { folder, findings } of services.workspace.ProjectLoader.finder.all()) {
    if (findings.length > 0) add(project(folder.toString()), findings);
  }
  return [...projects.values()].sort((a, b) => (a.root < b.root ? -1 : 1));
}

function add(counts: ProjectStatus, findings: readonly Diagnostic[]): void {
  for (const { severity } of findings) {
    if (severity === DiagnosticSeverity.Error) counts.errors += 1;
    else if (severity === DiagnosticSeverity.Warning) counts.warnings += 1;
  }
}
