import { type FileSystemNode, type FileSystemProvider, URI, UriUtils } from 'langium';

/** A file system in memory: text or bytes by absolute path; `null` stands for a link. */
export class MemoryFiles implements FileSystemProvider {
  readonly files = new Map<string, string | Uint8Array | null>();

  constructor(files: Record<string, string | Uint8Array | null> = {}) {
    for (const [path, content] of Object.entries(files)) this.files.set(path, content);
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    return this.statSync(uri);
  }

  statSync(uri: URI): FileSystemNode {
    const node = this.node(uri);
    if (!node) throw Object.assign(new Error(`no such file: ${uri.path}`), { code: 'ENOENT' });
    return node;
  }

  async exists(uri: URI): Promise<boolean> {
    return this.existsSync(uri);
  }

  existsSync(uri: URI): boolean {
    return this.node(uri) !== undefined;
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return this.readBinarySync(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    const content = this.files.get(uri.path);
    if (content === undefined || content === null) throw Object.assign(new Error(`no such file: ${uri.path}`), { code: 'ENOENT' });
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async readFile(uri: URI): Promise<string> {
    return this.readFileSync(uri);
  }

  readFileSync(uri: URI): string {
    return new TextDecoder().decode(this.readBinarySync(uri));
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return this.readDirectorySync(uri);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    const below = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const names = new Set<string>();
    for (const path of this.files.keys()) if (path.startsWith(below)) names.add(path.slice(below.length).split('/')[0]!);
    if (names.size === 0) throw new Error(`no such folder: ${uri.path}`);
    return [...names].map((name) => this.node(UriUtils.joinPath(uri, name))!);
  }

  private node(uri: URI): FileSystemNode | undefined {
    const content = this.files.get(uri.path);
    if (content !== undefined) return { uri, isFile: content !== null, isDirectory: false };
    const below = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const isDirectory = [...this.files.keys()].some((path) => path.startsWith(below));
    return isDirectory ? { uri, isFile: false, isDirectory } : undefined;
  }
}
