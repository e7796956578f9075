import { describe, expect, it } from 'vitest';
import { linkedNames } from '@remit/language/lsp/linked-names';
import { editor, fresh } from '../helpers/editor.ts';

const contract = (inner: string): string => `contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
${inner}
}
`;
const CORE = `  payment Core "Core payment" { from Icb to Trust   paid yearly, due 30 days after the period   amount £500 }`;

/** The places that are typed over together with what is under the cursor, as line and column from 1; undefined where there are none. */
async function linked(text: string, ...others: { uri: string; text: string }[]): Promise<string[] | undefined> {
  const { services, open } = editor();
  const { document, offset } = await open({ uri: fresh('linked'), text }, ...others);
  const found = await linkedNames(document, document.textDocument.positionAt(offset), services.remit);
  return found?.ranges.map(({ start, end }) => `${start.line + 1}:${start.character + 1}-${end.character + 1}`).sort();
}

describe('typing over the name of a declaration', () => {
  it('takes its uses along, also those in a wording', async () => {
    expect(await linked(contract(`  """{Trust} is paid {Core.amount}."""\n  let Twice = 2\n  payment Core<|> "Core payment" { from Icb to Trust   paid yearly, due 30 days after the period   amount £500 }\n  payment More { from Icb to Trust   paid yearly, due 30 days after the period   amount 10% of Core }`)))
      .toEqual(['10:11-15', '11:96-100', '8:23-27']);
  });

  it('works from either end of the name and from within', async () => {
    for (const cursor of ['<|>Trust', 'Tr<|>ust', 'Trust<|>']) {
      expect(await linked(contract(CORE).replace('provider Trust', `provider ${cursor}`)), cursor).toEqual(['7:12-17', '8:45-50']);
    }
  });
});

describe('nothing is typed over', () => {
  it('from a use: who types there means another declaration', async () => {
    expect(await linked(contract(CORE.replace('to Trust', 'to Tr<|>ust')))).toBeUndefined();
  });

  it('where the name has no use, or the cursor is at no name', async () => {
    expect(await linked(contract(`  let Alo<|>ne = 2`))).toBeUndefined();
    expect(await linked(contract(`  let Alone = 2<|>`))).toBeUndefined();
    expect(await linked(contract(CORE.replace('"Core', '"Co<|>re')))).toBeUndefined();
  });

  it('where two things have the name', async () => {
    expect(await linked(contract(`${CORE}\n${CORE.replace('Core', 'Co<|>re')}\n  let Tenth = 10% of Core`))).toBeUndefined();
  });

  it('where another file uses it', async () => {
    const { services, open } = editor();
    const folder = fresh('linked').replace(/\.remit$/, '');
    const { document, offset } = await open(
      { uri: `${folder}/care.remit`, text: contract(CORE.replace('Core', 'Co<|>re')) },
      { uri: `${folder}/more.remit`, text: 'import "./care.remit"\nscenario "One" for Care { expect Core in 2026/27 is £500.00 }\n' });
    expect(await linkedNames(document, document.textDocument.positionAt(offset), services.remit)).toBeUndefined();
  });

  it('in a text that cannot be read', async () => {
    expect(await linked('contract Ca<|>re { payment')).toBeUndefined();
    expect(await linked('<|>')).toBeUndefined();
  });
});
