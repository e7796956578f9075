import { standardScheme } from '@remit/language/scoping/standard-library';
import { commandSets } from './command-sets.ts';
import type { ServerSharedServices } from './create-services.ts';

/**
 * Forgets documents that no command would look at any more, such as a file outside of the project that was closed, or that
 * nothing imports now; their findings are taken back with them.
 */
export async function forgetUnused(services: ServerSharedServices): Promise<void> {
  const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = services.workspace;
  const unused = () => {
    const used = new Set(commandSets(services).flatMap((set) => [...set.keys()]));
    return LangiumDocuments.all.map(({ uri }) => uri).filter((uri) => uri.scheme !== standardScheme && !used.has(uri.toString())).toArray();
  };
  if (unused().length === 0) return;
  await WorkspaceLock.write((token) => DocumentBuilder.update([], unused(), token));
}
