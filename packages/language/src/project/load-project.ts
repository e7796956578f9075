import { DocumentState, UriUtils, type LangiumDocument, type URI } from 'langium';
import type { ProjectFinding } from './finding.ts';
import { finding, startOfFile } from './finding.ts';
import type { Project } from './project-finder.ts';
import type { ProjectServices } from './project-services.ts';
import { searchLimits } from './discover.ts';

/** What is to be loaded. */
export interface ProjectRequest {
  /** Files, loaded whether or not their project includes them. */
  files: readonly URI[];
  /** Folders, searched as their project files say; with `accept`, only for files whose path below the folder it accepts. */
  folders: readonly { folder: URI; accept?: (path: string) => boolean }[];
}

/** Documents that belong together, checked. */
export interface LoadedProject {
  /** The documents asked for, ordered by address. */
  roots: LangiumDocument[];
  /** These and all that they import, ordered by address. Each has its `diagnostics`. */
  documents: LangiumDocument[];
  /** The project files that had a say. */
  projects: Project[];
  /** What is wrong in a project file or with a search, by the address of the file or folder. */
  findings: { uri: URI; finding: ProjectFinding }[];
  /** Files asked for that could not be read. */
  unreadable: URI[];
}

/** How to load. */
export interface LoadOptions {
  /** Whether to check what was loaded; yes if not given. */
  validation?: boolean;
  /** Told each time another document has been checked. */
  onProgress?: (done: number, total: number) => void;
}

/** Loads what is asked for and all that it imports, links it and checks it. */
export async function loadProject(services: ProjectServices, request: ProjectRequest, options: LoadOptions = {}): Promise<LoadedProject> {
  const { LangiumDocuments, DocumentBuilder, ProjectLoader } = services.workspace;
  const findings: LoadedProject['findings'] = [];
  const uris = new Map<string, URI>(request.files.map((uri) => [uri.toString(), uri]));
  for (const { folder, accept } of request.folders) {
    const { files, incomplete } = await ProjectLoader.discover(folder, accept);
    for (const uri of files) uris.set(uri.toString(), uri);
    if (incomplete) findings.push({ uri: folder, finding: tooLarge(folder) });
  }
  const roots: LangiumDocument[] = [];
  const unreadable: URI[] = [];
  for (const uri of uris.values()) {
    const document = await LangiumDocuments.getOrCreateDocument(uri).catch(ofFileSystem);
    if (document) roots.push(document);
    else unreadable.push(uri);
    await ProjectLoader.projectOf(uri);
  }
  const documents = await ProjectLoader.withImports(roots);
  let done = 0;
  const watch = DocumentBuilder.onDocumentPhase(DocumentState.Validated, () => options.onProgress?.(++done, documents.length));
  await DocumentBuilder.build(documents, { validation: options.validation ?? true });
  watch.dispose();
  const projects = ProjectLoader.finder.all().sort((a, b) => byAddress(a.file, b.file));
  for (const project of projects) for (const one of project.findings) findings.push({ uri: project.file, finding: one });
  return {
    roots: roots.sort((a, b) => byAddress(a.uri, b.uri)),
    documents: documents.sort((a, b) => byAddress(a.uri, b.uri)),
    projects,
    findings,
    unreadable,
  };
}

/** A file that cannot be read is undefined; whatever else goes wrong is a fault, and no matter of the file. */
function ofFileSystem(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))) return undefined;
  throw error;
}

function byAddress(a: URI, b: URI): number {
  const [left, right] = [a.toString(), b.toString()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function tooLarge(folder: URI): ProjectFinding {
  const message = `"${UriUtils.basename(folder)}" holds more than ${searchLimits.files.toLocaleString('en-GB')} contract files or ${searchLimits.folders.toLocaleString('en-GB')} folders, so not all of them were looked at. Name a folder further down, or list what belongs to the project under "include" in remit.json.`;
  return finding('CFG-008', startOfFile, message, { warning: true });
}
