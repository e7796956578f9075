import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CodeAction, InlayHint, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

let workspace: Workspace;
let process: LspProcess;
beforeEach(() => {
  workspace = copyWorkspace();
  rmSync(path.join(workspace.folder, 'unknown-name.remit'));
  rmSync(path.join(workspace.folder, 'untidy.remit'));
  process = startServer();
});
afterEach(async () => {
  await process.stop();
  expect(process.errors()).toBe('');
  workspace.remove();
});

const capabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true }, codeAction: { disabledSupport: true } },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] }, inlayHint: { refreshSupport: true }, didChangeConfiguration: { dynamicRegistration: true } },
};

async function opened(settings?: object): Promise<{ uri: string; text: string }> {
  process.client.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) => items.map(({ section }) => (section === 'remit' ? settings ?? null : null)));
  await process.client.initialize({ workspace: workspace.folder, capabilities });
  const uri = workspace.uri('contract.remit');
  const text = workspace.read('contract.remit');
  await process.client.open(uri, text);
  await process.client.diagnostics(uri);
  return { uri, text };
}

const edited = (text: string, edits: readonly TextEdit[]): string => TextDocument.applyEdits(TextDocument.create('', 'remit', 1, text), [...edits]);

describe('hints beside the text', () => {
  const labels = async (uri: string): Promise<string[]> => (await process.client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } } })).map(({ label }) => label as string);

  it('are those of the kinds that the settings of the client leave, at once and when they change', async () => {
    const refreshed = new Promise<void>((resolve) => process.client.connection.onRequest('workspace/inlayHint/refresh', () => { resolve(); return null; }));
    const { uri } = await opened({ inlayHints: { units: false, yearlySums: false } });
    await refreshed;
    expect(await labels(uri)).toEqual(['first: 1 January 2026', 'first: 15 May 2026', 'first: 29 July 2027']);
    const again = new Promise<void>((resolve) => process.client.connection.onRequest('workspace/inlayHint/refresh', () => { resolve(); return null; }));
    await process.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { remit: { inlayHints: { dates: false } } } });
    await again;
    expect((await labels(uri)).filter((label) => !label.endsWith(' 2026/27') && !/ in 20\d\d\/\d\d$/.test(label))).toEqual(['%']);
  });
});

describe('hints in an editor that has no settings', () => {
  it('are those that it asks for when it begins', async () => {
    await process.client.initialize({ workspace: workspace.folder, initializationOptions: { inlayHints: { units: false, yearlySums: false, dates: false } } });
    const uri = workspace.uri('contract.remit');
    await process.client.open(uri, workspace.read('contract.remit'));
    await process.client.diagnostics(uri);
    const hints = (range: object): Promise<InlayHint[]> => process.client.request('textDocument/inlayHint', { textDocument: { uri }, range });
    expect(await hints({ start: { line: 0, character: 0 }, end: { line: 60, character: 0 } })).toEqual([]);
  });
});

describe('files that move', () => {
  const rename = (...pairs: readonly (readonly [string, string])[]): Promise<WorkspaceEdit | null> => process.client.request('workspace/willRenameFiles', { files: pairs.map(([from, to]) => ({ oldUri: workspace.uri(from), newUri: workspace.uri(to) })) });
  const applied = (edit: WorkspaceEdit | null): void => {
    for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
      const file = decodeURIComponent(new URL(uri).pathname);
      writeFileSync(file, edited(readFileSync(file, 'utf8'), edits));
    }
  };

  it('are asked about before they do', async () => {
    const hello = await process.client.initialize({ workspace: workspace.folder, capabilities });
    expect(hello.capabilities.workspace?.fileOperations).toEqual({ willRename: { filters: [{ pattern: { glob: '**/*.remit', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }] } });
  });

  it('take the imports of others along, and entries of the project file', async () => {
    writeFileSync(path.join(workspace.folder, 'remit.json'), '{\n  "include": ["contract.remit", "library/measures.remit"]\n}\n');
    await opened();
    const edit = await rename(['library/measures.remit', 'shared/what is measured.remit']);
    expect(Object.keys(edit!.changes!).sort()).toEqual([workspace.uri('contract.remit'), workspace.uri('remit.json')]);
    applied(edit);
    expect(workspace.read('contract.remit').split('\n')[0]).toBe('import "./shared/what is measured.remit"');
    expect(workspace.read('remit.json')).toBe('{\n  "include": ["contract.remit", "shared/what is measured.remit"]\n}\n');
  });

  it('leave no finding, a folder no more than a file', async () => {
    const { uri } = await opened();
    applied(await rename(['library', 'deep/down/library']));
    mkdirSync(path.join(workspace.folder, 'deep/down'), { recursive: true });
    renameSync(path.join(workspace.folder, 'library'), path.join(workspace.folder, 'deep/down/library'));
    const text = workspace.read('contract.remit');
    expect(text.split('\n')[0]).toBe('import "./deep/down/library/measures.remit"');
    const version = await process.client.change(uri, text);
    await process.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uri('library'), type: 3 }, { uri: workspace.uri('deep'), type: 1 }] });
    const { diagnostics } = await process.client.diagnostics(uri, version);
    expect(diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  it('are answered with nothing where nothing names them', async () => {
    await opened();
    expect(await rename(['nothing.remit', 'more.remit'])).toBeNull();
    expect(await process.client.request('workspace/willRenameFiles', { files: [] })).toBeNull();
  });
});

describe('who calls whom', () => {
  it('is told over the protocol', async () => {
    const { uri, text } = await opened();
    const { line, character } = after(text, 'provider Part');
    const [item] = await process.client.at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', uri, line, character);
    expect(item).toMatchObject({ name: 'Partnership', detail: 'Northshire Care Partnership' });
    const calls = await process.client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(calls.map(({ from, fromRanges }) => [from.name, from.detail, fromRanges[0]!.start])).toEqual([
      ['Budget', 'by Core', after(text, 'payment Core "Whole-population payment" {\n    from ')], ['Budget', 'by Quality', after(text, 'payment Quality "Outcome payment" {\n    from ')],
    ]);
  });
});

describe('actions', () => {
  const actions = (uri: string, place: { line: number; character: number }, only: string[]): Promise<CodeAction[]> => process.client.request('textDocument/codeAction', { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [], only } });

  it('say of what kinds they are', async () => {
    expect((await process.client.initialize({ workspace: workspace.folder, capabilities })).capabilities.codeActionProvider).toEqual({ codeActionKinds: ['quickfix', 'refactor.extract', 'source.organizeImports'] });
  });

  it('put imports in order', async () => {
    const { uri, text } = await opened();
    const more = `import "std/qof.remit"\n${text}`;
    await process.client.diagnostics(uri, await process.client.change(uri, more));
    const [action] = await actions(uri, { line: 0, character: 0 }, ['source.organizeImports']);
    expect(edited(more, action!.edit!.changes![uri]!)).toBe(text);
  });

  it('extract to a new file beside the library, under a name that no file has', async () => {
    const { uri, text } = await opened();
    writeFileSync(path.join(workspace.folder, 'library/adults.remit'), '');
    const [created, existing] = await actions(uri, after(text, 'population Adults'), ['refactor']);
    expect([created!.title, existing!.title]).toEqual(["Extract population 'Adults' to the new file './library/adults-2.remit'", "Extract population 'Adults' to './library/measures.remit'"]);
    expect(existsSync(path.join(workspace.folder, 'library/adults-2.remit'))).toBe(false);
    expect(created!.edit!.documentChanges!.map((change) => ('kind' in change ? `${change.kind} ${(change as { uri: string }).uri}` : change.textDocument.uri))).toEqual([`create ${workspace.uri('library/adults-2.remit')}`, workspace.uri('library/adults-2.remit'), uri]);
  });
});

describe('a table on the clipboard', () => {
  const paste = (uri: string, place: { line: number; character: number }, text: string): Promise<{ edit?: TextEdit; label?: string; problem?: string } | null> => process.client.request('remit/pasteTable', { textDocument: { uri }, range: { start: place, end: place }, text });

  it('becomes rows, in the text as it stands now', async () => {
    const { uri, text } = await opened();
    const scenario = `${text}\nscenario "A year" for Northshire {\n  in 2026/27 {\n    \n  }\n}\n`;
    void process.client.change(uri, scenario);
    const place = after(scenario, 'in 2026/27 {\n    ');
    const result = await paste(uri, place, 'ListSize\t24300\nAtTarget\t17,010 out of 24,300\n');
    expect(result).toMatchObject({ label: 'Paste as facts' });
    expect(edited(scenario, [result!.edit!])).toBe(scenario.replace('    \n  }\n}', '    ListSize = 24,300 people\n    AtTarget = 17,010 out of 24,300\n  }\n}'));
    expect(await paste(uri, place, 'Nobody\t5')).toEqual({ problem: 'Row 1: nothing in the contract is called "Nobody".' });
    expect(await paste(uri, { line: 3, character: 0 }, 'a\tb')).toBeNull();
    expect(await paste(workspace.uri('nothing.remit'), place, 'a\tb')).toBeNull();
  });
});
