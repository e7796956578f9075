import { buildDocuments, createRemitServices } from '@remit/language';
import { describe, expect, it } from 'vitest';

const services = createRemitServices();
const library = 'measure Kept "Tenancies kept" { proportion Kept2 / Begun   better when higher }\n';
const sound = `import { Kept } from "./library.remit"
contract Homes "Homes" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Council "The council"
  provider Haven "Haven"
  providers Hubs each Hub { keyed by ods }
  population Older "Older people" { size Over65, between 10 and 90 }
  fund Budget { from Council £100   limit £900,000 each year }
  payment Base "Base" {
    from Budget to Haven
    paid monthly, due 15 days after the period
    amount £54 per person in Older per year
    recoveries: carry
  }
  fact Reviews for each Hub { count of people between 0 and 90, each year }
  payment Extra "Extra" for each Hub {
    from Budget to Hub
    paid yearly, due 15 days after the period
    amount up to £200 { 100% for Kept rising from 20% to 30% }
    gate Reviews at least 4 people
  }
}
scenario "One" for Homes {
  in 2026/27 {
    Over65 = 20 people
    Kept = 3 out of 10
    Hub "A" { Reviews = 4 people }
  }
  expect Base in April 2026 is £90.00
  expect earnings of Haven in 2026/27 is £1,080.00
}
`;

/** Codes and words at fault of all that is found after one slip. */
async function found(from: string, to: string): Promise<string[]> {
  expect(sound).toContain(from);
  const documents = await buildDocuments(services, [{ uri: 'file:///library.remit', text: library }, { uri: 'file:///homes.remit', text: sound.replace(from, to) }]);
  const result = documents[1]!.diagnostics!.map(({ code, range }) => `${code} ${documents[1]!.textDocument.getText(range)}`);
  for (const { uri } of documents) services.shared.workspace.LangiumDocuments.deleteDocument(uri);
  return result;
}

describe('one slip is one finding, however much depends on it', () => {
  const slips: readonly (readonly [string, string, string, string])[] = [
    ['a comma left out, so that the rest of the contract is read as outside it', 'monthly, due', 'monthly due', 'SYN-009 due'],
    ['a word of the language in place of a noun', 'per person in Older', 'per persons in Older', 'SYN-001 persons'],
    ["a block that does not belong to its amount", 'amount up to £200 {', 'amount £200 {', 'SYN-004 {'],
    ['a misspelt word before a name that is used', 'commissioner Council', 'commisioner Council', 'SYN-002 commisioner'],
    ['a name with a small letter', 'provider Haven', 'provider haven', 'LEX-014 haven'],
    ['a contract without a name', 'contract Homes', 'contract', 'SYN-001 "Homes"'],
    ['a scenario of a contract that is not there', 'for Homes', 'for Home', 'REF-001 Home'],
    ['an imported name spelt otherwise', 'import { Kept }', 'import { Keptt }', 'REF-001 Keptt'],
    ['a currency misspelt, which then no sum is in', 'currency GBP', 'currency GPB', 'TYP-013 currency GPB'],
    ['a sum in another currency', 'limit £900,000', 'limit $900,000', 'TYP-013 $900,000'],
    ['a file that is not there', './library.remit', './librari.remit', 'IMP-001 "./librari.remit"'],
    ['a whole file that is not there', '{ Kept } from "./library.remit"', '"./librari.remit"', 'IMP-001 "./librari.remit"'],
  ];
  for (const [what, from, to, finding] of slips) it(what, async () => expect(await found(from, to)).toEqual([finding]));

  it('and none in a sound text', async () => expect(await found('Older people', 'Older people')).toEqual([]));
});

describe('what has a cause of its own is still found', () => {
  it('a name that nothing declares, in a text that is broken elsewhere', async () => {
    expect(await found('from Council £100   limit £900,000 each year', 'from Councl £100   limit £900,000 each yeer')).toEqual(['SYN-001 yeer', 'REF-001 Councl']);
  });

  it('a price per something that a population does not count', async () => {
    expect(await found('£54 per person in Older', '£54 per contact in Older')).toEqual(['TYP-016 per contact in Older']);
  });
});
