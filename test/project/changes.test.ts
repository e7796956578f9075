import { expect, it } from 'vitest';
import { URI, type WorkspaceFolder } from 'langium';
import type { ProjectServices, RemitWorkspaceManager } from '@remit/language/project/index';
import { MemoryFiles } from './support/memory-files.ts';
import { line, loaderServices } from './support/services.ts';

const findings = (services: ProjectServices) =>
  services.workspace.LangiumDocuments.all.toArray().flatMap(({ uri, diagnostics }) => (diagnostics ?? []).map((one) => line(uri, one).split(' ').slice(0, 2).join(' ')));
const loaded = (services: ProjectServices) => services.workspace.LangiumDocuments.all.map(({ uri }) => uri.path).toArray().sort();

async function workspace(files: MemoryFiles, folder = '/w'): Promise<ProjectServices> {
  const services = loaderServices(files);
  const manager = services.workspace.WorkspaceManager;
  const folders: WorkspaceFolder[] = [{ uri: URI.file(folder).toString(), name: 'w' }];
  manager.initialize({ workspaceFolders: folders, capabilities: {}, processId: null, rootUri: null });
  await manager.initialized({});
  return services;
}

it('a workspace is loaded as its project file says, with what it imports', async () => {
  const files = new MemoryFiles({
    '/w/remit.json': '{ "include": ["contracts/**"] }',
    '/w/contracts/a.remit': 'import "../shared/s.remit"',
    '/w/shared/s.remit': '',
    '/w/shared/t.remit': '',
  });
  expect(loaded(await workspace(files))).toEqual(['/w/contracts/a.remit', '/w/shared/s.remit']);
});

it('an import is found when its file is made, and lost when it is deleted', async () => {
  const files = new MemoryFiles({ '/w/a.remit': 'import "./b.remit"' });
  const services = await workspace(files);
  const { DocumentBuilder } = services.workspace;
  expect(findings(services)).toEqual(['/w/a.remit:1:8 IMP-001']);

  files.files.set('/w/b.remit', '');
  await DocumentBuilder.update([URI.file('/w/b.remit')], []);
  expect(findings(services)).toEqual([]);
  expect(loaded(services)).toEqual(['/w/a.remit', '/w/b.remit']);

  files.files.delete('/w/b.remit');
  await DocumentBuilder.update([], [URI.file('/w/b.remit')]);
  expect(findings(services)).toEqual(['/w/a.remit:1:8 IMP-001']);
});

it('an import written later loads its file', async () => {
  const files = new MemoryFiles({ '/w/remit.json': '{ "include": ["a.remit"] }', '/w/a.remit': '', '/w/b.remit': 'import "./c.remit"', '/w/c.remit': '' });
  const services = await workspace(files);
  expect(loaded(services)).toEqual(['/w/a.remit']);
  files.files.set('/w/a.remit', 'import "./b.remit"');
  await services.workspace.DocumentBuilder.update([URI.file('/w/a.remit')], []);
  expect(loaded(services)).toEqual(['/w/a.remit', '/w/b.remit', '/w/c.remit']);
  expect(services.workspace.LangiumDocuments.all.toArray().every(({ diagnostics }) => diagnostics?.length === 0)).toBe(true);
});

it('a new file that its project excludes is left alone', async () => {
  const files = new MemoryFiles({ '/w/remit.json': '{ "exclude": ["drafts"] }', '/w/a.remit': '' });
  const services = await workspace(files);
  for (const path of ['/w/drafts/d.remit', '/w/node_modules/x/e.remit', '/w/build/f.remit', '/w/.git/g.remit', '/w/good.remit']) {
    files.files.set(path, '');
    await services.workspace.DocumentBuilder.update([URI.file(path)], []);
  }
  expect(loaded(services)).toEqual(['/w/a.remit', '/w/good.remit']);
});

it('a changed project file loads and drops files', async () => {
  const files = new MemoryFiles({ '/w/remit.json': '{ "include": ["a.remit", "b.remit"] }', '/w/a.remit': '', '/w/b.remit': 'import "x/y.remit"', '/w/c.remit': 'import "x/y.remit"', '/w/node_modules/x/y.remit': '' });
  const services = await workspace(files);
  expect(loaded(services)).toEqual(['/w/a.remit', '/w/b.remit']);
  expect(findings(services)).toEqual(['/w/b.remit:1:8 IMP-007']);

  files.files.set('/w/remit.json', '{ "include": ["b.remit", "c.remit"], "libraries": ["x"] }');
  const { changed, deleted } = await (services.workspace.WorkspaceManager as RemitWorkspaceManager).reloadProjects();
  await services.workspace.DocumentBuilder.update(changed, deleted);
  expect(loaded(services)).toEqual(['/w/b.remit', '/w/c.remit', '/w/node_modules/x/y.remit']);
  expect(findings(services)).toEqual([]);
});
