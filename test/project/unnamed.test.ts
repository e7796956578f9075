import { buildDocuments, createRemitServices } from '@remit/language';
import { DocumentState, URI } from 'langium';
import { expect, it } from 'vitest';

it('a text that was never saved may be closed before its last change is looked at', async () => {
  const services = createRemitServices();
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments } = services.shared.workspace;
  const [saved] = await buildDocuments(services, [{ uri: 'file:///saved.remit', text: 'let A = Nowhere\n' }]);
  const unsaved = URI.parse('untitled:Untitled-1');
  LangiumDocuments.addDocument(LangiumDocumentFactory.fromModel({ $type: 'RemitFile' }, unsaved));
  await DocumentBuilder.update([unsaved], []);
  await DocumentBuilder.update([], [unsaved]);
  expect([LangiumDocuments.hasDocument(unsaved), saved!.state, saved!.diagnostics!.map(({ code }) => code)]).toEqual([false, DocumentState.Validated, ['REF-001']]);
});
