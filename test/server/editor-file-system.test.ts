import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { CancellationToken, type Connection } from 'vscode-languageserver';
import { fromBase64, toBase64 } from '@remit/server/base64';
import { EditorFileSystem } from '@remit/server/editor-file-system';

type Answer = (method: string, uri: string, token: CancellationToken) => Promise<unknown>;

function files(answer: Answer, { limit, answers = true }: { limit?: number; answers?: boolean } = {}): EditorFileSystem {
  const sendRequest = (method: string, { uri }: { uri: string }, token: CancellationToken) => answer(method, uri, token);
  const system = new EditorFileSystem({ sendRequest } as unknown as Pick<Connection, 'sendRequest'>, limit);
  system.follow({ initializationOptions: { files: answers } });
  return system;
}

const uri = URI.parse('vscode-vfs://github/board/contracts/first.remit');

describe('files that are read through the editor', () => {
  it('are those that the editor has', async () => {
    const asked: string[] = [];
    const system = files(async (method, address) => {
      asked.push(`${method} ${address}`);
      if (method === 'remit/readFile') return { base64: toBase64(new TextEncoder().encode('payment Überschuss')) };
      if (method === 'remit/stat') return { kind: 'folder' };
      return { entries: [{ name: 'a.remit', kind: 'file' }, { name: 'library', kind: 'folder' }, { name: 'elsewhere', kind: 'link' }] };
    });
    expect(await system.readFile(uri)).toBe('payment Überschuss');
    expect(await system.stat(uri)).toEqual({ uri, isFile: false, isDirectory: true });
    const nodes = await system.readDirectory(URI.parse('vscode-vfs://github/board/contracts'));
    expect(nodes.map((node) => [node.uri.toString(), node.isFile, node.isDirectory])).toEqual([
      ['vscode-vfs://github/board/contracts/a.remit', true, false],
      ['vscode-vfs://github/board/contracts/library', false, true],
      ['vscode-vfs://github/board/contracts/elsewhere', false, false],
    ]);
    expect(asked).toEqual([`remit/readFile ${uri}`, `remit/stat ${uri}`, 'remit/readDirectory vscode-vfs://github/board/contracts']);
  });

  it('are missed like files on a disk', async () => {
    const system = files(async () => null);
    await expect(system.readBinary(uri)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await system.exists(uri)).toBe(false);
  });

  it('are not asked for where the editor does not answer', async () => {
    const system = files(async () => expect.fail('nobody is to be asked'), { answers: false });
    await expect(system.readBinary(uri)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(system.readDirectory(uri)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are given up, and the request with them, when they do not come', async () => {
    let token: CancellationToken | undefined;
    const system = files((_, __, given) => {
      token = given;
      return new Promise(() => {});
    }, { limit: 20 });
    const answer = system.readBinary(uri);
    await expect(answer).rejects.toMatchObject({ code: 'ETIMEDOUT', message: `${uri} did not come within 0.02 seconds` });
    expect(token?.isCancellationRequested).toBe(true);
  });

  it('cannot be had at once', () => {
    const system = files(async () => null);
    for (const read of ['statSync', 'existsSync', 'readBinarySync', 'readFileSync', 'readDirectorySync'] as const) {
      expect(() => system[read](uri)).toThrowError(expect.objectContaining({ code: 'ENOSYS' }));
    }
  });

  it('keep every byte on the way', () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 7) % 256);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(toBase64(new Uint8Array())).toBe('');
  });
});
