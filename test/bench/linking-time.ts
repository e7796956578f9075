/** node linking-time.ts ours|stock LINES…: prints, for each length, the milliseconds of processor time that linking takes, as JSON. */
import { DocumentState, EmptyFileSystem, URI } from 'langium';
import { createRemitServices } from '@remit/language';
import { createStockServices } from './stock/services.ts';
import { contractText } from './texts.ts';

const [which, ...lengths] = process.argv.slice(2);
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const times: number[] = [];
await link(200);
for (const length of lengths.map(Number)) times.push(Math.min(await link(length), await link(length), await link(length)));
console.log(JSON.stringify(times));

async function link(lines: number): Promise<number> {
  const { shared } = which === 'ours' ? createRemitServices() : createStockServices(EmptyFileSystem);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const document = LangiumDocumentFactory.fromString(contractText(lines), URI.parse('file:///contract.remit'));
  LangiumDocuments.addDocument(document);
  let [begun, time] = [0, 0];
  DocumentBuilder.onBuildPhase(DocumentState.ComputedScopes, () => { begun = clock(); });
  DocumentBuilder.onBuildPhase(DocumentState.Linked, () => { time = clock() - begun; });
  await DocumentBuilder.build([document], { validation: false });
  const broken = document.references.filter(reference => reference.error !== undefined).length;
  if (broken > 0) throw new Error(`${broken} of ${document.references.length} references are not linked.`);
  return time;
}
