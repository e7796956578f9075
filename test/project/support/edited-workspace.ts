import { Cancellation, createDefaultCoreModule, createDefaultSharedCoreModule, DocumentState, inject, isOperationCancelled, URI } from 'langium';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '@remit/language/generated/module';
import { loadProject, projectLanguageModule, projectModule, type ProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { RemitModule, type RemitServices } from '@remit/language/services';
import { PROFILES } from '@remit/std';
import { expect } from 'vitest';
import { MemoryFiles } from './memory-files.ts';

const folder = URI.file('/w');
const uriOf = (name: string): URI => URI.file(`/w/${name}`);

function servicesOn(files: MemoryFiles): ProjectServices {
  const shared = inject(createDefaultSharedCoreModule({ fileSystemProvider: () => files }), RemitGeneratedSharedModule, projectModule(() => remit, standardLibrary({}, PROFILES))) as unknown as ProjectServices;
  const remit: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, RemitModule, projectLanguageModule) as unknown as RemitServices;
  shared.ServiceRegistry.register(remit);
  return shared;
}

/** All findings of the files of a folder with the places that they point to, as text, in order. */
function findings({ workspace }: ProjectServices): string[] {
  return workspace.LangiumDocuments.all.toArray().flatMap(({ uri, diagnostics }) => (diagnostics ?? []).map(({ code, message, range, relatedInformation }) =>
    [uri.path, code, place(range), message, ...(relatedInformation ?? []).map(({ location }) => `${location.uri} ${place(location.range)}`)].join(' '))).sort();
}

const place = ({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

/** A folder whose files change one by one while it is loaded, as in an editor. */
export class EditedWorkspace {
  readonly services: ProjectServices;
  private readonly files: MemoryFiles;
  private checked: string[] = [];

  private constructor(files: MemoryFiles, services: ProjectServices) {
    this.files = files;
    this.services = services;
    services.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void this.checked.push(uri.path.replace('/w/', '')));
  }

  /** Loads a folder with these files. */
  static async load(texts: Readonly<Record<string, string>>): Promise<EditedWorkspace> {
    const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])));
    const services = servicesOn(files);
    // It hears of files that come and go, as soon as somebody has asked for it.
    expect(services.workspace.WorkspaceManager).toBeDefined();
    await loadProject(services, { files: [], folders: [{ folder }] });
    return new EditedWorkspace(files, services);
  }

  text(name: string): string {
    return this.files.files.get(`/w/${name}`) as string;
  }

  /** Writes files; null deletes one, or a folder. Tells which files were checked again, in the order of their names. */
  async write(texts: Readonly<Record<string, string | null>>, token?: Cancellation.CancellationToken): Promise<string[]> {
    this.checked = [];
    const deleted: URI[] = [];
    const changed: URI[] = [];
    for (const [name, text] of Object.entries(texts)) {
      (text === null ? deleted : changed).push(uriOf(name));
      if (text !== null) this.files.files.set(`/w/${name}`, text);
      else for (const path of [...this.files.files.keys()]) if (path === `/w/${name}` || path.startsWith(`/w/${name}/`)) this.files.files.delete(path);
    }
    await this.services.workspace.DocumentBuilder.update(changed, deleted, token).catch((fault: unknown) => {
      if (!isOperationCancelled(fault)) throw fault;
    });
    return [...this.checked].sort();
  }

  /** The codes of the findings of a file. */
  codes(name: string): unknown[] {
    return (this.services.workspace.LangiumDocuments.getDocument(uriOf(name))?.diagnostics ?? []).map(({ code }) => code);
  }

  /** The findings as they are shown, and as they are when everything is loaded anew. */
  async compare(): Promise<{ shown: string[]; anew: string[] }> {
    const anew = servicesOn(this.files);
    await loadProject(anew, { files: [], folders: [{ folder }] });
    return { shown: findings(this.services), anew: findings(anew) };
  }
}
