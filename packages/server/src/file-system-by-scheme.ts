import type { FileSystemNode, FileSystemProvider, URI } from 'langium';

/** A file system for the files of this computer and one for all others. */
export class FileSystemByScheme implements FileSystemProvider {
  private readonly own: FileSystemProvider;
  private readonly others: FileSystemProvider;

  /**
   * @param own knows addresses such as `file:///home/…`
   * @param others knows addresses of every other kind
   */
  constructor(own: FileSystemProvider, others: FileSystemProvider) {
    this.own = own;
    this.others = others;
  }

  stat(uri: URI): Promise<FileSystemNode> {
    return this.of(uri).stat(uri);
  }

  exists(uri: URI): Promise<boolean> {
    return this.of(uri).exists(uri);
  }

  readBinary(uri: URI): Promise<Uint8Array> {
    return this.of(uri).readBinary(uri);
  }

  readFile(uri: URI): Promise<string> {
    return this.of(uri).readFile(uri);
  }

  readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return this.of(uri).readDirectory(uri);
  }

  statSync(uri: URI): FileSystemNode {
    return this.of(uri).statSync(uri);
  }

  existsSync(uri: URI): boolean {
    return this.of(uri).existsSync(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    return this.of(uri).readBinarySync(uri);
  }

  readFileSync(uri: URI): string {
    return this.of(uri).readFileSync(uri);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.of(uri).readDirectorySync(uri);
  }

  private of(uri: URI): FileSystemProvider {
    return uri.scheme === 'file' ? this.own : this.others;
  }
}
