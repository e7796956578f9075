import { contractsIn } from '@remit/compiler/lower/contracts';
import { matchAny } from '@remit/language/project/glob';
import { pathBelow } from '@remit/language/project/membership';
import { UriUtils, type LangiumDocument, type URI } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { projectRoot } from '../projects.ts';

/** Names of files that hold facts wherever they lie: `2026-27.facts.csv`. */
const byName = /\.facts\.(?:csv|json)$/i;
/** Names of files that may hold facts of the contract beside them. */
const plainName = /^facts\.(?:csv|json)$/i;

/** The patterns of the files that may hold facts, for an editor: those with such a name, those in a folder `facts`, and those that projects name. */
export function factsPatterns({ workspace }: ServerSharedServices): string[] {
  const named = workspace.ProjectLoader.finder.all().flatMap(({ folder, settings }) => [...settings.facts.keys()].map((glob) => `${folder.path.replace(/\/$/, '')}/${glob}`));
  return ['**/*.facts.csv', '**/*.facts.json', '**/facts.csv', '**/facts.json', '**/facts/*.csv', '**/facts/*.json', ...named.filter((glob) => /\.(?:csv|json)$/i.test(glob))];
}

/** Whether a file may hold facts, by its name and its folder, or because its project says so. Whether it does is told by a contract and the text. */
export function mayHoldFacts(uri: URI, services: ServerSharedServices): boolean {
  const name = UriUtils.basename(uri);
  if (!/\.(?:csv|json)$/i.test(name)) return false;
  return byName.test(name) || plainName.test(name) || isFactsFolder(UriUtils.dirname(uri)) || contractSaid(uri, services) !== undefined;
}

/** Whether its name, or the project, says that a file holds facts; of others the text says so, too. */
export function saysSoItself(uri: URI, services: ServerSharedServices): boolean {
  return byName.test(UriUtils.basename(uri)) || contractSaid(uri, services) !== undefined;
}

/** The contract file that the project of a file says its facts are for. */
function contractSaid(uri: URI, { workspace }: ServerSharedServices): URI | undefined {
  const project = workspace.ProjectLoader.knownProjectOf(uri);
  const path = project && pathBelow(project.folder, uri);
  const found = path === undefined ? undefined : [...project!.settings.facts].find(([glob]) => matchAny([glob])(path));
  return found && UriUtils.joinPath(project!.folder, found[1]);
}

/** Whether the project of a file says that its facts are for another contract than these. */
export function isSaidOfOther(facts: URI, contracts: readonly URI[], services: ServerSharedServices): boolean {
  const said = contractSaid(facts, services);
  return said !== undefined && !contracts.some((one) => UriUtils.equals(one, said));
}

/** Whether the facts are JSON. */
export function isJsonFile(uri: URI): boolean {
  return /\.json$/i.test(uri.path);
}

/**
 * The documents with contracts that a file of facts may be for: that which the project names; else those in the folder around the folder `facts`; for a
 * file that is called `facts.csv` those beside it; for one called `….facts.csv` those beside it, else in the nearest folder above that has any, up to that of the project.
 */
export function contractsBeside(facts: URI, services: ServerSharedServices): LangiumDocument[] {
  const own = UriUtils.dirname(facts);
  const said = contractSaid(facts, services);
  const named = said && services.workspace.LangiumDocuments.getDocument(said);
  if (said) return named && contractsIn(named).length > 0 ? [named] : [];
  if (isFactsFolder(own)) return contractsWithin(UriUtils.dirname(own), services);
  if (plainName.test(UriUtils.basename(facts))) return contractsWithin(own, services);
  const root = projectRoot(facts, services);
  for (let folder = own; ; folder = UriUtils.dirname(folder)) {
    const found = contractsWithin(folder, services);
    if (found.length > 0 || folder.toString() === root || folder.path === UriUtils.dirname(folder).path) return found;
  }
}

/** The folders in which files with facts for the contracts of a document lie. */
export function factsFolders(contract: URI): URI[] {
  const own = UriUtils.dirname(contract);
  return [own, UriUtils.joinPath(own, 'facts')];
}

/** Of the names of files and contracts, those that the name of a file of facts begins with; the longest alone. */
export function namedBy<T>(facts: URI, all: readonly T[], namesOf: (one: T) => readonly string[]): T[] {
  const stem = UriUtils.basename(facts).replace(/(?:\.facts)?\.\w+$/i, '').toLowerCase();
  const fit = (one: T): number => Math.max(0, ...namesOf(one).map((name) => name.toLowerCase()).filter((name) => stem === name || (stem.startsWith(name) && !/[\p{L}\d]/u.test(stem.charAt(name.length)))).map(({ length }) => length));
  const best = Math.max(0, ...all.map(fit));
  return best === 0 ? [] : all.filter((one) => fit(one) === best);
}

function isFactsFolder(folder: URI): boolean {
  return UriUtils.basename(folder).toLowerCase() === 'facts';
}

function contractsWithin(folder: URI, { workspace }: ServerSharedServices): LangiumDocument[] {
  const address = folder.toString();
  return workspace.LangiumDocuments.all.filter((document) => UriUtils.dirname(document.uri).toString() === address && contractsIn(document).length > 0).toArray();
}
