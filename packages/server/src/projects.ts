import { UriUtils, type LangiumDocument, type URI } from 'langium';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { ChangedFindings } from './changed-findings.ts';
import type { ServerSharedServices } from './create-services.ts';
import type { ProjectStatus } from './status.ts';
import { workspaceShape } from './workspace-shape.ts';

/** The folder of the nearest `remit.json` above a file, else its workspace folder, else its own folder. */
export function projectRoot(file: URI, { workspace }: ServerSharedServices): string {
  const own = UriUtils.dirname(file);
  const project = workspace.ProjectLoader.finder.knownAbove(own);
  if (project) return project.folder.toString();
  const around = (workspace.WorkspaceManager.workspaceFolders ?? []).filter(({ uri }) => file.toString().startsWith(`${uri}/`));
  return around.sort((a, b) => b.uri.length - a.uri.length)[0]?.uri ?? own.toString();
}

/** Adds up the findings of all contract files and project files, project by project. What comes with Remit is left out. */
export class ProjectCounts {
  /** Documents that are to be counted again. */
  readonly changed: ChangedFindings;
  private readonly services: ServerSharedServices;
  private readonly byDocument = new Map<string, Counted>();
  private readonly byRoot = new Map<string, Counts>();
  private shape = '';

  constructor(services: ServerSharedServices) {
    this.services = services;
    this.changed = new ChangedFindings(services);
  }

  /** The counts as they stand, ordered by root. */
  take(): ProjectStatus[] {
    const { LangiumDocuments, ProjectLoader } = this.services.workspace;
    const shape = workspaceShape(this.services);
    const changed = this.changed.take();
    if (shape !== this.shape) {
      this.byDocument.clear();
      this.byRoot.clear();
    }
    const again = shape === this.shape ? changed.flatMap((uri) => LangiumDocuments.getDocument(uri) ?? []) : LangiumDocuments.all;
    this.shape = shape;
    for (const document of again) if (document.uri.scheme !== 'remit-std') this.count(document);
    const projects = new Map([...this.byRoot].map(([root, counts]) => [root, { ...counts }]));
    for (const { folder, findings } of ProjectLoader.finder.all()) {
      if (findings.length === 0) continue;
      const root = folder.toString();
      const counts = projects.get(root) ?? none();
      projects.set(root, counts);
      add(counts, countOf(findings), 1);
    }
    return [...projects].map(([root, counts]) => ({ root, name: decodeURIComponent(root.slice(root.lastIndexOf('/') + 1)), ...counts })).sort((a, b) => (a.root < b.root ? -1 : 1));
  }

  private count(document: LangiumDocument): void {
    const key = document.uri.toString();
    const before = this.byDocument.get(key);
    const root = before?.root ?? projectRoot(document.uri, this.services);
    const counts = this.byRoot.get(root) ?? none();
    this.byRoot.set(root, counts);
    if (before) add(counts, before, -1);
    const now = { root, ...countOf(document.diagnostics ?? []), files: 1 };
    add(counts, now, 1);
    this.byDocument.set(key, now);
  }
}

type Counts = Pick<ProjectStatus, 'files' | 'errors' | 'warnings' | 'notes'>;
type Counted = Counts & { readonly root: string };

const none = (): Counts => ({ files: 0, errors: 0, warnings: 0, notes: 0 });

function countOf(findings: readonly Diagnostic[]): Counts {
  const having = (...wanted: DiagnosticSeverity[]): number => findings.filter(({ severity }) => severity !== undefined && wanted.includes(severity)).length;
  return { files: 0, errors: having(DiagnosticSeverity.Error), warnings: having(DiagnosticSeverity.Warning), notes: having(DiagnosticSeverity.Information, DiagnosticSeverity.Hint) };
}

function add(counts: Counts, more: Counts, times: 1 | -1): void {
  counts.files += times * more.files;
  counts.errors += times * more.errors;
  counts.warnings += times * more.warnings;
  counts.notes += times * more.notes;
}
