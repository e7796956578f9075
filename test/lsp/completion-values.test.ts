import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { editor, fresh } from '../helpers/editor.ts';

const HEADER = `contract Care "Care" {
  term 1 April 2026 to 31 March 2029
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  commissioner Council "Council"
  provider Trust "The Trust"
  provider Small "A small one"
  population Adults { size ListSize, between 0 and 9 }
  measure Waits { proportion Soon / All   better when higher }
  outcome Sooner { measured by Waits in Adults   baseline 50%   target 60% }
  fact Kept { yes or no, each year }
  fact Contacts { count of contacts between 0 and 9, each year }
  fact Spend "Spend" { money between £0 and £1m, each year }
  payment Core { from Icb to Trust   paid monthly, due 15 days after the period   amount £100 per year }
  payment Yearly { from Icb to Trust   paid yearly, due 30 September after the period   amount £100 }
`;

const shared = editor();

async function items(text: string): Promise<CompletionItem[]> {
  const all = await shared.complete({ uri: fresh(), text: `${HEADER}  ${text}` });
  return all.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/** What each of the first items shows and writes. */
async function first(text: string, count: number): Promise<[string, string | undefined][]> {
  return (await items(text)).slice(0, count).map(({ label, textEdit }) => [label, textEdit?.newText]);
}

/** The names offered, those that suit best first. */
async function names(text: string): Promise<string[]> {
  return (await items(text)).map(({ label }) => label).filter((label) => /^[A-Z]\w*$/.test(label) && label !== 'VAT');
}

describe('values that make sense', () => {
  it.each([
    ['the rest of the weight', 'payment A { amount up to £5 { 60% for Sooner <|> } }', ['40% – the rest of the weight', '40% for ']],
    ['the rest of three weights', 'payment A { amount up to £5 { 33.3% for Sooner 33.3% for Waits <|> } }', ['33.4% – the rest of the weight', '33.4% for ']],
    ['the rest where the next weight is begun', 'payment A { amount up to £5 { 60% for Sooner 4<|> } }', ['40% – the rest of the weight', '40% for ']],
    ['the rest before the last item', 'payment A { amount up to £5 { 60% for Sooner <|> 10% for Waits } }', ['30% – the rest of the weight', '30% for ']],
    ['the rest of a sum', 'payment A { amount up to £5,000 { £2,000.50 for Sooner then up to £3 <|> } }', ['£2,999.50 – the rest of the weight', '£2,999.50 for ']],
    ['the rest of who pays', 'payment A { from Icb 60%, Council <|> } }', ['40% – the rest of the shares', '40%']],
    ['the rest of who is paid', 'payment A { to Trust 12.5%, Small <|>', ['87.5% – the rest of the shares', '87.5%']],
    ['the rest of who answers for an outcome', 'outcome O { accountable Trust 50%, Small <|>', ['50% – the rest of the shares', '50%']],
    ['when others fall due', 'payment A { paid monthly, due <|> }', ['15 days after the period – as Core is due', '15 days after the period']],
    ['the next year of a scenario', '}\nscenario "a" for Care { in 2026/27 { Spend = £5 }\n in <|> }', ['2027/28 – the next period', '2027/28']],
    ['the next month of a scenario', '}\nscenario "a" for Care { in December 2026 { }\n in <|> }', ['January 2027 – the next period', 'January 2027']],
    ['the next quarter of a scenario', '}\nscenario "a" for Care { in Q4 2026/27 { }\n in <|> }', ['Q1 2027/28 – the next period', 'Q1 2027/28']],
    ['the next year of a level', 'outcome O { target 5% in 2026/27, 6% in <|> }', ['2027/28 – the next period', '2027/28']],
  ])('offers %s', async (_, text, wanted) => {
    expect((await first(text, 1))[0]).toEqual(wanted);
  });

  it('offers the days of the term and of its years', async () => {
    expect(await first('payment A { amount £5\n opens on <|> }', 4)).toEqual([
      ['1 April 2026 – the first day of the term', '1 April 2026'], ['31 March 2029 – the last day of the term', '31 March 2029'],
      ['1 April 2027 – the start of a year', '1 April 2027'], ['1 April 2028 – the start of a year', '1 April 2028'],
    ]);
  });

  it.each([
    ['no rest where the whole is given', 'payment A { amount up to £5 { 60% for Sooner 40% for Waits <|> } }'],
    ['no rest where more than the whole is given', 'payment A { from Icb 60%, Council 50%, Trust <|> }'],
    ['no rest where a weight is no figure', 'payment A { amount up to £5 { 60% for Sooner £5 for Waits <|> } }'],
    ['no rest of a value', 'payment A { amount up to £5 { 60% for <|> } }'],
    ['no rest that no percentage says', 'payment A { amount up to £5 { 1/3 for Sooner <|> } }'],
    ['no period twice', '}\nscenario "a" for Care { in 2027/28 { }\n in <|>\n in 2028/29 { } }'],
  ])('offers %s', async (_, text) => {
    const labels = (await items(text)).map(({ label }) => label);
    expect(labels.filter((label) => /the rest|2028\/29 –/.test(label))).toEqual([]);
  });
});

describe('names that suit', () => {
  it.each([
    ['money for an amount', 'payment A { amount <|> }', ['Core', 'Spend', 'Yearly']],
    ['money for a share of a sum', 'payment A { amount 8% of <|> }', ['Core', 'Spend', 'Yearly']],
    ['money for a cap', 'payment A { amount £5 then up to <|> }', ['Core', 'Spend', 'Yearly']],
    ['what has the units of what it is added to', 'payment A { amount Contacts + <|> }', ['Contacts']],
    ['what has the units of what is compared', 'payment A { gate Waits at least <|> }', ['Sooner', 'Waits']],
    ['an outcome for a weight', 'payment A { amount up to £5 { 60% for <|> } }', ['Sooner']],
    ['an answer or an outcome for a gate', 'payment A { gate <|> }', ['Kept', 'Sooner']],
    ['what is counted for a price', 'payment A { amount £5 per contact in <|> }', ['Contacts']],
    ['a measured count for a price per person', 'payment A { amount £5 per person in <|> }', ['Adults', 'ListSize']],
  ])('puts first %s', async (_, text, wanted) => {
    expect((await names(text)).slice(0, wanted.length)).toEqual(wanted);
    const next = (await items(text)).filter(({ label }) => /^[A-Z]\w*$/.test(label))[wanted.length];
    expect(next?.sortText?.startsWith('8~')).toBe(true);
  });

  it('leaves out what would make a value depend on itself, directly or through others', async () => {
    const circle = 'payment A { from Icb to Trust   amount 5% of Core }\n  let Half = 50% of A\n  let Other = 50% of Core\n  payment B { from Icb to Trust   amount 5% of Half }';
    expect((await names(`${circle.replace('5% of Core }', '5% of <|> }')}`)).filter((name) => /^(?:A|B|Core|Half|Other)$/.test(name))).toEqual(['Core', 'Other']);
    expect((await names(`${circle}\n  payment C { amount 5% of <|> }`)).filter((name) => /^(?:A|B|C|Half|Other)$/.test(name))).toEqual(['A', 'B', 'Half', 'Other']);
    expect((await names(`${circle.replace('5% of Core }', 'up to £5 { 60% for <|> } }')}`)).includes('A')).toBe(false);
    expect((await names('outcome Later { measured by <|> }'))).toContain('Waits');
    expect((await names('payment A { from Icb to Trust   amount £5   gate A at least <|> }')).includes('A')).toBe(false);
  });

  it('says what value a name has', async () => {
    const described = Object.fromEntries((await items('payment A { amount <|> }')).map(({ label, labelDetails }) => [label, labelDetails?.description]));
    expect(described).toMatchObject({ Core: 'a sum of money, each month', Contacts: 'a count of contacts, each year', Kept: 'yes or no, each year', Sooner: 'a percentage' });
  });

  it.each([
    ['parties not yet in a split', 'payment A { from Icb 60%, <|> } }', ['Council', 'Small', 'Trust']],
    ['parties that do not answer for it yet', 'outcome O { accountable Trust 50%, <|>', ['Council', 'Icb', 'Small']],
    ['members not yet named', 'body B { members Icb, Council, <|> }', ['Small', 'Trust']],
    ['those in the split for its remainder', 'payment A { from Icb 60%, Council 40%, remainder to <|> }', ['Council', 'Icb']],
    ['outcomes to be a proxy for', 'outcome O { proxy for <|> }', ['O', 'Sooner']],
    ['payments that patients may go elsewhere for', 'choice C { patients may go elsewhere for <|> }', ['C', 'Core', 'Yearly']],
    ['facts that a budget is held by', 'personal budget P { held by <|> }', ['Contacts', 'Kept', 'Spend']],
  ])('offers %s', async (_, text, wanted) => {
    expect((await names(text)).sort()).toEqual(wanted);
  });
});
