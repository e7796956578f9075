import { type URI, UriUtils, type FileSystemNode, type FileSystemProvider } from 'langium';

/**
 * A file system that holds these files and nothing else, for a state of a project that is not on the disk: another revision, or what an
 * editor has not saved.
 *
 * @param files contents by address
 */
export function filesInMemory(files: Iterable<readonly [uri: URI, content: Uint8Array]>): FileSystemProvider {
  const contents = new Map<string, Uint8Array>();
  const folders = new Map<string, Map<string, FileSystemNode>>();
  for (const [uri, content] of files) {
    contents.set(uri.toString(), content);
    let node: FileSystemNode = { isFile: true, isDirectory: false, uri };
    for (let folder = UriUtils.dirname(uri); ; folder = UriUtils.dirname(folder)) {
      const key = folder.toString();
      const known = folders.get(key);
      if (known) known.set(node.uri.toString(), node);
      else folders.set(key, new Map([[node.uri.toString(), node]]));
      if (known || UriUtils.dirname(folder).path === folder.path) break;
      node = { isFile: false, isDirectory: true, uri: folder };
    }
  }
  const statSync = (uri: URI): FileSystemNode => {
    if (!existsSync(uri)) throw missing(uri);
    return { isFile: contents.has(uri.toString()), isDirectory: folders.has(uri.toString()), uri };
  };
  const existsSync = (uri: URI): boolean => contents.has(uri.toString()) || folders.has(uri.toString());
  const readBinarySync = (uri: URI): Uint8Array => {
    const content = contents.get(uri.toString());
    if (!content) throw missing(uri);
    return content;
  };
  const readFileSync = (uri: URI): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBinarySync(uri));
  const readDirectorySync = (uri: URI): FileSystemNode[] => {
    const folder = folders.get(uri.toString());
    if (!folder) throw missing(uri);
    return [...folder.values()];
  };
  return {
    stat: async (uri) => statSync(uri), statSync, exists: async (uri) => existsSync(uri), existsSync,
    readBinary: async (uri) => readBinarySync(uri), readBinarySync, readFile: async (uri) => readFileSync(uri), readFileSync,
    readDirectory: async (uri) => readDirectorySync(uri), readDirectorySync,
  };
}

/** As a disk says it, so that a file that is not there is told apart from a fault. */
function missing(uri: URI): Error {
  return Object.assign(new Error(`There is no "${uri.toString()}".`), { code: 'ENOENT' });
}
