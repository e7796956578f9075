import { readFileSync } from 'node:fs';
import { buildDocuments, createRemitServices, standardLibrary } from '@remit/language';
import { PROFILES } from '@remit/std';
import { describe, expect, it } from 'vitest';

const services = createRemitServices(undefined, { standardLibrary: standardLibrary({}, PROFILES) });
const folder = 'examples/care-models/01-harrowmere-foundation-trust';
const model = readFileSync(`${folder}/harrowmere.remit`, 'utf8');
const library = { uri: 'file:///models/library/older-people-measures.remit', text: readFileSync(`${folder}/library/older-people-measures.remit`, 'utf8') };

/** One case after another: `what is there ==> what is written`, then a line for each finding: `CODE »words at fault« message`. */
const cases = readFileSync('test/fixtures/language/slips.txt', 'utf8').split('\n\n').map(each => each.split('\n').filter(line => line !== '' && !line.startsWith('#'))).filter(each => each.length > 0)
  .map(([slip, ...findings]) => ({ slip: slip!, findings }));

/** All that is found in the care model after one slip. */
async function found(slip: string): Promise<string[]> {
  const [from, to] = slip.split(' ==> ').map(words => words.replaceAll('\\n', '\n').replaceAll('\\t', '\t')) as [string, string];
  expect(model).toContain(from);
  const documents = await buildDocuments(services, [library, { uri: 'file:///models/harrowmere.remit', text: model.replace(from, () => to) }]);
  const result = documents[1]!.diagnostics!.map(({ code, range, message }) => `${code} »${documents[1]!.textDocument.getText(range).split('\n')[0]}« ${message}`);
  for (const { uri } of documents) services.shared.workspace.LangiumDocuments.deleteDocument(uri);
  return result;
}

describe('a slip in a care model is one finding, at its place, that says what to do', () => {
  it('and there is none before it', async () => expect(await found('currency GBP ==> currency GBP')).toEqual([]));
  for (const { slip, findings } of cases) it(slip, async () => expect(await found(slip)).toEqual(findings));
});
