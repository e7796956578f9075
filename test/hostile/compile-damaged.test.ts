import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';

const examples = path.join(import.meta.dirname, '../../examples');
/** So many damaged texts of each example: cut off at places that are spread evenly over it. */
const CUTS = 16;

interface Text { readonly uri: string; readonly text: string }

const textsOf = (folder: string): Text[] => globSync('**/*.remit', { cwd: path.join(examples, folder) }).sort().map((file) => path.join(examples, folder, file))
  .map((file) => ({ uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') }));
const compiled = async (texts: readonly Text[]) => compileProject(await buildDocuments(createRemitServices(), texts.map((each) => ({ ...each }))));
const main = (texts: readonly Text[]): Text => texts.find(({ text }) => /^contract /m.test(text))!;

it.each(['northshire-diabetes', 'care-models/08-westmarch-alliance'])('a text of %s that is cut off anywhere gives findings and no program, and nothing is thrown', async (folder) => {
  const texts = textsOf(folder);
  const whole = main(texts);
  const [head, last] = [whole.text.search(/^contract /m), whole.text.search(/^\}/m)];
  expect((await compiled(texts)).findings).toEqual([]);
  for (let cut = 1; cut <= CUTS; cut++) {
    const at = head + Math.floor(((last - head) * cut) / CUTS);
    const { contracts, findings } = await compiled(texts.map((each) => (each === whole ? { ...each, text: whole.text.slice(0, at) } : each)));
    const named = /^contract (\w+)/m.exec(whole.text.slice(0, at)) !== null;
    expect([at, contracts.filter(({ document }) => document === whole.uri).map(({ name }) => name), named ? findings.map(({ code }) => code) : []]).toEqual([at, [], named ? ['PRG-120'] : []]);
  }
}, 60_000);

it('what another text lacks is told of the contract that refers to it', async () => {
  const library = { uri: 'file:///library.remit', text: 'measure AtTarget "At target" { proportion Good / Tested  better when ' };
  const contract = { uri: 'file:///care.remit', text: `import { AtTarget } from "./library"
contract Care {
  version 1.0  status design  term 1 April 2026 to 31 March 2027  years start 1 April  currency GBP  rounding to £0.01, half up
  commissioner Board  provider Trust
  payment Core { from Board to Trust  paid yearly, due 30 days after the period  amount £1,200 then only if AtTarget at least 50%  recoveries: carry }
}
` };
  const { contracts, findings } = await compiled([contract, library]);
  expect([contracts, findings.map(({ code, message }) => [code, message])]).toEqual([[], [
    ['PRG-120', "The contract 'Care' was not turned into a program, because its text, or one that it refers to, has mistakes. Put right what is reported there first."],
  ]]);
});
