import { UriUtils, type FileSystemNode, type FileSystemProvider, type URI } from 'langium';

/** One name in a folder. A `link` leads somewhere else; it is neither followed in a search nor in an import. */
export interface FileEntry {
  name: string;
  kind: 'file' | 'folder' | 'link';
}

/** What the project loader needs of a file system. Nothing here throws for a file that is not there. */
export interface FileAccess {
  /** The bytes of a file; undefined where there is none or it cannot be read. */
  read(file: URI): Promise<Uint8Array | undefined>;
  /** The names in a folder, in no particular order; undefined where there is no such folder. */
  list(folder: URI): Promise<readonly FileEntry[] | undefined>;
}

/** File access by way of a Langium file system, which every host of the language services has. */
export function fileAccessOf(provider: FileSystemProvider): FileAccess {
  return {
    read: (file) => provider.readBinary(file).catch(() => undefined),
    list: async (folder) => {
      const nodes = await provider.readDirectory(folder).catch(() => undefined);
      return nodes?.map((node) => ({ name: UriUtils.basename(node.uri), kind: kindOf(node) }));
    },
  };
}

/** Lists each folder once, for the length of one load. */
export function rememberingListings(access: FileAccess): FileAccess {
  const listings = new Map<string, Promise<readonly FileEntry[] | undefined>>();
  return {
    read: (file) => access.read(file),
    list: (folder) => {
      const key = folder.toString();
      let listing = listings.get(key);
      if (!listing) {
        listing = access.list(folder);
        listings.set(key, listing);
      }
      return listing;
    },
  };
}

function kindOf(node: FileSystemNode): FileEntry['kind'] {
  if (node.isFile) return 'file';
  return node.isDirectory ? 'folder' : 'link';
}
