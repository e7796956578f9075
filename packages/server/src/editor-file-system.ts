import { UriUtils, type FileSystemNode, type FileSystemProvider, type URI } from 'langium';
import { CancellationTokenSource, type Connection, type InitializeParams } from 'vscode-languageserver';
import { fromBase64 } from './base64.ts';
import type { ServerOptions } from './code-pages.ts';
import { fileRequests, type FileContent, type FileKind, type FileRequest, type FileStat, type FolderContent } from './file-requests.ts';

/** How long the editor may take for one file, in milliseconds; after that the check goes on without it. */
const patience = 30_000;

/**
 * The file system of the editor, by requests to it. For an editor that does not answer them there are no files.
 *
 * Everything that fails, fails with an error whose `code` is that of a file system: `ENOENT` for what is not there or may not be read,
 * `ETIMEDOUT` for what did not come in time.
 */
export class EditorFileSystem implements FileSystemProvider {
  private readonly connection: Pick<Connection, 'sendRequest'>;
  private readonly patience: number;
  private isAnswered = false;

  /** @param limit how long the editor may take for one file, in milliseconds */
  constructor(connection: Pick<Connection, 'sendRequest'>, limit = patience) {
    this.connection = connection;
    this.patience = limit;
  }

  /** To be called with what the editor said when it began: whether it answers the requests. */
  follow({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): void {
    this.isAnswered = ((initializationOptions ?? {}) as ServerOptions).files === true;
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    const { kind } = await this.ask<FileStat>(fileRequests.stat, uri);
    return node(uri, kind);
  }

  async exists(uri: URI): Promise<boolean> {
    return this.stat(uri).then(() => true, () => false);
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    const { base64 } = await this.ask<FileContent>(fileRequests.readFile, uri);
    return fromBase64(base64);
  }

  async readFile(uri: URI): Promise<string> {
    return new TextDecoder().decode(await this.readBinary(uri));
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    const { entries } = await this.ask<FolderContent>(fileRequests.readDirectory, uri);
    return entries.map(({ name, kind }) => node(UriUtils.joinPath(uri, name), kind));
  }

  statSync(uri: URI): FileSystemNode {
    throw atOnce(uri);
  }

  existsSync(uri: URI): boolean {
    throw atOnce(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    throw atOnce(uri);
  }

  readFileSync(uri: URI): string {
    throw atOnce(uri);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    throw atOnce(uri);
  }

  private async ask<T>(method: string, uri: URI): Promise<T> {
    if (!this.isAnswered) throw failure('ENOENT', `${uri} cannot be read: the editor answers no requests for files`);
    const source = new CancellationTokenSource();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        source.cancel();
        reject(failure('ETIMEDOUT', `${uri} did not come within ${this.patience / 1000} seconds`));
      }, this.patience);
    });
    try {
      const answer = this.connection.sendRequest<T | null>(method, { uri: uri.toString() } satisfies FileRequest, source.token);
      // Whoever is late may still fail, when nobody waits any more.
      answer.catch(() => {});
      const found = await Promise.race([answer, late]);
      if (found === null) throw failure('ENOENT', `${uri} is not there or cannot be read`);
      return found;
    } finally {
      clearTimeout(timer);
      source.dispose();
    }
  }
}

function node(uri: URI, kind: FileKind): FileSystemNode {
  return { uri, isFile: kind === 'file', isDirectory: kind === 'folder' };
}

function failure(code: 'ENOENT' | 'ETIMEDOUT' | 'ENOSYS', message: string): Error {
  return Object.assign(new Error(message), { code });
}

function atOnce(uri: URI): Error {
  return failure('ENOSYS', `${uri} cannot be read at once: the editor has to be asked`);
}
