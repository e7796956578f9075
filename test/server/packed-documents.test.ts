import { URI } from 'langium';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TextDocuments } from 'vscode-languageserver';
import { firstContract } from '@remit/cli/files/first-contract';
import type { PackableRoot } from '@remit/language/parsing/syntax/packable-nodes';
import { answerContractTree } from '../../packages/server/src/contract-tree.ts';
import { createServerServices } from '../../packages/server/src/create-services.ts';
import { packClosedDocuments } from '../../packages/server/src/pack-closed-documents.ts';
import { MemoryFiles } from '../project/support/memory-files.ts';

const shared = 'let Price = £40 per person\n';
const using = `import "./shared.remit"\n\n${firstContract.split('\nscenario')[0]!.replace('£40 per person in People', 'Price * People')}`;
const [library, contract] = [URI.file('/w/shared.remit'), URI.file('/w/first.remit')];

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Lets time pass until documents are packed, however busy the machine: they are packed in stretches. */
const rest = (time = 1_000): void => {
  vi.advanceTimersByTime(time);
  for (let stretch = 0; stretch < 10; stretch++) vi.advanceTimersByTime(1);
};

/** What the editor tells a server of documents that it opens, changes and closes. */
type Told = Record<'onDidOpenTextDocument' | 'onDidChangeTextDocument' | 'onDidCloseTextDocument', (params: unknown) => void>;

/** A workspace of a library and a contract that imports it, neither of them open. */
async function workspace() {
  const files = new MemoryFiles({ '/w/shared.remit': shared, '/w/first.remit': using });
  const { shared: all, remit } = createServerServices({ fileSystemProvider: () => files });
  const { LangiumDocuments, TextDocuments: open, DocumentBuilder, WorkspaceManager } = all.workspace;
  const told = {} as Told;
  const nothing = { dispose: () => {} };
  (open as unknown as TextDocuments<never>).listen(new Proxy({}, { get: (_, name: keyof Told) => (handler: (params: unknown) => void) => { told[name] = handler; return nothing; } }) as never);
  packClosedDocuments(all, 1_000);
  WorkspaceManager.initialize({ workspaceFolders: [{ uri: 'file:///w', name: 'w' }], capabilities: {}, processId: null, rootUri: null });
  await WorkspaceManager.initialized({});
  const isPacked = (): boolean[] => [library, contract].map((uri) => (LangiumDocuments.getDocument(uri)!.parseResult.value.$cstNode as PackableRoot).isPacked);
  const openFile = (uri: URI, text: string): void => told.onDidOpenTextDocument({ textDocument: { uri: uri.toString(), languageId: 'remit', version: 1, text } });
  const closeFile = (uri: URI): void => told.onDidCloseTextDocument({ textDocument: { uri: uri.toString() } });
  const references = async (): Promise<readonly string[]> => {
    const params = { textDocument: { uri: library.toString() }, position: { line: 0, character: 5 }, context: { includeDeclaration: true } };
    const found = (await remit.lsp.ReferencesProvider!.findReferences(LangiumDocuments.getDocument(library)!, params)) ?? [];
    return found.map(({ uri, range: { start, end } }) => `${URI.parse(uri).path} ${start.line}:${start.character}-${end.line}:${end.character}`).sort();
  };
  let contracts: (params: object) => Promise<unknown> = () => Promise.reject(new Error('Nobody answers.'));
  answerContractTree({ onRequest: (_: string, answer: typeof contracts) => { contracts = answer; } } as never, all);
  return { contracts: () => contracts({}), isPacked, openFile, closeFile, references, files, documents: LangiumDocuments, change: (uri: URI) => DocumentBuilder.update([uri], []), forget: (uri: URI) => DocumentBuilder.update([], [uri]) };
}

it('documents that are not open are packed once nothing was asked of them for a while', async () => {
  const { isPacked, references } = await workspace();
  vi.advanceTimersByTime(999);
  expect(isPacked()).toEqual([false, false]);
  rest(1);
  expect(isPacked()).toEqual([true, true]);
  const found = await references();
  expect(found).toEqual(['/w/first.remit 21:11-21:16', '/w/shared.remit 0:4-0:9']);
  expect(isPacked()).toEqual([false, false]);
  rest();
  expect(isPacked()).toEqual([true, true]);
  expect(await references()).toEqual(found);
});

it('an open document is packed when it was closed, and not before', async () => {
  const { isPacked, openFile, closeFile } = await workspace();
  openFile(contract, using);
  vi.advanceTimersByTime(5_000);
  expect(isPacked()).toEqual([true, false]);
  closeFile(contract);
  rest();
  expect(isPacked()).toEqual([true, true]);
});

it('a document that changed on the disk is packed as it is then', async () => {
  const { isPacked, files, change, references } = await workspace();
  rest();
  files.files.set('/w/shared.remit', `// one line more\n${shared}`);
  await change(library);
  expect(isPacked()[0]).toBe(false);
  rest();
  expect(isPacked()).toEqual([true, true]);
  files.files.set('/w/shared.remit', shared);
  await change(library);
  rest();
  expect(await references()).toEqual(['/w/first.remit 21:11-21:16', '/w/shared.remit 0:4-0:9']);
});

it('a document that went while it waited is let be, and those that stay are packed', async () => {
  const { documents, forget } = await workspace();
  const [gone, kept] = [documents.getDocument(contract)!, documents.getDocument(library)!];
  await forget(contract);
  rest();
  expect([gone, kept].map(({ parseResult }) => (parseResult.value.$cstNode as PackableRoot).isPacked)).toEqual([false, true]);
});

it('the list of contracts looks again at those alone that changed', async () => {
  const { contracts, isPacked, files, change } = await workspace();
  const before = await contracts();
  expect(before).toMatchObject({ roots: [{ name: 'First', range: { start: { line: 2 } } }, { name: 'shared.remit' }] });
  rest();
  expect(await contracts()).toEqual(before);
  expect(isPacked()).toEqual([true, true]);
  files.files.set('/w/first.remit', `\n${using.replace('contract First', 'contract Firth')}`);
  await change(contract);
  expect(await contracts()).toMatchObject({ roots: [{ name: 'Firth', range: { start: { line: 3 } } }, { name: 'shared.remit' }] });
  rest();
  expect(await contracts()).toMatchObject({ roots: [{ name: 'Firth' }, { name: 'shared.remit' }] });
  expect(isPacked()).toEqual([true, true]);
});
