import { URI } from 'langium';
import { expect, it, vi } from 'vitest';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';
import { firstContract } from '@remit/cli/files/first-contract';
import { CompilerFindings } from '../../packages/server/src/compiler-findings.ts';
import { createServerServices } from '../../packages/server/src/create-services.ts';
import { ProjectCounts } from '../../packages/server/src/projects.ts';
import { DiagnosticsPublisher } from '../../packages/server/src/publish-diagnostics.ts';
import { forgetUnused } from '../../packages/server/src/unused-documents.ts';
import { MemoryFiles } from '../project/support/memory-files.ts';

const named = (name: string): string => firstContract.replaceAll('First', name).replace('{\n', `{\n  identifier "C-${name}"\n`);

/** What the server does once no check is under way, on files in memory. */
async function server(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])));
  const { shared } = createServerServices({ fileSystemProvider: () => files });
  const { DocumentBuilder, LangiumDocuments, WorkspaceManager } = shared.workspace;
  const sent: PublishDiagnosticsParams[] = [];
  const publisher = new DiagnosticsPublisher({ sendDiagnostics: (params: PublishDiagnosticsParams) => { sent.push(params); return Promise.resolve(); } } as unknown as Connection, shared);
  const counts = new ProjectCounts(shared);
  const compiler = new CompilerFindings(shared, (uri) => {
    publisher.changed.add(uri);
    counts.changed.add(uri);
  });
  WorkspaceManager.initialize({ workspaceFolders: [{ uri: 'file:///w', name: 'w' }], capabilities: {}, processId: null, rootUri: null });
  await WorkspaceManager.initialized({});
  const rest = async () => {
    sent.length = 0;
    await compiler.update(() => true, () => publisher.publishRest());
    await forgetUnused(shared);
    return { sent: [...new Set(sent.map(({ uri }) => uri.replace('file:///w/', '')))].sort(), status: counts.take() };
  };
  const write = async (name: string, text: string | null) => {
    if (text === null) files.files.delete(`/w/${name}`);
    else files.files.set(`/w/${name}`, text);
    const uri = URI.file(`/w/${name}`);
    await DocumentBuilder.update(text === null ? [] : [uri], text === null ? [uri] : []);
    return rest();
  };
  return { rest, write, documents: LangiumDocuments, codes: (name: string) => (LangiumDocuments.getDocument(URI.file(`/w/${name}`))?.diagnostics ?? []).map(({ code }) => code).sort() };
}

const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`c${index}.remit`, named(`Advice${index}`)]));

it('when an edit was checked, no document is looked at that it does not concern', async () => {
  const { rest, write, documents } = await server(many);
  expect((await rest()).sent).toEqual(Object.keys(many).sort());
  // The first edit after loading finds that all the others are finished.
  await write('c3.remit', `${many['c3.remit']}\n\n`);
  const all = vi.spyOn(documents, 'all', 'get');
  const others = [...Array(12).keys()].filter((index) => index !== 3).map((index) => documents.getDocument(URI.file(`/w/c${index}.remit`))!);
  const states = others.map((document) => {
    const { state } = document;
    return vi.spyOn(document, 'state', 'get').mockReturnValue(state);
  });
  const { sent } = await write('c3.remit', `${many['c3.remit']}\n`);
  expect(sent).toEqual(['c3.remit']);
  expect(all).not.toHaveBeenCalled();
  expect(states.filter((state) => state.mock.calls.length > 0)).toEqual([]);
});

it('what contracts do to each other is told where it holds, and taken back where it no longer does', async () => {
  const { rest, write, codes } = await server(many);
  const counted = (await rest()).status;
  expect(counted).toMatchObject([{ files: 12, errors: 0 }]);
  const before = codes('c5.remit');
  expect((await write('c5.remit', many['c5.remit']!.replaceAll('Advice5', 'Advice4'))).status).toMatchObject([{ files: 12, errors: 1 }]);
  expect(codes('c5.remit')).toContain('MOD-165');
  expect((await write('c4.remit', null)).status).toEqual([{ ...counted[0], files: 11, warnings: counted[0]!.warnings * 11 / 12 }]);
  expect(codes('c5.remit')).toEqual(before);
  const back = await write('c4.remit', many['c4.remit']!);
  expect(back.sent).toContain('c5.remit');
  expect(codes('c5.remit')).toContain('MOD-165');
  expect((await write('c5.remit', many['c5.remit']!)).status).toEqual(counted);
});
