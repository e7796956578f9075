import { createDefaultCoreModule, createDefaultSharedCoreModule, inject, URI, type FileSystemProvider } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '@remit/language/generated/module';
import { loadProject, projectLanguageModule, projectModule, type ProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { RemitModule, type RemitServices } from '@remit/language/services';

/** The findings of the loader alone, so that these tests say nothing about the language's own. */
export function loaderServices(files: FileSystemProvider, library: Record<string, string> = {}): ProjectServices {
  const shared = inject(
    createDefaultSharedCoreModule({ fileSystemProvider: () => files }),
    RemitGeneratedSharedModule,
    projectModule(() => remit, standardLibrary(library)),
  ) as unknown as ProjectServices;
  const remit: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, RemitModule, projectLanguageModule, {
    validation: { DocumentValidator: () => ({ validateDocument: async (): Promise<Diagnostic[]> => [] }) },
  }) as unknown as RemitServices;
  shared.ServiceRegistry.register(remit);
  return shared;
}

/** Loads files and folders, and gives back paths and findings as short lines of text. */
export async function load(services: ProjectServices, request: { files?: string[]; folders?: string[] }) {
  const loaded = await loadProject(services, {
    files: (request.files ?? []).map((path) => URI.file(path)),
    folders: (request.folders ?? []).map((path) => ({ folder: URI.file(path) })),
  });
  return {
    loaded,
    roots: loaded.roots.map(({ uri }) => uri.path),
    documents: loaded.documents.map(({ uri }) => (uri.scheme === 'file' ? uri.path : uri.toString())),
    findings: [
      ...loaded.findings.map(({ uri, finding }) => line(uri, finding)),
      ...loaded.documents.flatMap(({ uri, diagnostics }) => (diagnostics ?? []).map((one) => line(uri, one))),
    ],
  };
}

/** A finding as "/path:line:col CODE message". */
export function line(uri: URI, { range, code, message }: Diagnostic): string {
  return `${uri.path}:${range.start.line + 1}:${range.start.character + 1} ${code} ${message}`;
}
