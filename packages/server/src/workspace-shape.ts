import type { ServerSharedServices } from './create-services.ts';

/** What decides which documents belong together, as text: the same as long as none came or went, and no import, project file, folder or open file is another. */
export function workspaceShape({ workspace }: ServerSharedServices): string {
  const { LangiumDocuments, ProjectLoader, TextDocuments, WorkspaceManager } = workspace;
  const folders = (WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri);
  return JSON.stringify([LangiumDocuments.generation, ProjectLoader.generation, ProjectLoader.finder.generation, folders, TextDocuments.keys()]);
}

/** Remembers what is worked out from how a workspace belongs together, until that changes. */
export function rememberedByShape<T>(workOut: (services: ServerSharedServices) => T): (services: ServerSharedServices) => T {
  const known = new WeakMap<ServerSharedServices, { readonly shape: string; readonly result: T }>();
  return (services) => {
    const shape = workspaceShape(services);
    let last = known.get(services);
    if (last?.shape !== shape) known.set(services, last = { shape, result: workOut(services) });
    return last.result;
  };
}
