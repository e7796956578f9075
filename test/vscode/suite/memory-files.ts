import * as vscode from 'vscode';

/** A file system in memory. Folders are there because there are files in them. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files: Map<string, Uint8Array>;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  /** @param texts by path */
  constructor(texts: Record<string, string>) {
    this.files = new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  /** What is in a file. */
  text(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  watch(): vscode.Disposable {
    return { dispose: () => {} };
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(uri.path);
    if (bytes) return { type: vscode.FileType.File, ctime: 0, mtime: bytes.length, size: bytes.length };
    if (this.below(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const below = this.below(uri);
    if (below.length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    const entries = new Map(below.map((path): [string, vscode.FileType] => {
      const [name, ...rest] = path.split('/');
      return [name!, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
    }));
    return [...entries];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.files.set(uri.path, content);
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const bytes = this.readFile(from);
    this.delete(from);
    this.writeFile(to, bytes);
  }

  private below({ path }: vscode.Uri): string[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.files.keys()].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
  }
}
