import { formatNumber } from '@remit/program/rational';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { ast, createRemitServices } from '@remit/language';
import { figuresOf } from '@remit/language/rules/figures';
import { yearsOf } from '@remit/language/rules/contract-years';

const head = 'years start 1 April currency GBP rounding to £0.01, half up commissioner Board provider Trust fund Pot { from Board }';

async function contractOf(body: string, term = 'term 1 April 2026 to 31 March 2029'): Promise<ast.Contract> {
  const { shared } = createRemitServices();
  const document = shared.workspace.LangiumDocumentFactory.fromString<ast.RemitFile>(`contract A { ${term} ${head} ${body} }`, URI.parse('file:///a.remit'));
  await shared.workspace.DocumentBuilder.build([document]);
  expect(document.parseResult.parserErrors.map(({ message }) => message)).toEqual([]);
  return document.parseResult.value.contracts[0]!;
}

/** What a value comes to in each year. */
async function valuesOf(body: string, name = 'X'): Promise<(string | undefined)[]> {
  const contract = await contractOf(body);
  const figures = figuresOf(contract);
  const found = contract.declarations.find((one) => 'name' in one && one.name === name);
  return figures.years.map((year) => {
    const sum = ast.isPayment(found) || ast.isPool(found) ? figures.paid(found, year) : ast.isFund(found) ? figures.funds(found, year) : ast.isLet(found) ? figures.of(found.amount, year) : undefined;
    return sum && `${sum.currency ?? ''}${formatNumber(sum.value)}`;
  });
}

describe('years of a contract', () => {
  it('are named as the text names them, and know which are whole', async () => {
    const contract = await contractOf('', 'term 1 October 2027 to 31 March 2030');
    expect(yearsOf(contract).map(({ key, name, isWhole }) => [key, name, isWhole])).toEqual([['2027-04-01', '2027/28', false], ['2028-04-01', '2028/29', true], ['2029-04-01', '2029/30', true]]);
  });

  it('end with the century, and are none where the term cannot be read', async () => {
    expect(yearsOf(await contractOf('', 'term 1 April 2099 to 31 March 2101')).map(({ name }) => name)).toEqual(['2099/00', '2100/01']);
    expect(yearsOf(await contractOf('', ''))).toEqual([]);
  });
});

describe('values by year', () => {
  const adults = 'population Adults { expected 24,000 people in 2026/27, 25,000 people from 2027/28 }';
  it.each([
    ['a price for each person, at the number expected', `${adults} let X each year = £10 per person in Adults`, ['£240000', '£250000', '£250000']],
    ['tables of years', 'let X each year = £1m in 2026/27, £2m from 2027/28', ['£1000000', '£2000000', '£2000000']],
    ['shares of other values', 'let R each year = 2% in 2026/27, 5% from 2027/28 let X each year = (100% - R) * £1m', ['£980000', '£950000', '£950000']],
    ['sums per month in a year', 'let X each year = £100 per month', ['£1200', '£1200', '£1200']],
    ['steps', 'let X each year = £100 then minus £30 then times 2 then up to £120 then reduced by 25% then no lower than £95', ['£95', '£95', '£95']],
    ['a table that leaves out a year', 'let X each year = £1 in 2026/27, £2 in 2028/29', ['£1', undefined, '£2']],
    ['facts', 'fact F { money between £0 and £5, each year } let X each year = F + £1', [undefined, undefined, undefined]],
    ['what is to be agreed', 'let Y each year, to be agreed = £5 let X each year = Y + £1', [undefined, undefined, undefined]],
    ['circles', 'let X each year = Y let Y each year = X', [undefined, undefined, undefined]],
    ['values of a month', 'let Y each month = £5 let X each year = Y', [undefined, undefined, undefined]],
  ])('knows %s', async (_what, body, expected) => {
    expect(await valuesOf(body)).toEqual(expected);
  });
});

describe('payments by year', () => {
  const pay = (clauses: string): string => `payment X { from Pot to Trust ${clauses} }`;
  it.each([
    ['by the month, per year', pay('paid monthly, due 15 days after the period amount £1.2m per year'), '£1200000'],
    ['by the quarter', pay('paid quarterly, due 15 days after the period amount £100'), '£400'],
    ['a year in twelve instalments', pay('paid monthly, in 12 monthly instalments, due on day 15 of the period amount £262m'), '£262000000'],
    ['the most of what is paid for results', `outcome O { measured by M } measure M { proportion A / B } ${pay('paid yearly, due 15 days after the period amount up to 8% of £1m { 100% for O rising from 10% to 20% }')}`, '£80000'],
    ['a share of another payment', `payment Core { from Pot to Trust paid monthly, due 15 days after the period amount £5 } ${pay('paid yearly, due 15 days after the period amount 8% of Core')}`, '£4.8'],
    ['a yearly value that is paid by the month', `let Y each year = £12 ${pay('paid monthly, due 15 days after the period amount Y')}`, undefined],
    ['a year in six instalments', pay('paid yearly, in 6 monthly instalments, due on day 15 of the month amount £12'), '£12'],
    ['half a year in instalments', pay('paid monthly, in 6 monthly instalments, due on day 15 of the period amount £12'), undefined],
    ['once', pay('paid once, due on 30 June 2027 amount £12'), undefined],
    ['behind a gate', `fact F { yes or no, each year } ${pay('paid yearly, due 15 days after the period amount £12 gate F')}`, undefined],
  ])('knows what is paid: %s', async (_what, body, expected) => {
    expect((await valuesOf(body))[1]).toBe(expected);
  });

  it('knows a price until it is raised', async () => {
    expect(await valuesOf(pay('paid yearly, due 15 days after the period amount £100 uplift 2% each year from 1 April 2027, exact'))).toEqual(['£100', undefined, undefined]);
  });
});

describe('funds by year', () => {
  it.each([
    ['a limit by year', 'fund X { from Board limit £5 in 2026/27, £6 from 2027/28 each year }', ['£5', '£6', '£6']],
    ['what is put in', 'commissioner Council fund X { from Board £3, Council £2 each year }', ['£5', '£5', '£5']],
    ['a limit over the term alone', 'fund X { from Board limit £5 over the term }', [undefined, undefined, undefined]],
    ['no figure', 'fund X { from Board }', [undefined, undefined, undefined]],
  ])('knows %s', async (_what, body, expected) => {
    expect(await valuesOf(body)).toEqual(expected);
  });
});
