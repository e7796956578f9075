import { URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';

const LIBRARY = '"""{Waits} counts whom {Waits.Soon} counts."""\nmeasure Waits "Waits" { proportion Soon / All   better when higher }\n';
const CONTRACT = `import { Waits } from "./library.remit"
contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
  """{Trust} is paid {Core.amount} for {Waits}, and Core stays a word."""
  payment Core "Core payment" { from Icb to Trust   paid yearly, due 30 days after the period   amount £500 * Waits }
  accept OUT-001 on Core "Core" by Icb on 1 April 2026
}
`;
const SCENARIO = `import "./care.remit"
import { Waits } from "./library.remit"
facts Ordinary for Care { in 2026/27 { Waits = 5 out of 10 } }
scenario "Core" for Care with Ordinary {
  in 2027/28 { Waits.Soon = 5 people   Waits.All = 10 people }
  expect Core in 2026/27 is £250.00
  expect payment from Icb to Trust due on 30 April 2027 is £250.00
}
`;

/** The three files after a rename asked for at a place in one of them. */
async function renamed(file: 'library' | 'care' | 'scenario', at: string, inside: number, newName: string): Promise<Record<string, string>> {
  const { services, open } = editor();
  const folder = fresh('rename').replace(/\.remit$/, '');
  const texts = { library: LIBRARY, care: CONTRACT, scenario: SCENARIO };
  const uris = Object.fromEntries(Object.keys(texts).map((name) => [name, `${folder}/${name}.remit`]));
  await open(...Object.entries(texts).map(([name, text]) => ({ uri: uris[name]!, text })));
  const documents = services.shared.workspace.LangiumDocuments;
  const document = documents.getDocument(URI.parse(uris[file]!))!;
  const position = document.textDocument.positionAt(texts[file].indexOf(at) + inside);
  const edit = await services.remit.lsp.RenameProvider!.rename(document, { textDocument: { uri: uris[file]! }, position, newName });
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, TextDocument.applyEdits(TextDocument.create('', 'remit', 1, text), edit!.changes![uris[name]!] ?? [])]));
}

describe('a new name', () => {
  it.each([['library', 'measure Waits', 9], ['care', 'for {Waits}', 6], ['care', '* Waits', 3], ['scenario', 'Waits = 5', 2], ['scenario', 'Waits.Soon', 2], ['library', '{Waits.Soon}', 2]] as const)(
    'goes to imports, wordings, facts and scenarios in all files, asked for in %s at "%s"', async (file, at, inside) => {
      expect(await renamed(file, at, inside, 'Delays')).toEqual({
        library: LIBRARY.replaceAll('Waits ', 'Delays ').replaceAll('{Waits', '{Delays'), care: CONTRACT.replaceAll('Waits', 'Delays'), scenario: SCENARIO.replaceAll('Waits', 'Delays'),
      });
    });

  it('of a part of a measure goes to wordings and scenarios', async () => {
    expect(await renamed('library', 'proportion Soon', 12, 'Early')).toEqual({ library: LIBRARY.replaceAll('Soon', 'Early'), care: CONTRACT, scenario: SCENARIO.replaceAll('Soon', 'Early') });
  });

  it('of a payment, a party or the contract goes to expectations, and to no word between quotation marks', async () => {
    expect(await renamed('care', 'payment Core', 9, 'Block')).toEqual({
      library: LIBRARY, scenario: SCENARIO.replace('expect Core', 'expect Block'),
      care: CONTRACT.replace('payment Core', 'payment Block').replace('{Core.amount}', '{Block.amount}').replace('on Core', 'on Block'),
    });
    expect(await renamed('scenario', 'to Trust due', 4, 'Hospital')).toEqual({ library: LIBRARY, care: CONTRACT.replaceAll(/Trust(?=[ }])(?!")/g, 'Hospital'), scenario: SCENARIO.replace('Trust', 'Hospital') });
    expect(await renamed('scenario', 'for Care with', 5, 'Services')).toEqual({ library: LIBRARY, care: CONTRACT.replace('contract Care', 'contract Services'), scenario: SCENARIO.replaceAll('for Care', 'for Services') });
    expect(await renamed('scenario', 'with Ordinary', 6, 'Usual')).toEqual({ library: LIBRARY, care: CONTRACT, scenario: SCENARIO.replaceAll('Ordinary', 'Usual') });
  });
});
