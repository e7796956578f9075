import { standardScheme } from '@remit/language/scoping/standard-library';
import type { URI } from 'langium';
import { commandSets } from './command-sets.ts';
import type { ServerSharedServices } from './create-services.ts';
import { rememberedByShape } from './workspace-shape.ts';

/**
 * Forgets documents that no command would look at any more, such as a file outside of the project that was closed, or that
 * nothing imports now; their findings are taken back with them.
 */
export async function forgetUnused(services: ServerSharedServices): Promise<void> {
  const { DocumentBuilder, WorkspaceLock } = services.workspace;
  if (unused(services).length === 0) return;
  await WorkspaceLock.write((token) => DocumentBuilder.update([], [...unused(services)], token));
}

const unused = rememberedByShape((services): readonly URI[] => {
  const used = new Set(commandSets(services).flatMap((set) => [...set.keys()]));
  return services.workspace.LangiumDocuments.all.map(({ uri }) => uri).filter((uri) => uri.scheme !== standardScheme && !used.has(uri.toString())).toArray();
});
