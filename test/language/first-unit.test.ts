import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices, type DiagnosticExtras } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { runScenarios } from '@remit/runtime';
import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';

const services = createRemitServices();
let count = 0;

/** A share of a saving in a contract of a currency, whose sums begin with its sign or code. */
const contract = (currency: string, money: string, first: string): string => `contract Savings "Savings" {
  version  1.0
  term     1 April 2026 to 31 March 2027
  years    start 1 April
  currency ${currency}
  rounding to ${money}0.01, half up

  commissioner Board "The board"
  provider Trust "The trust"

  fact Spend { money between ${money}0 and ${money}90m, each year }

  share Savings "Savings" {
    between Board and Trust
    paid yearly, due 30 days after the period
    compare Spend with ${money}34,500,000 per year
    saving at least 2%, from the first ${first}: Board pays Trust 50%
    rest borne by Board
    VAT outside the scope
  }
}
scenario "A saving" for Savings {
  in 2026/27 { Spend = ${money}33,200,000 }
  expect Savings in 2026/27 is ${money}650,000.00
}
`;

async function checked(text: string) {
  const [document] = await buildDocuments(services, [{ uri: `file:///first-${count++}.remit`, text }]);
  return document!;
}

describe('from the first unit of money', () => {
  it.each([
    ['GBP', '£', '£'], ['GBP', '£', 'pound'], ['EUR', '€', '€'], ['EUR', '€', 'euro'], ['USD', '$', '$'], ['USD', '$', 'dollar'], ['AUD', '$', 'dollar'],
    ['CHF', 'CHF', 'CHF'], ['EUR', 'EUR', 'EUR'], ['INR', '₹', '₹'], ['JPY', '¥', '¥'], ['SEK', 'SEK', 'SEK'],
  ])('reads what sums of %s are written with (%s5, the first %s), and lays it out', async (currency, money, first) => {
    const text = contract(currency, money, first);
    const document = await checked(text);
    expect(document.diagnostics?.map(({ message }) => message)).toEqual([]);
    const formatted = formatDocument(document)!;
    expect(formatted).toContain(`saving at least 2%, from the first ${first}: Board pays Trust 50%\n`);
    expect(formatDocument(await checked(formatted))).toBe(formatted);
    const { contracts, findings } = compileProject([document]);
    expect(findings).toEqual([]);
    const outcomes = runScenarios(contracts[0]!.program, contracts[0]!.scenarios);
    expect(outcomes.flatMap(({ expectations }) => expectations.map(({ passed }) => passed))).toEqual([true]);
  });

  it.each([
    ['GBP', '£', '$', '£'], ['GBP', '£', 'euro', '£'], ['EUR', '€', 'pound', '€'], ['CHF', 'CHF', '€', 'CHF'], ['CHF', 'CHF', 'EUR', 'CHF'], ['USD', '$', 'Trust', '$'],
  ])('of another currency is refused, with what to write: %s %s, the first %s', async (currency, money, first, right) => {
    const text = contract(currency, money, first);
    const document = await checked(text);
    const [finding, ...more] = document.diagnostics ?? [];
    expect([finding?.code, finding?.message, more]).toEqual(['TYP-013', `'from the first ${first}' speaks of another currency than ${currency}, which the contract is in. Write 'from the first ${right}'.`, []]);
    expect(document.textDocument.getText(finding!.range)).toBe(first);
    const [correction] = (finding!.data as DiagnosticExtras).corrections!;
    const [{ offset, end, text: written }] = correction!.edits as [{ offset: number; end: number; text: string }];
    expect((await checked(text.slice(0, offset) + written + text.slice(end))).diagnostics).toEqual([]);
  });

  it.each([['GBP', '£', '£'], ['EUR', '€', '€'], ['CHF', 'CHF', 'CHF']])('is offered as sums of the contract are written: %s', async (currency, money, wanted) => {
    const text = contract(currency, money, '<|>').replace('<|>: Board pays Trust 50%', '<|>');
    const labels = (await editor().complete({ uri: fresh(), text })).map(({ label }) => label);
    expect(labels).toContain(wanted);
    expect(labels.filter((label) => /^(?:[£€$₹¥]|[A-Z]{3})$/.test(label))).toEqual([wanted]);
  });
});
