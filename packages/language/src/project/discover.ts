import { UriUtils, type URI } from 'langium';
import type { FileAccess } from './file-access.ts';
import { isSkippedFolder, membershipOf, pathBelow, type Membership } from './membership.ts';
import { settingsOf, type Project, type ProjectFinder } from './project-finder.ts';

/** A search that has seen more than this has been started in the wrong place, such as a home folder. */
export const searchLimits = { folders: 20_000, files: 10_000 } as const;

/** What a search found. */
export interface Discovery {
  /** Contract files, ordered by path. */
  files: URI[];
  /** The search was given up at one of the limits. */
  incomplete: boolean;
}

/** Where a search stands: the project the folder belongs to, and which of its files count. */
interface Place {
  root: URI;
  membership: Membership;
}

/**
 * Finds the contract files in a folder and the folders below it, as the project files there and above say. Links are not
 * followed, so a search can neither leave the folder nor run in a circle.
 *
 * @param accept an additional condition, given the path below `folder`
 */
export async function discover(
  folder: URI,
  access: FileAccess,
  finder: ProjectFinder,
  accept: (path: string) => boolean = () => true,
): Promise<Discovery> {
  const files: URI[] = [];
  let folders = 0;
  let incomplete = false;

  const search = async (at: URI, from: Place): Promise<void> => {
    folders += 1;
    if (folders > searchLimits.folders || files.length >= searchLimits.files) {
      incomplete = true;
      return;
    }
    const entries = await access.list(at);
    if (!entries) return;
    const own = entries.some(({ name }) => name === 'remit.json') ? await finder.in(at) : undefined;
    const place = own ? placeOf(own, at) : from;
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const uri = UriUtils.joinPath(at, entry.name);
      const path = pathBelow(place.root, uri);
      if (path === undefined || entry.kind === 'link') continue;
      if (entry.kind === 'folder' && place.membership.enters(path)) await search(uri, place);
      if (entry.kind === 'file' && place.membership.has(path) && accept(pathBelow(folder, uri) ?? '')) files.push(uri);
    }
  };

  await search(folder, placeOf(await finder.of(folder), folder));
  return { files, incomplete };
}

function placeOf(project: Project | undefined, folder: URI): Place {
  return { root: project?.folder ?? folder, membership: membershipOf(settingsOf(project)) };
}

/** Whether a search through the project would find this file or enter this folder, as far as its project files have been read. */
export function wouldFind(uri: URI, isFolder: boolean, finder: ProjectFinder): boolean {
  const project = finder.knownAbove(UriUtils.dirname(uri));
  const path = project ? pathBelow(project.folder, uri) : UriUtils.basename(uri);
  if (path === undefined) return false;
  const membership = membershipOf(settingsOf(project));
  const above = path.split('/').slice(0, -1);
  if (above.some((name) => isSkippedFolder(name))) return false;
  return isFolder ? membership.enters(path) : membership.has(path);
}
