import type { Finding } from '@remit/compiler/diagnostics/findings';
import { findShared, type ContractHead } from '@remit/compiler/several-contracts';
import { byPlace } from './by-place.ts';
import { commandSets, type CommandSet } from './command-sets.ts';
import type { CompiledDocument } from './compiled-documents.ts';
import type { ServerSharedServices } from './create-services.ts';

/** What contracts of several documents do to each other. It is looked for anew only when their heads have changed, or what belongs together. */
export class BetweenContracts {
  private readonly services: ServerSharedServices;
  private readonly heads = new Map<string, string>();
  private sets: readonly CommandSet[] = [];
  private found: ReadonlyMap<string, readonly Finding[]> = new Map();

  constructor(services: ServerSharedServices) {
    this.services = services;
  }

  /** What is found about a document. */
  about(uri: string): readonly Finding[] {
    return this.found.get(uri) ?? [];
  }

  /**
   * Looks again where that is needed.
   *
   * @param changed addresses of the documents whose contracts may have other heads
   * @returns the addresses of documents of which something else may be said than before
   */
  update(changed: Iterable<string>, compiled: ReadonlyMap<string, CompiledDocument>): string[] {
    const sets = commandSets(this.services);
    let isOther = sets !== this.sets;
    for (const uri of changed) {
      const heads = JSON.stringify(compiled.get(uri)?.heads ?? []);
      if (heads === (this.heads.get(uri) ?? '[]')) continue;
      isOther = true;
      if (heads === '[]') this.heads.delete(uri);
      else this.heads.set(uri, heads);
    }
    if (!isOther) return [];
    const before = this.found;
    this.sets = sets;
    this.found = byPlace(sets.flatMap((set) => this.within(set, compiled)));
    return [...new Set([...before.keys(), ...this.found.keys()])];
  }

  private within(set: CommandSet, compiled: ReadonlyMap<string, CompiledDocument>): Finding[] {
    const byProject = new Map<string, ContractHead[]>();
    for (const [uri, document] of set) {
      const heads = compiled.get(uri)?.heads;
      if (!heads) continue;
      const project = this.services.workspace.ProjectLoader.knownProjectOf(document.uri)?.folder.toString() ?? '';
      const known = byProject.get(project);
      if (known) known.push(...heads);
      else byProject.set(project, [...heads]);
    }
    return [...byProject.values()].flatMap((heads) => findShared(heads));
  }
}
