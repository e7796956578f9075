import { Cancellation, DocumentState, URI } from 'langium';
import { expect, it } from 'vitest';
import { MemoryFiles } from './support/memory-files.ts';
import { load, loaderServices } from './support/services.ts';

const uri = (name: string): URI => URI.file(`/work/${name}`);

/** Services with two files loaded. */
async function loaded() {
  const services = loaderServices(new MemoryFiles({ '/work/a.remit': 'let A = 1\n', '/work/b.remit': 'let B = 1\n' }));
  await load(services, { folders: ['/work'] });
  return services.workspace.DocumentBuilder;
}

it('who waits for the workspace is answered when a file is deleted and nothing is left to check', async () => {
  const builder = await loaded();
  let answered: Promise<void> | undefined;
  builder.onUpdate(() => void (answered ??= builder.waitUntil(DocumentState.IndexedContent)));
  await builder.update([], [uri('a.remit')]);
  await answered;
  expect(answered).toBeDefined();
});

it('who waits for a document is answered though the build is cancelled in that moment', async () => {
  const builder = await loaded();
  const source = new Cancellation.CancellationTokenSource();
  builder.onDocumentPhase(DocumentState.Linked, () => source.cancel());
  let answered: Promise<URI | undefined> | undefined;
  builder.onUpdate(() => void (answered ??= builder.waitUntil(DocumentState.Linked, uri('a.remit'))));
  await builder.update([uri('a.remit')], [], source.token).catch(() => {});
  await builder.update([uri('b.remit')], []);
  expect((await answered)?.path).toBe('/work/a.remit');
});
